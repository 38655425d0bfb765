import type { ImageFamily } from './imageFacts.ts';
import { parseTag, type TagParts } from './parseTag.ts';
import { isAlpineSuite } from './suites.ts';
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
    suiteInHistory([tag], family, asOf) ??
    patchSuite(version, asked, family) ??
    suiteInHistory(lessPrecise(asked), family, asOf);
  const words = isAlpineSuite(suite)
    ? [...new Set([...asked.words, 'alpine'])].sort()
    : asked.words;
  return { ...asked, version, suite, words };
}

/** The alias's version when it only says more than the tag's own. */
function longer(
  own: readonly number[] | null,
  meant: readonly number[] | null,
): readonly number[] | null {
  if (own === null) return meant;
  return meant !== null && isInSeries(meant, own) ? meant : own;
}

/** The version of `latest`, `lts`, `3` on a day, from the dates of releases. */
function channelVersion(
  asked: TagParts,
  tag: string,
  family: ImageFamily,
  asOf: string | undefined,
): readonly number[] | null {
  const word = tag.startsWith('lts') ? 'lts' : 'latest';
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

/** The suite that the first listed one of these tags stood for. */
function suiteInHistory(
  tags: readonly string[],
  family: ImageFamily,
  asOf: string | undefined,
): string | null {
  for (const candidate of tags) {
    const changes = (family.history.get(candidate) ?? []).filter((change) =>
      isOnOrBefore(change.from, asOf),
    );
    // A tag that is no longer listed still pulls what it meant last.
    const last = changes.findLast((change) => change.suite !== null);
    if (last !== undefined) return last.suite;
    const listed = family.aliases.get(candidate);
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
