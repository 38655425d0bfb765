import { poetryRequirements, type PythonProjectFile } from '../../packages/python/project.ts';
import { readToml, tableOf } from '../../packages/python/readToml.ts';

/** A Pipfile: the notation of its tables is Poetry's without carets. */
export function readPipfile(text: string): PythonProjectFile {
  const { table, brokenAt } = readToml(text);
  return {
    name: null,
    requirements: poetryRequirements(tableOf(table['packages'])),
    extras: new Map(),
    groups: new Map([['dev', poetryRequirements(tableOf(table['dev-packages']))]]),
    defaultGroups: [],
    scripts: 0,
    sources: new Map(),
    indexUrls: [],
    brokenAt,
    buildRequirements: [],
    isPackage: false,
  };
}
