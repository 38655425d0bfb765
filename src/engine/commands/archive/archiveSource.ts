import { between, type Amount, type Evidence } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import { printedAddress } from '../download/curl.ts';
import { addressOf, downloadContent } from '../download/downloadContent.ts';
import type { StageView } from '../program.ts';

/** The archive that a program reads: a file of the ledger, a download in the pipe, or something unknown. */
export interface ArchiveSource {
  /** Path of the build context or address that it came from. */
  readonly name: string;
  /** With its scheme, when it is a download. */
  readonly url: string | undefined;
  readonly amount: Amount;
  readonly evidence: Evidence;
}

/** Ranges as for a download of which nothing is known. */
const UNKNOWN = { amount: between(10e3, 20e6, 1e9), evidence: 'unknown' } as const;

/** An archive by its path. */
export function archiveAt(path: string, call: Call, stage: StageView): ArchiveSource {
  const absolute = normalizePath(path, call.cwd);
  const entry = stage.filesystem.under(absolute).find(({ content }) => content.path === absolute);
  if (!entry) return { name: path, url: undefined, ...UNKNOWN };
  const { amount, evidence, origin } = entry.content;
  const isDownload = origin.kind === 'download';
  return {
    name: origin.name,
    url: isDownload ? `https://${origin.name}` : undefined,
    amount,
    evidence,
  };
}

/** The archive that comes down the pipe, through decompressors and the like. */
export function archiveInPipe(call: Call, stage: StageView): ArchiveSource | undefined {
  let { stdin } = call;
  for (let depth = 0; stdin.kind === 'stream' && depth < 10; depth += 1) {
    const { from } = stdin;
    const url = printedAddress(from);
    if (url !== undefined) {
      const { amount, evidence } = downloadContent(url, '/', stage);
      return { name: addressOf(url), url, amount, evidence };
    }
    const file = from.args.findLast((word) => word.exact && !word.text.startsWith('-'));
    if (
      /^(cat|zcat|gunzip|gzip|xz|xzcat|unxz|bzip2|bzcat|zstd|zstdcat|lz4|pigz|pv)$/.test(
        from.name,
      ) &&
      file
    ) {
      return archiveAt(file.text, from, stage);
    }
    stdin = from.stdin;
  }
  return undefined;
}
