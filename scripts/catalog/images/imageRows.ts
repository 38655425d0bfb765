import { join } from 'node:path';
import {
  numberOf,
  readJsonLines,
  readTable,
  recordOf,
  textOf,
  textsOf,
  type Row,
} from './rowFiles.ts';

/** One reviewed fact about one tag, before facts about the same tag are merged. Sizes in bytes. */
export interface ImageFactRow {
  readonly image: string;
  readonly tag: string;
  readonly arch: 'amd64' | 'arm64' | null;
  readonly kind: 'published' | 'reported' | 'derived' | 'assumed';
  readonly weak: boolean;
  readonly created: string | null;
  readonly suite: string | null;
  readonly version: string | null;
  readonly bytes: number | null;
  readonly plusMinus: number;
  readonly compressed: number | null;
  readonly layerCount: number | null;
  readonly aliases: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string | null;
  readonly user: string | null;
  readonly tools: readonly string[];
  readonly note: string;
  readonly source: string;
}

/** Places that serve the same image: the catalog knows it by one name. */
const NAMES: Readonly<Record<string, string>> = {
  'nvcr.io/nvidia/cuda': 'nvidia/cuda',
  'rockylinux/rockylinux': 'rockylinux',
  'redhat/ubi9-micro': 'registry.access.redhat.com/ubi9/ubi-micro',
};

/** All rows about images in the facts folder, in the order of the files. */
export async function readImageRows(folder: string): Promise<ImageFactRow[]> {
  const files = ['official.jsonl', 'reported.jsonl', 'gathered.jsonl'];
  const rows: ImageFactRow[] = [];
  for (const name of files) {
    for (const row of await readJsonLines(join(folder, name))) rows.push(imageRow(row));
  }
  return [...rows, ...(await readOlderPublished(folder)), ...(await readOlderTags(folder))];
}

async function readOlderPublished(folder: string): Promise<ImageFactRow[]> {
  const table = await readTable(join(folder, 'older-published.tsv'));
  return table.map((row) =>
    imageRow({
      image: row['image'] ?? '',
      tag: row['tag'] ?? '',
      arch: 'amd64',
      kind: 'published',
      created: row['built'] ?? '',
      ...(row['suite'] === '' ? {} : { suite: row['suite'] }),
      bytes: Math.round(Number(row['mb']) * 1e6),
      plusMinus: 5000,
      source: `docker-library/repo-info of ${row['built'] ?? ''}`,
    }),
  );
}

async function readOlderTags(folder: string): Promise<ImageFactRow[]> {
  const table = await readTable(join(folder, 'older-tags.tsv'));
  return table.map((row) => {
    const bytes = Math.round(Number(row['mb']) * 1e6);
    return imageRow({
      image: row['image'] ?? '',
      tag: row['tag'] ?? '',
      arch: 'amd64',
      kind: 'derived',
      created: row['built'] ?? '',
      bytes,
      plusMinus: Math.round(bytes * Number(row['share'])),
      source: OLDER,
    });
  });
}

const OLDER = 'what docker images printed of this tag in its time, from general knowledge';

function imageRow(row: Row): ImageFactRow {
  const image = textOf(row, 'image') ?? '';
  const arch = textOf(row, 'arch');
  return {
    image: NAMES[image] ?? image.replace(/^quay\.io\/(jupyter|bitnami)\//, '$1/'),
    tag: textOf(row, 'tag') ?? 'latest',
    arch: arch === 'amd64' || arch === 'arm64' ? arch : null,
    kind: kindOf(textOf(row, 'kind')),
    weak: row['weak'] === true,
    created: textOf(row, 'created') ?? dateInNote(textOf(row, 'note') ?? ''),
    suite: textOf(row, 'suite'),
    version: textOf(row, 'version'),
    bytes: numberOf(row, 'bytes'),
    plusMinus: numberOf(row, 'plusMinus') ?? 0,
    compressed: numberOf(row, 'compressed'),
    layerCount: layerCount(row),
    aliases: textsOf(row, 'aliases'),
    env: recordOf(row, 'env'),
    workdir: textOf(row, 'workdir'),
    user: textOf(row, 'user'),
    tools: textsOf(row, 'tools').flatMap(toolName),
    note: textOf(row, 'note') ?? '',
    source: textOf(row, 'source') ?? '',
  };
}

function kindOf(text: string | null): ImageFactRow['kind'] {
  if (text === 'published' || text === 'reported' || text === 'derived' || text === 'assumed')
    return text;
  throw new Error(`unknown kind of image row: ${String(text)}`);
}

/** Layers with bytes; empty ones are not stored as blobs of their own size. */
function layerCount(row: Row): number | null {
  const layers = row['layers'];
  return Array.isArray(layers) && layers.length > 0 ? layers.length : null;
}

/** `sh (busybox ash)` is `sh`; `(no gcc)` names what is absent. */
function toolName(text: string): string[] {
  const name = text.split(' (')[0]?.trim() ?? '';
  return name === '' || name.startsWith('(') ? [] : [name];
}

/** `about 2022-01`, `; 2021`, `2023-09-29`: when a terminal printed the number. */
function dateInNote(note: string): string | null {
  const match = /\b(20[12]\d(?:-[01]\d(?:-[0-3]\d)?)?)\b(?![.\d])/.exec(note);
  return match?.[1] ?? null;
}
