import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { table } from '../../src/cli/table.ts';
import type { DockerfileCase } from './dockerfilesAccuracy.ts';
import { percent } from './statistics.ts';

/** An estimate that is off by more asks for a reason. */
const FAR = 0.15;

/** Cases that are far off and what is known to be the cause, worst first; empty when there are none. */
export function missesTable(
  cases: readonly DockerfileCase[],
  reasons: ReadonlyMap<string, string> = knownReasons(),
): string {
  const misses = cases.filter(({ error }) => Math.abs(error) > FAR);
  if (misses.length === 0) return '';
  const rows = misses.map(({ id, error }) => [
    id,
    percent(error),
    reasons.get(id) ?? 'not looked into',
  ]);
  return [
    `Misses of more than ${FAR * 100} % and why`,
    table(['case', 'error', 'why'], rows, 'lrl'),
  ].join('\n\n');
}

/** Reasons by id, as they stand beside the other rows of truth. */
export function knownReasons(): ReadonlyMap<string, string> {
  const file = fileURLToPath(
    new URL('../../tests/accuracy/rows/published-misses.tsv', import.meta.url),
  );
  const [, , ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [id = '', reason = ''] = line.split('\t');
      return [id, reason];
    }),
  );
}
