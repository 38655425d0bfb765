import { compareVersions, isVersion } from '../../../src/engine/packages/python/version.ts';
import { canonicalLocked, canonicalMetadata } from './canonicalRequires.ts';
import type { LockedRequirement } from './factRows.ts';

/** By `name[extra]` and version: what it requires (of poetry.lock as PEP 508), the day of the lock, the repository. */
export type RawExtras = Readonly<
  Record<
    string,
    Readonly<
      Record<string, readonly [readonly LockedRequirement[] | readonly string[], string, string]>
    >
  >
>;

interface Row {
  readonly version: string;
  readonly requires: string;
  readonly source: string;
  readonly day: string;
}

/** Lines of extras.tsv: a release is listed where it asks for something else than the release before it. */
export function extraRows(all: readonly RawExtras[]): string[] {
  const byExtra = new Map<string, Map<string, Row>>();
  for (const [key, versions] of all.flatMap((raw) => Object.entries(raw))) {
    const rows = byExtra.get(key) ?? new Map<string, Row>();
    for (const [version, [requires, day, source]] of Object.entries(versions)) {
      if (!isVersion(version)) continue;
      const text = textsOf(key, requires).sort();
      const before = rows.get(version);
      // A lock of one machine shows only what holds there: the longest list says most.
      if (before !== undefined && before.requires.split('|').length >= text.length) continue;
      rows.set(version, { version, requires: text.join('|'), source, day });
    }
    byExtra.set(key, rows);
  }
  return [...byExtra]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, rows]) => linesOf(key, rows));
}

function linesOf(key: string, rows: ReadonlyMap<string, Row>): string[] {
  const [, name = '', extra = ''] = /^(.*)\[(.*)\]$/.exec(key) ?? [];
  const sorted = [...rows.values()].sort((a, b) => compareVersions(a.version, b.version));
  return sorted
    .filter((row, at) => row.requires !== sorted[at - 1]?.requires)
    .map((row) => [name, extra, row.version, row.requires, row.source, row.day].join('\t'));
}

function textsOf(
  key: string,
  requires: readonly LockedRequirement[] | readonly string[],
): string[] {
  const texts = requires.filter((one) => typeof one === 'string');
  if (texts.length > 0) return canonicalMetadata(texts);
  const locked = requires.filter((one) => typeof one !== 'string');
  const names = canonicalLocked(locked.map(unversioned));
  if (!key.startsWith('tensorflow')) return names;
  const pins = new Map(locked.map((one) => [one[0], one[3]]));
  return names.map((one) => pinned(one, pins));
}

/** Where a lock tells a version it holds several of that name; only what pins them says more (see `pinned`). */
function unversioned([name, marker, extras]: LockedRequirement): LockedRequirement {
  return [name, marker ?? '', extras ?? 0];
}

/** TensorFlow pins NVIDIA's libraries to the version: those of the lock are those of the release. */
function pinned(text: string, pins: ReadonlyMap<string, string | 0 | undefined>): string {
  const name = /^[a-z0-9-]+/.exec(text)?.[0] ?? '';
  const version = pins.get(name);
  if (!name.startsWith('nvidia-') || typeof version !== 'string') return text;
  return text.replace(name, `${name}==${version}`);
}
