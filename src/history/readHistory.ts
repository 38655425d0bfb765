import { log, readBlob, readTree } from 'isomorphic-git';
import type { ReadCommitResult } from 'isomorphic-git';
import { GIT_FOLDER, gitFilesystem } from './gitFilesystem.ts';
import type { GitFile, History, Version } from './versions.ts';

/** Bytes of packs that are read into memory. */
const MOST_PACK_BYTES = 300_000_000;
/** So far back a commit is looked at; reading one takes under a millisecond. */
const MOST_COMMITS = 3000;
/** More would only be scrolled through. */
const MOST_VERSIONS = 200;
/** Bytes of a text that is compared. */
const MOST_TEXT_BYTES = 1_000_000;

/**
 * The commits below HEAD that touched a file, as `git log -- FILE` lists them: a merge counts when the file differs from every parent's.
 *
 * @param files of the folder's `.git`
 * @param path of the file below the folder
 */
export async function readHistory(files: readonly GitFile[], path: string): Promise<History> {
  const packs = files.filter((file) => file.path.endsWith('.pack'));
  const bytes = packs.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > MOST_PACK_BYTES) return { status: 'too-large', bytes };
  try {
    return await walk(files, path);
  } catch (reason) {
    return { status: 'unreadable', reason: messageOf(reason) };
  }
}

async function walk(files: readonly GitFile[], path: string): Promise<History> {
  const repository = { fs: gitFilesystem(files), gitdir: GIT_FOLDER, cache: {} };
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(0, slash));
  const name = path.slice(slash + 1);
  const known = new Map<string, Promise<string | null>>();

  /** The file's blob in a commit; null when it is not in it. */
  function blobAt(commit: string): Promise<string | null> {
    let blob = known.get(commit);
    if (blob === undefined) known.set(commit, (blob = findBlob(commit)));
    return blob;
  }
  async function findBlob(commit: string): Promise<string | null> {
    try {
      const where = { ...repository, oid: commit, ...(folder !== '' && { filepath: folder }) };
      const { tree } = await readTree(where);
      return tree.find((entry) => entry.path === name && entry.type === 'blob')?.oid ?? null;
    } catch (reason) {
      // The folder came later.
      if (codeOf(reason) === 'NotFoundError' && (await hasTree(commit))) return null;
      throw reason;
    }
  }
  async function hasTree(commit: string): Promise<boolean> {
    await readTree({ ...repository, oid: commit });
    return true;
  }
  async function isTouched({ oid, commit }: ReadCommitResult): Promise<boolean> {
    const blob = await blobAt(oid);
    // Of a shallow clone's last commit the parents are not there.
    const parents = commit.parent.filter((parent) => isHere.has(parent));
    if (parents.length === 0) return blob !== null;
    const others = await Promise.all(parents.map(blobAt));
    return others.every((other) => other !== blob);
  }

  const commits = await log({ ...repository, ref: 'HEAD', depth: MOST_COMMITS });
  const isHere = new Set(commits.map(({ oid }) => oid));
  // The last one's parents may only be too far back: whether it touched the file is not known.
  const isCut = commits.length === MOST_COMMITS;
  const versions: Version[] = [];
  for (const one of isCut ? commits.slice(0, -1) : commits) {
    if (!(await isTouched(one))) continue;
    if (versions.length === MOST_VERSIONS) return { status: 'read', versions, isWhole: false };
    const blob = await blobAt(one.oid);
    const { message, committer } = one.commit;
    versions.push({
      commit: one.oid,
      subject: message.split('\n', 1)[0] ?? '',
      seconds: committer.timestamp,
      text: blob === null ? null : textOf((await readBlob({ ...repository, oid: blob })).blob),
    });
  }
  return { status: 'read', versions, isWhole: !isCut };
}

function textOf(bytes: Uint8Array): string | null {
  return bytes.length > MOST_TEXT_BYTES || bytes.includes(0)
    ? null
    : new TextDecoder().decode(bytes);
}

function codeOf(reason: unknown): string {
  return reason instanceof Error && 'code' in reason ? String(reason.code) : '';
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
