import { parseJson, recordOf, stringOf, stringsOf, type JsonRecord } from './jsonRecord.ts';
import type { LockedPackage } from './lockedPackage.ts';
import { readOnce } from '../readOnce.ts';

/**
 * Packages of package-lock.json or npm-shrinkwrap.json: `packages` of versions 2 and 3, nested `dependencies` of version 1.
 * @returns undefined when the text is no lock file
 */
export function readPackageLock(text: string | undefined): readonly LockedPackage[] | undefined {
  return text === undefined ? undefined : packagesOf(text);
}

const packagesOf = readOnce((text): readonly LockedPackage[] | undefined => {
  const lock = parseJson(text);
  if (lock === undefined) return undefined;
  const packages = recordOf(lock['packages']);
  if (packages !== undefined) return fromPackages(packages);
  const dependencies = recordOf(lock['dependencies']);
  return dependencies && [...fromDependencies(dependencies, 0)];
});

function fromPackages(packages: JsonRecord): readonly LockedPackage[] {
  const found: LockedPackage[] = [];
  for (const [path, value] of Object.entries(packages)) {
    const entry = recordOf(value);
    const at = path.lastIndexOf('node_modules/');
    // The project itself, workspaces and links own nothing in node_modules.
    if (entry === undefined || at < 0 || entry['link'] === true) continue;
    found.push(lockedOf(stringOf(entry['name']) ?? path.slice(at + 13), entry));
  }
  return found;
}

function* fromDependencies(dependencies: JsonRecord, depth: number): Generator<LockedPackage> {
  if (depth > 50) return;
  for (const [name, value] of Object.entries(dependencies)) {
    const entry = recordOf(value);
    if (entry === undefined) continue;
    yield lockedOf(name, entry);
    const nested = recordOf(entry['dependencies']);
    if (nested !== undefined) yield* fromDependencies(nested, depth + 1);
  }
}

function lockedOf(name: string, entry: JsonRecord): LockedPackage {
  return {
    name,
    version: stringOf(entry['version']) ?? '',
    dev: entry['dev'] === true,
    os: stringsOf(entry['os']),
    cpu: stringsOf(entry['cpu']),
    libc: stringsOf(entry['libc']),
  };
}
