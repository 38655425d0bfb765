import type { Dockerfile } from '../../dockerfile/instruction.ts';
import type { Risk, RunSetting } from '../../report.ts';
import { parseDockerfile } from '../../dockerfile/parseDockerfile.ts';

const SETTINGS: readonly RunSetting[] = [
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'HEALTHCHECK',
  'VOLUME',
  'STOPSIGNAL',
];

/** A change that was made, as a suggestion or a step has it. */
interface Made {
  readonly risk: Risk;
  readonly changes?: readonly RunSetting[];
}

/**
 * Where a changed Dockerfile no longer builds the same thing: other stages by name, another CMD, ENTRYPOINT or EXPOSE, or an error
 * of syntax that was not there before. What a change of behaviour declares to change is no broken promise; what one of lesser risk
 * declares is.
 * @param made the changes that were made
 * @returns a sentence for each; empty when all is as it was
 */
export function brokenPromises(
  before: string,
  after: string,
  made: readonly Made[] = [],
): readonly string[] {
  const [old, now] = [parseDockerfile(before), parseDockerfile(after)];
  const broken: string[] = [];
  const known = new Set(old.problems.map((problem) => problem.id));
  for (const problem of now.problems) {
    if (problem.severity === 'error' && !known.has(problem.id)) broken.push(problem.message);
  }
  const missing = namesOf(old).filter((name) => !namesOf(now).includes(name));
  if (missing.length > 0) broken.push(`stages are gone: ${missing.join(', ')}`);
  const declared = new Set(
    made.flatMap(({ risk, changes }) => (risk === 'behaviour' ? (changes ?? []) : [])),
  );
  for (const keyword of SETTINGS) {
    if (declared.has(keyword)) continue;
    const [was, is] = [linesOf(old, keyword), linesOf(now, keyword)];
    if (was !== is) broken.push(`${keyword} was "${was}" and is "${is}"`);
  }
  return broken;
}

function namesOf({ stages }: Dockerfile): readonly string[] {
  return stages.flatMap(({ name }) => name ?? []);
}

function linesOf({ stages }: Dockerfile, keyword: string): string {
  return (stages.at(-1)?.instructions ?? [])
    .filter((one) => one.keyword === keyword)
    .map((one) => one.text.trim())
    .join('\n');
}
