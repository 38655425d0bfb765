import { between, exactly, weaker, type Amount } from '../amount.ts';
import { addressOf, downloadContent } from '../commands/download/downloadContent.ts';
import { knownDownload } from '../commands/download/knownDownloads.ts';
import type { CopyInstruction, Flag } from '../dockerfile/instruction.ts';
import type { Content } from '../effects.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import type { CopyMatch } from './copyTree.ts';
import type { Session } from './session.ts';

/** Endings of what ADD extracts: tar, plain or gzip, bzip2, xz (Dockerfile reference, Adding local tar archives). */
const TAR = /\.(tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$/;

/**
 * Uncompressed over compressed bytes of a source or program tarball: wheels and Debian packages of the catalog lie between 2 and 6,
 * with a median of about 3.3 (measured 2026-11-20).
 */
const UNPACKED_RATIO = { low: 1, middle: 3.3, high: 8 };

/**
 * What only ADD does with an address: it is downloaded.
 * @returns null when ADD takes from the build context
 */
export function addContents(
  source: string,
  instruction: CopyInstruction,
  session: Session,
): readonly CopyMatch[] | null {
  if (!isAddress(source)) return null;
  return [download(source, instruction, session), ...keptHistory(source, instruction, session)];
}

/** ADD leaves out .git unless told to keep it (Dockerfile reference, ADD --keep-git-dir); BuildKit fetches one commit of it. */
function keptHistory(
  source: string,
  { flags }: CopyInstruction,
  session: Session,
): readonly CopyMatch[] {
  const isKept = flags.some((flag) => flag.name === 'keep-git-dir' && !isFalse(flag));
  if (!isKept || !isRepository(source) || session.workspace.context?.[source] !== undefined) {
    return [];
  }
  const content: Content = {
    path: '/.git',
    spread: true,
    amount: between(0.02e6, 4e6, 250e6),
    fileClass: 'vcs',
    origin: { kind: 'git', name: source },
    evidence: 'unknown',
    source: 'the history of one commit is about as large as its compressed tree',
  };
  return [{ content, relative: '.git', isFile: false }];
}

function isRepository(source: string): boolean {
  return /\.git(#.*)?$/i.test(source) || /^git/i.test(source);
}

/** Archives that ADD names in the context are unpacked, but for `--unpack=false` (Dockerfile reference, ADD --unpack). */
export function unpackedMatches(
  matches: readonly CopyMatch[],
  instruction: CopyInstruction,
  session: Session,
): readonly CopyMatch[] {
  if (instruction.flags.some((flag) => flag.name === 'unpack' && isFalse(flag))) return matches;
  return matches.map((match) =>
    match.isFile && TAR.test(match.content.path) ? unpacked(match, session) : match,
  );
}

function isFalse({ value }: Flag): boolean {
  return value?.toLowerCase() === 'false';
}

function isAddress(source: string): boolean {
  return /^(https?|ftp):\/\//i.test(source) || /^(git@|git:\/\/|ssh:\/\/)/i.test(source);
}

function unpacked({ content, isChanged }: CopyMatch, session: Session): CopyMatch {
  const given = session.context.unpackedBytes(content.path);
  const { text: _, ...archive } = content;
  return {
    content: {
      ...archive,
      spread: true,
      fileClass: 'data',
      amount: given === undefined ? unpackedAmount(content.amount) : exactly(given),
      evidence: given === undefined ? weaker('derived', content.evidence) : 'measured',
      source:
        given === undefined
          ? 'ADD unpacks this archive: 3.3 times its size, as is usual for tarballs'
          : 'given for the build context',
    },
    relative: '',
    isFile: false,
    ...(isChanged !== undefined && { isChanged }),
  };
}

function unpackedAmount(archive: Amount): Amount {
  return between(
    archive.low * UNPACKED_RATIO.low,
    archive.bytes * UNPACKED_RATIO.middle,
    archive.high * UNPACKED_RATIO.high,
  );
}

/** A file or a repository from an address: a file stays as it is unless `--unpack` (Dockerfile reference, ADD --unpack). */
function download(source: string, instruction: CopyInstruction, session: Session): CopyMatch {
  if (isRepository(source)) return clone(source, session);
  const name =
    source
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? source;
  const content: Content = {
    ...downloadContent(source, normalizePath(name), session),
    origin: { kind: 'download', name: source },
  };
  if (!instruction.flags.some((flag) => flag.name === 'unpack' && !isFalse(flag))) {
    return { content, relative: name, isFile: true };
  }
  const given = session.workspace.context?.[`${source}#unpacked`];
  const amount =
    given !== undefined
      ? exactly(given)
      : (knownDownload(addressOf(source))?.unpacked ?? unpackedAmount(content.amount));
  return {
    content: { ...content, spread: true, amount, fileClass: 'code' },
    relative: '',
    isFile: false,
  };
}

function clone(source: string, { workspace }: Session): CopyMatch {
  const given = workspace.context?.[source];
  const name = source.replace(/[?#].*$/, '').replace(/^.*\//, '');
  const content: Content = {
    path: normalizePath(name),
    spread: true,
    amount: given !== undefined ? exactly(given) : between(1e4, 10e6, 1e9),
    fileClass: 'code',
    origin: { kind: 'git', name: source },
    evidence: given === undefined ? 'unknown' : 'measured',
    source: given === undefined ? 'nobody can tell a repository by its address' : 'given by you',
  };
  return { content, relative: '', isFile: false };
}
