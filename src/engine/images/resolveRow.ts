import { between, times, type Amount, type Evidence } from '../amount.ts';
import { completeTag } from './completeTag.ts';
import type { ImageFacts, ImageFamily, ImageRow } from './imageFacts.ts';
import type { ImageMatch } from './imageTable.ts';
import { parseTag, type TagParts } from './parseTag.ts';
import { suiteShift } from './suiteShift.ts';
import { tagDistance, type TagDistance } from './tagDistance.ts';
import { compareVersions, versionText } from './versions.ts';

/** A row of the catalog that answers for a tag, with what had to be changed. */
export interface ResolvedRow {
  readonly row: ImageRow;
  /** The tag asked for, with what it left open filled in. */
  readonly parts: TagParts;
  readonly match: ImageMatch;
  readonly amount: Amount;
  readonly compressed: Amount;
  readonly evidence: Evidence;
  readonly source: string;
}

/** Finds the row that stands for a tag of a known image, or the nearest one; null when the image has no rows. */
export function resolveRow(
  facts: ImageFacts,
  name: string,
  tag: string,
  asOf: string | undefined,
): ResolvedRow | null {
  const family = facts.images.get(name);
  if (family === undefined) return null;
  const past = asOf !== undefined && asOf < facts.date.slice(0, asOf.length) ? asOf : undefined;
  const parts = completeTag(name, tag, family, past);
  const own = exactRow(family, tag, past);
  if (own !== undefined) {
    const suited = { ...parts, suite: own.suite ?? parts.suite };
    return published(own, suited, isPrecise(tag) ? 'exact' : 'alias', past);
  }
  const best = nearestRow(family, parts, past);
  if (best === undefined) return null;
  if (stepsOf(best.distance) === 0) {
    const same = samePatch(parseTag(name, tag), best.row);
    const match = best.row.tag === tag ? 'exact' : same ? 'alias' : 'nearest';
    return published(best.row, parts, match, past);
  }
  return derived(facts, name, parts, best);
}

/** The row of that very tag. In the past only a patch release's own tag was the same image as on the catalog's day. */
function exactRow(
  family: ImageFamily,
  tag: string,
  past: string | undefined,
): ImageRow | undefined {
  const own = family.rows.find((row) => row.tag === tag);
  if (past === undefined) return own ?? family.rows.find((row) => row.aliases.includes(tag));
  return (parseTag('', tag).version?.length ?? 0) > 2 ? own : undefined;
}

/** A tag that names a version or a suite, rather than `latest` or a flavour alone. */
function isPrecise(tag: string): boolean {
  return /\d/.test(tag) || tag.includes('-');
}

/** The row's own numbers. Of another patch release or day they are only near. */
function published(
  row: ImageRow,
  parts: TagParts,
  match: ImageMatch,
  past: string | undefined,
): ResolvedRow {
  const months = monthsBetween(past, row.created);
  const near = match === 'nearest' || months > 9;
  const share = near ? shareOfAge(months) : past === undefined ? 0 : months > 4 ? 0.03 : 0.012;
  const widened = (amount: Amount): Amount =>
    between(amount.low * (1 - share), amount.bytes, amount.high * (1 + share));
  const weak = near && row.evidence === 'published';
  return {
    row,
    parts,
    match,
    amount: widened(row.amount),
    compressed: widened(row.compressed),
    evidence: weak ? 'derived' : row.evidence,
    source: near ? `${row.source}; another build of the same tag` : row.source,
  };
}

/**
 * How far another build of the same tag is off. Within months 80 % of the pairs in repo-info lie within 1-5 % (2016-2018, and python slim
 * 2021-2026 within 3 %); over years recipes change: python 3.8 slim lost 40 % in 2020, tomcat 8 17 % in 2019.
 */
function shareOfAge(months: number): number {
  return months > 18 ? 0.1 : months > 9 ? 0.05 : 0.03;
}

interface Neighbour {
  readonly row: ImageRow;
  readonly distance: TagDistance;
}

/**
 * The nearest row; of several equally near the one built nearest to the day asked for or else the newest, then by version and tag, so
 * that the answer does not depend on the order of rows.
 */
function nearestRow(
  family: ImageFamily,
  parts: TagParts,
  past: string | undefined,
): Neighbour | undefined {
  let best: Neighbour | undefined;
  for (const row of family.rows) {
    const next = { row, distance: tagDistance(parts, row.parts) };
    if (best === undefined || isNearer(next, best, past)) best = next;
  }
  return best;
}

