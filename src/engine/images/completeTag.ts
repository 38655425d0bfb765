import type { ImageFamily } from './imageFacts.ts';
import { lastBuild } from './lastBuild.ts';
import { parseTag, type TagParts } from './parseTag.ts';
import { suiteOnDay } from './suiteOnDay.ts';
import { isAlpineSuite, SUITES } from './suites.ts';
import { compareVersions, isInSeries, toVersion, versionText } from './versions.ts';

/**
 * Fills in what a tag leaves open: the version of `slim`, the suite of `3.12-slim`. Without `asOf` by the publisher's list of tags on
 * the catalog's day; with it by the history of that list and the dates of releases.
 *
 * @param asOf a month or day, `2025-06`
 */
export function completeTag(
  name: string,
  tag: string,
  family: ImageFamily,
  asOf: string | undefined,
): TagParts {
  const asked = parseTag(name, tag);
  const listed = asOf === undefined ? family.aliases.get(tag) : undefined;
  const meant = listed === undefined ? undefined : parseTag(name, listed);
  const version =
    meant === undefined
      ? channelVersion(asked, tag, family, asOf)
      : longer(asked.version, meant.version);
  const suite =
    asked.suite ??
    meant?.suite ??
    suiteInHistory([tag], family, asOf, asOf !== undefined) ??
    (hasPatch(asked) ? patchSuite(version, asked, family) : null) ??
    suiteThen(name, asked, family, asOf) ??
    notAfter(
      asOf,
      patchSuite(version, asked, family) ??
        suiteOfLastBuild(name, asked, family) ??
        suiteInHistory(lessPrecise(asked), family, asOf),
      family,
    );
  const words = isAlpineSuite(suite)
    ? [...new Set([...asked.words, 'alpine'])].sort()
    : asked.words;
  return { ...asked, version, suite, words };
}

/** A series that is no longer built stays on what was the newest release of the distribution when it last was. */
function suiteOfLastBuild(name: string, asked: TagParts, family: ImageFamily): string | null {
  const day = lastBuild(name, asked.version);
  return day === null ? null : suiteOnDay(asked.words, family, day);
}

/** A patch release is built anew only while it is the newest of its series. */
function hasPatch(asked: TagParts): boolean {
  return (asked.version?.length ?? 0) > 2;
}

/** What a series ended on came later than the day asked for, where that Debian was not out yet. */
function notAfter(
  asOf: string | undefined,
  suite: string | null,
  family: ImageFamily,
): string | null {
  const release = suite === null ? undefined : SUITES[suite];
  if (asOf === undefined || release?.distribution !== 'debian') return suite;
  const then = suiteOnDay([], family, asOf);
  const newest = then === null ? undefined : SUITES[then];
  return newest !== undefined && newest.order < release.order ? then : suite;
}

/** First day of the history of tags that suites.tsv holds. */
const HISTORY = '2021-03';

/** Before the history begins, and for Alpine wherever it says nothing, the calendar of the distributions tells. */
function suiteThen(
  name: string,
  asked: TagParts,
  family: ImageFamily,
  asOf: string | undefined,
): string | null {
  if (asOf === undefined || name === 'debian' || name === 'ubuntu' || name === 'alpine')
    return null;
  const isAlpine = asked.words.includes('alpine');
  if (!isAlpine && asOf >= HISTORY) return null;
  const inHistory = isAlpine ? suiteInHistory(lessPrecise(asked), family, asOf, true) : null;
  return inHistory ?? suiteOnDay(asked.words, family, asOf);
}

/** The alias's version when it only says more than the tag's own. */
function longer(
  own: readonly number[] | null,
  meant: readonly number[] | null,
): readonly number[] | null {
  if (own === null) return meant;
  return meant !== null && isInSeries(meant, own) ? meant : own;
}

/** The version of `latest`, `lts`, `stable`, `3` on a day, from the dates of releases. */
function channelVersion(
  asked: TagParts,
  tag: string,
  family: ImageFamily,
  asOf: string | undefined,
): readonly number[] | null {
  const word = /^(?:lts|stable)\b/.exec(tag)?.[0] ?? 'latest';
  const changes = family.channels.get(word) ?? family.channels.get('latest') ?? [];
  const fitting = changes.filter(
    (change) =>
      isOnOrBefore(change.from, asOf) &&
      (asked.version === null || isInSeries(change.version, asked.version)),
  );
  // A tag as precise as the channel's own steps names its version already.
  if (asked.version !== null && asked.version.length > 1) return asked.version;
  return fitting.at(-1)?.version ?? asked.version;
}

/** A patch release was last rebuilt while it was the newest of its series: its suite stays what it was then. */
function patchSuite(
  version: readonly number[] | null,
  asked: TagParts,
  family: ImageFamily,
): string | null {
  if (asked.version === null || version === null || asked.words.includes('alpine')) return null;
  // A minor version that is no longer listed stays what its last patch release was.
  const release = version.length > 2 || version.length < 2 ? version : [...version, Infinity];
  let suite: string | null = null;
  for (const change of family.patchSuites) {
    if (!isInSeries(version, toVersion(change.series))) continue;
    if (compareVersions(change.first, release) <= 0) suite = change.suite;
  }
  return suite;
}

/**
 * The suite that the first listed one of these tags stood for.
 * @param isStrict whether what the tags stand for on the catalog's day is no answer
 */
function suiteInHistory(
  tags: readonly string[],
  family: ImageFamily,
  asOf: string | undefined,
  isStrict = false,
): string | null {
  for (const candidate of tags) {
    const changes = (family.history.get(candidate) ?? []).filter((change) =>
      isOnOrBefore(change.from, asOf),
    );
    // A tag that is no longer listed still pulls what it meant last.
    const last = changes.findLast((change) => change.suite !== null);
    if (last !== undefined) return last.suite;
    const listed = isStrict ? undefined : family.aliases.get(candidate);
    if (listed !== undefined) return parseTag('', listed).suite;
  }
  return null;
}

/** `3.9.7-slim`, `3.9-slim`, `3-slim`, `slim`; at last the same of `latest`. */
function lessPrecise(asked: TagParts): string[] {
  const flavours = asked.words.filter((word) => !(word in asked.numbers));
  const suffix = flavours.length > 0 ? `-${flavours.join('-')}` : '';
  const version = asked.version ?? [];
  const tags: string[] = [];
  for (let length = version.length; length > 0; length -= 1) {
    tags.push(`${versionText(version.slice(0, length))}${suffix}`);
  }
  tags.push(suffix === '' ? 'latest' : suffix.slice(1));
  return tags;
}

/** Whether a day lies on or before a day or within or before a month; no bound holds everything. */
function isOnOrBefore(day: string, bound: string | undefined): boolean {
  return bound === undefined || day.slice(0, bound.length) <= bound;
}
