import { markerVariables } from '../../../src/engine/packages/python/environment.ts';
import {
  evaluateMarker,
  parseMarker,
  type Marker,
} from '../../../src/engine/packages/python/marker.ts';
import { normalizeName } from '../../../src/engine/packages/python/normalizeName.ts';
import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import type { LockedRequirement } from './factRows.ts';

const PYTHONS = ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'];

/** Where a requirement holds: one truth value for each Python, on x86_64 and on aarch64. Images are Linux, so nothing else matters. */
interface Reach {
  readonly x86: readonly boolean[];
  readonly arm: readonly boolean[];
}

const ALWAYS: Reach = { x86: PYTHONS.map(() => true), arm: PYTHONS.map(() => true) };

/** METADATA's Requires-Dist as they matter inside a Linux image: without what is for other systems, markers in short form. */
export function canonicalMetadata(requires: readonly string[]): string[] {
  return requires.flatMap((text) => {
    const requirement = parseRequirement(text);
    if (requirement === null) return [];
    const extras = requirement.extras.length > 0 ? `[${requirement.extras.join(',')}]` : '';
    const target = requirement.url === null ? requirement.range : ` @ ${requirement.url}`;
    const head = `${requirement.name}${extras}${target}`;
    if (requirement.marker === null) return [head];
    const marker = requirement.marker;
    const plain = reachOf(marker, '');
    if (plain.x86.some(Boolean) || plain.arm.some(Boolean)) return [withMarker(head, plain, null)];
    return extrasOf(marker).flatMap((extra) => {
      const reach = reachOf(marker, extra);
      return reach.x86.some(Boolean) || reach.arm.some(Boolean)
        ? [withMarker(head, reach, extra)]
        : [];
    });
  });
}

/** Requirements of a lock file: forks of one name joined, the lock's own conflict extras left out. */
export function canonicalLocked(requires: readonly LockedRequirement[]): string[] {
  const reaches = new Map<string, Reach>();
  for (const [name, marker, extras] of requires) {
    const parsed =
      marker === undefined || marker === '' ? null : withoutConflicts(parseMarker(marker));
    const reach = parsed === null ? ALWAYS : reachOf(parsed, '');
    const head = `${normalizeName(name)}${extras ? `[${[...extras].sort().join(',')}]` : ''}`;
    const known = reaches.get(head);
    reaches.set(head, known === undefined ? reach : join(known, reach));
  }
  return [...beyondForks(reaches)]
    .filter(([, reach]) => reach.x86.some(Boolean) || reach.arm.some(Boolean))
    .map(([head, reach]) => withMarker(head, reach, null));
}