function isNearer(a: Neighbour, b: Neighbour, past: string | undefined): boolean {
  const cost = (item: Neighbour): number =>
    item.distance.cost + (item.row.evidence === 'assumed' ? 1.2 : 0);
  if (cost(a) !== cost(b)) return cost(a) < cost(b);
  const [created, other] = [a.row.created ?? '', b.row.created ?? ''];
  const days = monthsBetween(past, created) - monthsBetween(past, other);
  if (days !== 0) return days < 0;
  if (created !== other) return created > other;
  const newer = compareVersions(a.row.parts.version ?? [], b.row.parts.version ?? []);
  return newer === 0 ? a.row.tag < b.row.tag : newer > 0;
}

/** Differences that change the bytes; a patch release does not count. */
function stepsOf(distance: TagDistance): number {
  const { words, major, minor, numbers } = distance;
  return words + major + minor + numbers + Number(distance.open) + Number(distance.otherSuite);
}

/** A neighbour's bytes, moved onto the distribution asked for, with a range that grows with the distance. */
function derived(
  facts: ImageFacts,
  name: string,
  parts: TagParts,
  { row, distance }: Neighbour,
): ResolvedRow {
  const shift = distance.words === 0 ? suiteShift(facts, name, parts, row) : null;
  const share = shareOf(name, parts, distance, shift !== null);
  const moved = Math.max(row.amount.bytes * 0.2, row.amount.bytes + (shift?.bytes ?? 0));
  const factor = moved / Math.max(1, row.amount.bytes);
  const spread = (amount: Amount): Amount => {
    const scaled = times(amount, factor);
    return between(scaled.low * (1 - share), scaled.bytes, scaled.high * (1 + share));
  };
  const swap = shift === null ? '' : `, with ${shift.to} in place of ${shift.from}`;
  return {
    row,
    parts,
    match: 'nearest',
    amount: spread(row.amount),
    compressed: spread(row.compressed),
    evidence: distance.words > 0 ? 'assumed' : 'derived',
    source: `derived from ${name}:${row.tag}${swap} (${row.source})`,
  };
}

/** Images that are a distribution: another suite is another set of packages. */
const DISTRIBUTIONS = new Set(['debian', 'ubuntu', 'buildpack-deps', 'alpine', 'fedora', 'centos']);

/**
 * How far off a neighbour may be, as a share. The steps are set so that of the published images, each hidden in turn, about nine in ten lie
 * inside the range (scripts/accuracy/imageCoverage.ts, 2026-11-21); another flavour says little.
 */
function shareOf(name: string, parts: TagParts, distance: TagDistance, swapped: boolean): number {
  const otherSuite = DISTRIBUTIONS.has(name) ? 0.27 : swapped ? 0.07 : 0.12;
  const steps =
    0.03 +
    (DISTRIBUTIONS.has(name) ? 0.02 : 0.035) * Math.min(distance.minor, 8) +
    0.1 * Math.min(distance.major, 4) +
    0.07 * Math.min(distance.numbers, 6) +
    (distance.open || (parts.version === null && !DISTRIBUTIONS.has(name)) ? 0.1 : 0) +
    (parts.words.includes('alpine') ? 0.1 : 0) +
    (distance.otherSuite ? otherSuite : 0);
  // Publishers outside of the official images change their recipes more.
  const share = name.includes('/') ? steps * 1.6 : steps;
  return Math.min(0.85, distance.words > 0 ? 0.4 + 0.1 * distance.words + share : share);
}

/** Whether the row was weighed at the patch release that a tag names, if it names one. */
function samePatch(asked: TagParts, row: ImageRow): boolean {
  const version = asked.version;
  if (version === null || version.length < 3) return true;
  const weighed = row.parts.version ?? [];
  if (weighed.length >= 3) return compareVersions(weighed, version) === 0;
  const prefix = versionText(version);
  return [row.version ?? '', ...row.aliases].some((name) => name.startsWith(prefix));
}

/** Whole months from `past` to `created`; zero when either is open. */
function monthsBetween(past: string | undefined, created: string | null): number {
  if (past === undefined || created === null || created === '') return 0;
  const months = (text: string): number =>
    Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || '6');
  return Math.abs(months(created) - months(past));
}
