import { between, type Amount } from '../../amount.ts';
import type { Candidate } from './candidates.ts';
import { compareVersions, isVersion, publicVersion, satisfiesRange } from './version.ts';
import type { PythonWheel } from './wheelTable.ts';

/** How far a release may be from its neighbour: the middle 80 % of pairs of measured releases differ by less. */
const SHARE = 0.15;

/**
 * The version that ranges ask for by name, `1.2.3` of `==1.2.3`, `~=1.2.3` or `>=1.2.3,<1.3`: the catalog holds the releases that
 * projects locked, not all that exist.
 * @returns null when no named version lies in all ranges
 */
export function missingVersion(ranges: readonly string[]): string | null {
  const named = ranges
    .flatMap((range) => range.split(','))
    .flatMap((part) => /^\s*(?:===|==|~=|>=)\s*([^*]+?)(?:\.\*)?\s*$/.exec(part)?.[1] ?? [])
    .filter(isVersion)
    .sort(compareVersions);
  return (
    named.findLast((version) => ranges.every((range) => satisfiesRange(version, range))) ?? null
  );
}

/** A candidate for a version that the catalog lacks, as its nearest known release; null when there is none. */
export function neighbourOf(version: string, known: readonly Candidate[]): Candidate | null {
  const all = known.filter((one) => one.release !== null);
  // A local part names a build, and builds differ in what they need: 2.3.0+cpu is no 2.3.0 with CUDA (PEP 440, Local version identifiers).
  const ofBuild = version.includes('+')
    ? all.filter((one) => localOf(one.version) === localOf(version))
    : [];
  const usable = ofBuild.length > 0 ? ofBuild : all;
  const newer = usable.findLast((one) => compareVersions(one.version, version) > 0);
  const older = usable.find((one) => compareVersions(one.version, version) < 0);
  const near =
    [older, newer].find((one) => one && isSameSeries(one.version, version)) ?? newer ?? older;
  if (near?.release == null) return null;
  const isNear = isSameSeries(near.version, version);
  // Local parts belong to the index: `torch==2.3.0` on the CPU index is 2.3.0+cpu.
  const local = localOf(near.version);
  const full = version.includes('+') ? version : `${version}${local}`;
  const release = {
    ...near.release,
    version: full,
    since: null,
    requiresPython: null,
    requires: isNear ? near.release.requires : near.release.requires.map(withoutRange),
    ranged: false,
  };
  return {
    ...near,
    version: full,
    release,
    wheel: near.wheel === null ? null : asNeighbour(near.wheel, near.version, full),
  };
}

function asNeighbour(wheel: PythonWheel, from: string, to: string): PythonWheel {
  const { weight } = wheel;
  return {
    file: wheel.file.replace(`-${from}-`, `-${to}-`),
    wheelBytes: wheel.wheelBytes === null ? null : widen(wheel.wheelBytes),
    weight: {
      ...weight,
      unpacked: widen(weight.unpacked),
      bytecode: widen(weight.bytecode),
      evidence: weight.evidence === 'unknown' ? 'unknown' : 'derived',
      note: `as release ${from}, the nearest that the catalog knows (${weight.note})`,
    },
  };
}

function widen({ bytes, low, high }: Amount): Amount {
  return between(Math.min(low, bytes * (1 - SHARE)), bytes, Math.max(high, bytes * (1 + SHARE)));
}

function localOf(version: string): string {
  return /\+.*$/.exec(version)?.[0] ?? '';
}

/** Same first two numbers. */
function isSameSeries(a: string, b: string): boolean {
  const series = (version: string): string =>
    publicVersion(version).split('.').slice(0, 2).join('.');
  return series(a) === series(b);
}

/** Exact pins stay: siblings of another series would be wrong by more. */
function withoutRange(text: string): string {
  return text.replace(/^([a-z0-9-]+(?:\[[^\]]*\])?)[^;@]*/, '$1');
}