/** What a package asks for on old Pythons only, because newer ones have it themselves. */
const BACKPORT =
  /^(typing-extensions|typing|backports[-.].*|importlib-.*|exceptiongroup|tomli|async-timeout|zipp|pytz|colorama|dataclasses|contextvars|enum34|futures|pathlib2|singledispatch|standard-.*|audioop-lts|legacy-cgi|eval-type-backport|graphlib-backport)(\[|$)/;

const MOST_OF_ANOTHER_SYSTEM = 4;

/**
 * A lock splits into forks, each with its own releases, and says where a release is used by the markers of what it requires: the
 * gradio of the fork for Python 3.9 requires everything `python_version < "3.10"` (uv's resolver internals, Forking). That is about the lock,
 * not the release: where nothing of a release would hold, the nearest Python that has something says what does, else the other machine.
 */
function beyondForks(reaches: ReadonlyMap<string, Reach>): ReadonlyMap<string, Reach> {
  const plain = [...reaches].filter(([head]) => !BACKPORT.test(head));
  if (plain.length < 2) return reaches;
  const any = (machine: keyof Reach): boolean[] =>
    PYTHONS.map((_python, at) => plain.some(([, reach]) => reach[machine][at]));
  const used = { x86: any('x86'), arm: any('arm') };
  if (!used.x86.includes(true) && !used.arm.includes(true)) {
    // The fork of another system: a few names may be for Windows alone, all that a package needs are not.
    return plain.length < MOST_OF_ANOTHER_SYSTEM
      ? reaches
      : new Map(plain.map(([head]) => [head, ALWAYS]));
  }
  const from = { x86: lenders(used.x86), arm: lenders(used.arm) };
  const widen = (reach: Reach, machine: keyof Reach): boolean[] => {
    const other = machine === 'x86' ? 'arm' : 'x86';
    const source = used[machine].includes(true) ? machine : other;
    return from[source].map((at) => reach[source][at] ?? false);
  };
  return new Map(
    [...reaches].map(([head, reach]) =>
      BACKPORT.test(head)
        ? [head, reach]
        : [head, { x86: widen(reach, 'x86'), arm: widen(reach, 'arm') }],
    ),
  );
}

/** For each Python the place of the nearest one that is used, the newer one of two. */
function lenders(used: readonly boolean[]): number[] {
  const places = used.flatMap((value, at) => (value ? [at] : []));
  return used.map((_value, at) =>
    places.reduce(
      (best, place) => (Math.abs(place - at) <= Math.abs(best - at) ? place : best),
      places[0] ?? at,
    ),
  );
}

function join(a: Reach, b: Reach): Reach {
  const either = (one: readonly boolean[], other: readonly boolean[]): boolean[] =>
    one.map((value, at) => value || (other[at] ?? false));
  return { x86: either(a.x86, b.x86), arm: either(a.arm, b.arm) };
}

/** uv marks the branches of declared conflicts with extras named `extra-3-...` and `group-3-...`: not the package's own. */
function withoutConflicts(marker: Marker | null): Marker | null {
  if (marker === null) return null;
  if (marker.kind === 'compare') {
    const isConflict = [marker.left, marker.right].some(
      (term) => term.kind === 'text' && /^(extra|group|project)-\d+-/.test(term.text),
    );
    return isConflict ? null : marker;
  }
  const parts = marker.parts.map(withoutConflicts).filter((part) => part !== null);
  if (parts.length < 2) return parts[0] ?? null;
  return { kind: marker.kind, parts };
}

function reachOf(marker: Marker, extra: string): Reach {
  const at = (platform: 'linux/amd64' | 'linux/arm64'): boolean[] =>
    PYTHONS.map((python) => evaluateMarker(marker, markerVariables(python, platform), extra));
  return { x86: at('linux/amd64'), arm: at('linux/arm64') };
}

function extrasOf(marker: Marker): string[] {
  if (marker.kind !== 'compare') return [...new Set(marker.parts.flatMap(extrasOf))];
  const { left, right } = marker;
  if (left.kind === 'variable' && left.name === 'extra' && right.kind === 'text') {
    return [normalizeName(right.text)];
  }
  return right.kind === 'variable' && right.name === 'extra' && left.kind === 'text'
    ? [normalizeName(left.text)]
    : [];
}

function withMarker(head: string, reach: Reach, extra: string | null): string {
  const conditions = [...(extra === null ? [] : [`extra == "${extra}"`]), ...conditionsOf(reach)];
  return conditions.length === 0 ? head : `${head}; ${conditions.join(' and ')}`;
}

function conditionsOf(reach: Reach): string[] {
  const onX86 = reach.x86.some(Boolean);
  const onArm = reach.arm.some(Boolean);
  const machine = onX86 && onArm ? [] : [`platform_machine == "${onX86 ? 'x86_64' : 'aarch64'}"`];
  return [...pythonBounds(onX86 ? reach.x86 : reach.arm), ...machine];
}

/** A span of Pythons as bounds; one with holes is taken as its whole span. */
function pythonBounds(values: readonly boolean[]): string[] {
  const first = values.indexOf(true);
  const last = values.lastIndexOf(true);
  const bounds: string[] = [];
  if (first > 0) bounds.push(`python_version >= "${PYTHONS[first] ?? ''}"`);
  if (last < PYTHONS.length - 1) bounds.push(`python_version < "${PYTHONS[last + 1] ?? ''}"`);
  return bounds;
}
