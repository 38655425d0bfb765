import type { StageReport } from '../../../engine/report.ts';

/** The line of the FROM that names the image below the target, and the image as it is resolved. */
export interface BaseLine {
  /** 1-based. */
  readonly line: number;
  readonly image: string;
}

/**
 * Follows `FROM stage` down from the target to the first that names an image.
 *
 * @returns null when there is no target, and where stages go in a circle
 */
export function baseLine(stages: readonly StageReport[]): BaseLine | null {
  let stage = stages.find(({ isTarget }) => isTarget);
  for (let steps = 0; stage !== undefined && steps <= stages.length; steps += 1) {
    const { base, index, line } = stage;
    // Only an earlier stage can be built on, and its name counts in any letter case (docs.docker.com/reference/dockerfile/#from).
    const below = stages.find(
      (other) => other.index < index && other.name?.toLowerCase() === base.toLowerCase(),
    );
    if (below === undefined) return { line, image: base };
    stage = below;
  }
  return null;
}

/**
 * The text with another image in the FROM of a line; flags, the stage's name and blanks stay.
 *
 * @returns null when the image does not stand on the line itself, or the new one is none
 */
export function withBase(dockerfile: string, line: number, image: string): string | null {
  if (!/^[^\s\\]+$/.test(image)) return null;
  const lines = dockerfile.split('\n');
  const match = /^(\s*FROM\s+(?:--\S+\s+)*)([^\s\\-]\S*)(.*)$/is.exec(lines[line - 1] ?? '');
  if (match === null) return null;
  const [, before = '', , after = ''] = match;
  lines[line - 1] = before + image + after;
  return lines.join('\n');
}
