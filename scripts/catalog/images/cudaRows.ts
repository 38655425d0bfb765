import { join } from 'node:path';
import type { ImageFactRow } from './imageRows.ts';
import { readTable } from './rowFiles.ts';

/** What a Dockerfile of nvidia/cuda says about its image. */
interface CudaTag {
  readonly tag: string;
  readonly version: readonly number[];
  /** `base`, `runtime`, `devel`, `cudnn8-runtime`, `cudnn9-devel`. */
  readonly flavour: string;
  readonly ubuntu: string;
  /** Whether this image or one that it stands on installs NCCL. */
  readonly nccl: boolean;
  readonly source: string;
}

interface Neighbour {
  readonly tag: CudaTag;
  readonly row: ImageFactRow;
}

/** libnccl2 and libnccl-dev 2.22.3 as Debian's non-free archive unpacks them: 241.0 and 245.9 MB. */
const NCCL = { runtime: 241e6, devel: 487e6 };
/** Bytes of the Ubuntu images below (repo-info 2026-09). */
const UBUNTU: Readonly<Record<string, number>> = {
  '18.04': 63.1e6,
  '20.04': 72.8e6,
  '22.04': 78.1e6,
  '24.04': 78.2e6,
};

/**
 * Rows for the nvidia/cuda tags that have a Dockerfile but no weighed image: the nearest weighed image of the same flavour, moved by
 * what is known to differ: the Ubuntu image below, the CUDA toolkit of that version, and whether NCCL is installed.
 */
export async function deriveCudaRows(
  folder: string,
  rows: readonly ImageFactRow[],
): Promise<ImageFactRow[]> {
  const tags = await readCudaTags(folder);
  const toolkits = await readToolkits(folder);
  const byTag = new Map(tags.map((tag) => [tag.tag, tag]));
  const weighed: Neighbour[] = rows
    .filter(
      (row) =>
        row.image === 'nvidia/cuda' && row.bytes !== null && !(row.weak && row.arch === null),
    )
    .flatMap((row) => {
      const tag = byTag.get(row.tag);
      return tag === undefined ? [] : [{ tag, row }];
    });
  const known = new Set(weighed.map((neighbour) => neighbour.tag.tag));
  return tags
    .filter((tag) => !known.has(tag.tag))
    .flatMap((tag) => derive(tag, weighed, toolkits) ?? []);
}

function derive(
  tag: CudaTag,
  weighed: readonly Neighbour[],
  toolkits: ReadonlyMap<string, number>,
): ImageFactRow | null {
  const same = weighed.filter((neighbour) => neighbour.tag.flavour === tag.flavour);
  const sorted = [...same].sort(
    (a, b) => distance(tag, a) - distance(tag, b) || (a.tag.tag < b.tag.tag ? -1 : 1),
  );
  const near = sorted[0];
  if (near?.row.bytes == null) return null;
  const own = near.tag;
  const toolkit = toolkitStep(tag, own, toolkits);
  const nccl =
    (Number(tag.nccl) - Number(own.nccl)) *
    (tag.flavour.includes('devel') ? NCCL.devel : NCCL.runtime);
  const ubuntu = (UBUNTU[tag.ubuntu] ?? 78e6) - (UBUNTU[own.ubuntu] ?? 78e6);
  const bytes = Math.round(
    Math.max(near.row.bytes * 0.5, near.row.bytes + (toolkit ?? 0) + nccl + ubuntu),
  );
  const share = errorOf(tag, near, toolkit !== null);
  return {
    ...near.row,
    tag: tag.tag,
    arch: 'amd64',
    kind: 'derived',
    weak: share > 0.06,
    created: null,
    suite: null,
    version: null,
    bytes,
    plusMinus: Math.round(bytes * share),
    compressed: null,
    layerCount: near.row.layerCount,
    aliases: [],
    env: {},
    note: '',
    source: `derived from nvidia/cuda:${own.tag} by Ubuntu release, toolkit and NCCL; packages of ${tag.source}`,
  };
}

