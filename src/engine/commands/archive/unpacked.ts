import { between, exactly, type Amount, type Evidence } from '../../amount.ts';
import type { Content, Effect, FileClass } from '../../effects.ts';
import { fileClassOf } from '../../filesystem/fileClassOf.ts';
import { knownDownload } from '../download/knownDownloads.ts';
import { baseName } from '../operandPath.ts';
import type { StageView } from '../program.ts';
import { unknownContent } from '../unknownBytes.ts';

/** Few archives that are fetched in a build hold more. */
const UNKNOWN_HIGH = 2e9;

/** What is left of an archive when it is unpacked. */
export interface Unpacked {
  readonly amount: Amount;
  readonly evidence: Evidence;
  readonly source: string;
  readonly fileClass: FileClass;
  /** Name of its only top folder, where that is certain. */
  readonly topFolder: string | undefined;
}

/**
 * Unpacked bytes for one packed byte, by the archive's ending: typical, and the ends of what is met. Compressed text shrinks to a
 * quarter, shared libraries to a third, weights and media not at all (wheels measured 2026-11: 1.1 to 4.4 times).
 */
const RATIO: readonly (readonly [RegExp, Amount])[] = [
  [/\.(tar\.)?xz$|\.txz$|\.lzma$|\.7z$/, { low: 1, bytes: 4, high: 9 }],
  [/\.(tar\.)?(gz|bz2|zst|lz4|lz)$|\.(tgz|tbz2?|tzst)$/, { low: 1, bytes: 3, high: 6 }],
  [/\.(zip|jar|war|whl|apk|vsix)$/, { low: 1, bytes: 2.5, high: 5 }],
  [/\.(deb|rpm)$/, { low: 1.5, bytes: 3.5, high: 7 }],
  [/\.tar$/, { low: 0.9, bytes: 1, high: 1 }],
];

/**
 * Bytes of an archive after extraction: what the user gave as `"name#unpacked"`, else what is known of this download, else a ratio.
 *
 * @param name origin of the archive: a path of the build context or an address
 */
export function unpacked(
  name: string,
  packed: { readonly amount: Amount; readonly evidence: Evidence },
  stage: StageView,
): Unpacked {
  const fileClass = classOf(name);
  const known = knownDownload(name);
  const topFolder = topFolderOf(name);
  const given = givenBytes(name, stage);
  if (given !== undefined) {
    const amount = exactly(given);
    return {
      amount,
      evidence: 'measured',
      source: `given for ${name}#unpacked`,
      fileClass,
      topFolder,
    };
  }
  if (known?.unpacked) {
    const { evidence, source } = known;
    return {
      amount: known.unpacked,
      evidence,
      source: `unpacked; ${source}`,
      fileClass,
      topFolder,
    };
  }
  const ratio = RATIO.find(([ending]) => ending.test(name.toLowerCase()))?.[1] ?? {
    low: 1,
    bytes: 3,
    high: 6,
  };
  const { amount } = packed;
  return {
    amount: between(
      amount.low * ratio.low,
      amount.bytes * ratio.bytes,
      packed.evidence === 'unknown' ? UNKNOWN_HIGH : amount.high * ratio.high,
    ),
    // An unknown size times a ratio is no better known; and a ratio alone leaves a wide range.
    evidence: packed.evidence === 'unknown' ? 'unknown' : 'derived',
    source: `${ratio.bytes} times the archive, as archives of this kind go`,
    fileClass,
    topFolder,
  };
}

/** Writes unpacked content, and asks for its size where only a ratio is known. */
export function unpackEffects(
  content: Content,
  name: string,
  url: string | undefined,
  isRatio: boolean,
): readonly Effect[] {
  if (!isRatio) return [{ type: 'write', content }];
  const key = `${url ?? name}#unpacked`;
  return unknownContent(content, {
    what: `${baseName(name)} unpacked`,
    reason: 'How many bytes an archive holds cannot be told from its own size.',
    question: `How many bytes does ${baseName(name)} have after extraction?`,
    answer: { kind: 'context', key },
  });
}

/** The top folder that an archive is taken to have: its own name without the endings. */
export function archiveStem(name: string): string {
  const last = baseName(name);
  return (
    last.replace(/\.(tar\.\w+|tar|tgz|tbz2?|txz|tzst|zip|7z|gz|xz|bz2|zst|jar|war)$/i, '') || last
  );
}

function topFolderOf(name: string): string | undefined {
  // github.com/OWNER/REPO/archive/refs/tags/v1.2.tar.gz holds REPO-1.2/.
  const github =
    /^github\.com\/[^/]+\/([^/]+)\/archive\/(?:refs\/(?:tags|heads)\/)?(.+?)\.(?:tar\.gz|zip)$/.exec(
      name,
    );
  if (github)
    return `${github[1] ?? ''}-${(github[2] ?? '').replace(/^v(?=\d)/, '').replace(/\//g, '-')}`;
  if (/(^|\/)go1\.[\w.]+\.linux-\w+\.tar\.gz$/.test(name)) return 'go';
  if (/awscli-exe-linux/.test(name)) return 'aws';
  if (/(^|\/)(node-v\d|Python-3|spark-\d|cmake-\d)/.test(name)) return archiveStem(name);
  return undefined;
}

function classOf(name: string): FileClass {
  const stem = archiveStem(name);
  if (/linux|amd64|x86_64|x64|aarch64|arm64/i.test(stem)) return 'native';
  if (/^github\.com\/[^/]+\/[^/]+\/archive\//.test(name)) return 'code';
  const found = fileClassOf(`/${stem}/`);
  return found === 'archive' ? 'data' : found;
}

function givenBytes(name: string, stage: StageView): number | undefined {
  const context = Object.entries(stage.workspace.context ?? {});
  const keys = context.filter(
    ([key, bytes]) => key.endsWith('#unpacked') && Number.isFinite(bytes) && bytes >= 0,
  );
  const plain = (text: string): string =>
    text.replace(/#unpacked$/, '').replace(/^[a-z]+:\/\/|^\/+|^\.\//i, '');
  const wanted = plain(name);
  const exact = keys.find(([key]) => plain(key) === wanted);
  return (exact ?? keys.find(([key]) => baseName(plain(key)) === baseName(wanted)))?.[1];
}
