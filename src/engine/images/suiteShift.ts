import type { ImageFacts, ImageRow } from './imageFacts.ts';
import type { TagParts } from './parseTag.ts';
import { underlay } from './underlay.ts';
import { compareVersions } from './versions.ts';

/** What changes when an image is built on another suite. */
export interface SuiteShift {
  /** More bytes, or fewer when negative. */
  readonly bytes: number;
  readonly from: string;
  readonly to: string;
}

/**
 * What changes with the suite: the middle of what it changed for the family's own versions that were weighed on both suites, or else
 * the difference between the distribution images below.
 */
export function suiteShift(
  facts: ImageFacts,
  name: string,
  parts: TagParts,
  row: ImageRow,
): SuiteShift | null {
  if (parts.suite === null || row.suite === null || parts.suite === row.suite) return null;
  const learned = learnedShift(facts.images.get(name)?.rows ?? [], row, parts.suite);
  if (learned !== null) return { bytes: learned, from: row.suite, to: parts.suite };
  const to = underlay(name, parts.words, parts.suite);
  const from = underlay(name, row.parts.words, row.suite);
  if (to === null || from === null) return null;
  const [target, own] = [bytesOf(facts, to), bytesOf(facts, from)];
  return target === null || own === null ? null : { bytes: target - own, from, to };
}

function learnedShift(rows: readonly ImageRow[], row: ImageRow, suite: string): number | null {
  const flavour = row.parts.words.join(' ');
  const siblings = rows.filter(
    (other) => other.parts.words.join(' ') === flavour && other.evidence === 'published',
  );
  const differences: number[] = [];
  for (const from of siblings) {
    if (from.suite !== row.suite) continue;
    const to = siblings.find(
      (other) => other.suite === suite && compareVersions(minor(other), minor(from)) === 0,
    );
    if (to !== undefined) differences.push(to.amount.bytes - from.amount.bytes);
  }
  differences.sort((a, b) => a - b);
  return differences[Math.floor(differences.length / 2)] ?? null;
}

function minor(row: ImageRow): readonly number[] {
  return (row.parts.version ?? []).slice(0, 2);
}

function bytesOf(facts: ImageFacts, reference: string): number | null {
  const [name = '', tag = ''] = reference.split(':');
  const row = facts.images.get(name)?.rows.find((candidate) => candidate.tag === tag);
  return row?.amount.bytes ?? null;
}