/** Same version first, then the nearest minor version; a sure row before a weak one. */
function distance(tag: CudaTag, { tag: other, row }: Neighbour): number {
  const [a, b] = [tag.version, other.version];
  const steps = [0, 1, 2].map((index) => Math.abs((a[index] ?? 0) - (b[index] ?? 0)));
  return (
    (steps[0] ?? 0) * 100 +
    (steps[1] ?? 0) * 4 +
    (steps[2] ?? 0) * 0.5 +
    (tag.ubuntu === other.ubuntu ? 0 : 0.3) +
    (tag.nccl === other.nccl ? 0 : 0.6) +
    (row.weak ? 1 : 0)
  );
}

/** How much more a version's toolkit unpacks to than another's; null where the packages' sizes are not known. */
function toolkitStep(
  tag: CudaTag,
  other: CudaTag,
  toolkits: ReadonlyMap<string, number>,
): number | null {
  if (tag.flavour === 'base') return 0;
  const names = tag.flavour.includes('devel') ? ['cuda', 'cuda-static'] : ['cuda'];
  let step = 0;
  for (const name of names) {
    const [own, theirs] = [tag, other].map((item) =>
      toolkits.get(`${name} ${item.version.join('.')}`),
    );
    if (own === undefined || theirs === undefined) return null;
    step += own - theirs;
  }
  return step;
}

/** Share that a neighbour may be off by: rebuilt tags differ by 1-3 %, releases without toolkit sizes by what their row spans. */
function errorOf(tag: CudaTag, { tag: other, row }: Neighbour, stepped: boolean): number {
  const own = row.plusMinus / Math.max(1, row.bytes ?? 1) + (row.weak ? 0.03 : 0);
  const [major, minor, patch] = [0, 1, 2].map((index) =>
    Math.abs((tag.version[index] ?? 0) - (other.version[index] ?? 0)),
  );
  const version =
    (major ?? 0) * 0.2 +
    (minor ?? 0) * (stepped ? 0.02 : 0.05) +
    (patch ?? 0) * (stepped ? 0.01 : 0.02);
  return Math.min(0.4, 0.02 + own + version + (tag.nccl === other.nccl ? 0 : 0.02));
}

async function readToolkits(folder: string): Promise<ReadonlyMap<string, number>> {
  const rows = await readTable(join(folder, 'cuda-toolkits.tsv'));
  return new Map(
    rows.map((row) => [`${row['package'] ?? ''} ${row['cuda'] ?? ''}`, Number(row['installed'])]),
  );
}

async function readCudaTags(folder: string): Promise<CudaTag[]> {
  const rows = await readTable(join(folder, 'cuda-packages.tsv'));
  const apt = new Map(
    rows.map((row) => [row['tag'] ?? '', { apt: row['apt'] ?? '', from: row['from'] ?? '' }]),
  );
  const hasNccl = (tag: string, depth: number): boolean => {
    const own = apt.get(tag);
    if (own === undefined || depth === 0) return false;
    return /\blibnccl/.test(own.apt) || hasNccl(own.from.split(':')[1] ?? '', depth - 1);
  };
  return rows.flatMap((row) => {
    const match = /^([\d.]+)-(?:cudnn(\d*)-)?(base|runtime|devel)-ubuntu([\d.]+)$/.exec(
      row['tag'] ?? '',
    );
    if (match === null) return [];
    const [tag, version = '', cudnn, kind = '', ubuntu = ''] = match;
    // cuDNN 8's -dev package holds static libraries, cuDNN 9's only headers.
    const flavour = cudnn === undefined ? kind : `cudnn${cudnn === '8' ? '8' : '9'}-${kind}`;
    return [
      {
        tag,
        version: version.split('.').map(Number),
        flavour,
        ubuntu,
        nccl: hasNccl(tag, 4),
        source: row['source'] ?? '',
      },
    ];
  });
}
