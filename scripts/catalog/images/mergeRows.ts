import type { ImageFactRow } from './imageRows.ts';

/** One image of the slice: what all rows about a tag say together. Sizes in bytes. */
export interface MergedRow extends Omit<ImageFactRow, 'arch' | 'plusMinus' | 'note' | 'weak'> {
  readonly bytes: number;
  readonly low: number;
  readonly high: number;
  readonly compressed: number;
  readonly compressedLow: number;
  readonly compressedHigh: number;
  readonly arm64: number | null;
  readonly weak: boolean;
}

/** Compressed over uncompressed bytes of a family. */
export interface Compression {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Merges rows of the same tag and fills in the size that only one of both stores printed. */
export function mergeRows(rows: readonly ImageFactRow[]): MergedRow[] {
  const groups = new Map<string, ImageFactRow[]>();
  for (const row of rows) {
    const key = `${row.image}:${row.tag}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const ratios = compressionOf(rows);
  return [...groups.values()]
    .flatMap((group) => mergeGroup(group, ratios) ?? [])
    .sort((a, b) => (a.image === b.image ? (a.tag < b.tag ? -1 : 1) : a.image < b.image ? -1 : 1));
}

function mergeGroup(
  group: readonly ImageFactRow[],
  ratios: (row: ImageFactRow) => Compression,
): MergedRow | null {
  const amd64 = group.filter((row) => row.arch !== 'arm64');
  const best = [...amd64].sort(byStrength)[0];
  if (best === undefined) return null;
  const ratio = ratios(best);
  const packed =
    best.compressed ?? amd64.find((row) => row.compressed !== null)?.compressed ?? null;
  const size = sizeOf(best, amd64, packed, ratio);
  if (size === null) return null;
  return {
    ...withoutSizes(best),
    ...size,
    ...packedSize(packed, size.bytes, best, ratio),
    layerCount: best.layerCount ?? amd64.find((row) => row.layerCount !== null)?.layerCount ?? null,
    arm64: group.find((row) => row.arch === 'arm64')?.compressed ?? null,
    weak: best.weak || best.bytes === null,
  };
}

type Sizes = Pick<MergedRow, 'bytes' | 'low' | 'high'>;

function sizeOf(
  best: ImageFactRow,
  rows: readonly ImageFactRow[],
  packed: number | null,
  ratio: Compression,
): Sizes | null {
  if (best.bytes === null) {
    if (packed === null) return null;
    return rounded(packed / ratio.middle, packed / ratio.high, packed / ratio.low);
  }
  if (best.kind === 'published') {
    return rounded(best.bytes, best.bytes - best.plusMinus, best.bytes + best.plusMinus);
  }
  const others = rows.filter((row) => row.bytes !== null && !row.weak);
  const sizes = [best, ...others].flatMap((row) => row.bytes ?? []);
  const share = reportedShare(best);
  return rounded(
    best.bytes,
    Math.min(...sizes, best.bytes * (1 - share) - best.plusMinus),
    Math.max(...sizes, best.bytes * (1 + share + growth(best)) + best.plusMinus),
  );
}

/** Tags are rebuilt: the same fixed tag was printed with 1-2 %, at most 16 % between its reports, a floating one with up to 60 %. */
function reportedShare(row: ImageFactRow): number {
  if (row.kind === 'derived') return row.weak ? 0.04 : 0.01;
  if (row.weak) return 0.25;
  return /\d/.test(row.tag) ? 0.03 : 0.3;
}

/** A floating tag printed years ago has been rebuilt since, and images grow: a tenth a year, at most a half. */
function growth(row: ImageFactRow): number {
  if (row.kind !== 'reported' || /\d/.test(row.tag)) return 0;
  const year = Number(row.created?.slice(0, 4) ?? '2023');
  return Math.min(0.5, Math.max(0, 2026 - year) * 0.1);
}

function packedSize(
  packed: number | null,
  bytes: number,
  best: ImageFactRow,
  ratio: Compression,
): Pick<MergedRow, 'compressed' | 'compressedLow' | 'compressedHigh'> {
  if (packed === null) {
    const size = rounded(bytes * ratio.middle, bytes * ratio.low, bytes * ratio.high);
    return { compressed: size.bytes, compressedLow: size.low, compressedHigh: size.high };
  }
  const share = best.kind === 'published' ? 0 : 0.05;
  const size = rounded(packed, packed * (1 - share), packed * (1 + share));
  return { compressed: size.bytes, compressedLow: size.low, compressedHigh: size.high };
}

function rounded(bytes: number, low: number, high: number): Sizes {
  return {
    bytes: Math.round(bytes),
    low: Math.round(Math.min(low, bytes)),
    high: Math.round(Math.max(high, bytes)),
  };
}

function withoutSizes(
  row: ImageFactRow,
): Omit<ImageFactRow, 'arch' | 'plusMinus' | 'note' | 'bytes' | 'compressed'> {
  const {
    arch: _arch,
    plusMinus: _plusMinus,
    note: _note,
    bytes: _bytes,
    compressed: _compressed,
    ...rest
  } = row;
  return rest;
}

/** Published before reported, sure before weak, unpacked sizes before packed ones, new before old, large before small. */
function byStrength(a: ImageFactRow, b: ImageFactRow): number {
  const rank = (row: ImageFactRow): number =>
    (row.bytes === null ? 100 : 0) +
    (row.weak ? 20 : 0) +
    (row.kind === 'published' ? 0 : row.kind === 'assumed' ? 10 : 5) +
    // Podman prints a few per cent more; builds grow in the weeks and years after a release.
    (/podman|early build|weeks after|older/.test(row.note) ? 2 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const [first, second] = [a.created ?? '', b.created ?? ''];
  if (first !== second) return first > second ? -1 : 1;
  return (b.bytes ?? 0) - (a.bytes ?? 0);
}

/** Compression of the rows that tell both sizes: of the same image and flavour, else of the kind, else of all. */
function compressionOf(rows: readonly ImageFactRow[]): (row: ImageFactRow) => Compression {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    if (row.bytes === null || row.compressed === null || row.arch === 'arm64') continue;
    for (const group of groupsOf(row)) {
      groups.set(group, [...(groups.get(group) ?? []), row.compressed / row.bytes]);
    }
  }
  return (row) => {
    // One pair alone may be of two builds.
    const group = groupsOf(row).find((name) => (groups.get(name)?.length ?? 0) >= 2);
    return spread(groups.get(group ?? 'all') ?? []);
  };
}

/** From the narrowest to the widest. Libraries of CUDA shrink less than a distribution. */
function groupsOf(row: ImageFactRow): string[] {
  const flavour = /slim|alpine|devel|runtime/.exec(row.tag)?.[0] ?? 'full';
  return [`${row.image} ${flavour}`, kindOf(row), 'all'];
}

const DISTRIBUTIONS = new Set(['debian', 'ubuntu', 'buildpack-deps', 'fedora', 'centos', 'almalinux', 'rockylinux', 'amazonlinux', 'opensuse/leap', 'opensuse/tumbleweed']); // prettier-ignore

function kindOf(row: ImageFactRow): string {
  const text = `${row.image}:${row.tag}`;
  if (/cuda|gpu|nvidia|pytorch|vllm|rocm|tensorflow/.test(text)) return 'accelerated';
  if (/alpine|busybox|static/.test(text)) return 'alpine';
  return DISTRIBUTIONS.has(row.image) ? 'distribution' : 'software';
}

function spread(ratios: readonly number[]): Compression {
  const sorted = [...ratios].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0.4;
  return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}
