import type { Existence, MountPoint } from './filesystem.ts';
import { isWithin, normalizePath } from './normalizePath.ts';
import { pathGlob } from './pathGlob.ts';
import { isScratch, type Piece } from './piece.ts';
import type { PieceList } from './pieceList.ts';

/** What a command sees of a ledger: pieces that no layer hid and no mount of the running RUN covers. */
export class VisiblePieces {
  readonly #list: PieceList;
  readonly #mounts: readonly MountPoint[];

  constructor(list: PieceList, mounts: readonly MountPoint[]) {
    this.#list = list;
    this.#mounts = mounts;
  }

  mountAt(path: string): MountPoint | undefined {
    return this.#mounts.find((mount) => isWithin(path, mount.target));
  }

  /** Visible now: not hidden, and not below a mount that covers it. */
  sees(piece: Piece): boolean {
    if (piece.hiddenBy !== null) return false;
    if (this.#mounts.length === 0) return true;
    return isScratch(piece) || this.mountAt(piece.content.path) === undefined;
  }

  under(path: string): readonly Piece[] {
    const folder = normalizePath(path);
    return this.#list.all.filter(
      (piece) => isWithin(piece.content.path, folder) && this.sees(piece),
    );
  }

  exists(path: string): Existence {
    const wanted = normalizePath(path);
    if (wanted === '/' || this.#mounts.some((mount) => isWithin(mount.target, wanted)))
      return 'yes';
    let answer: Existence = 'no';
    for (const piece of this.#list.all) {
      const { path, spread } = piece.content;
      const isBelow = isWithin(path, wanted);
      if (!isBelow && (answer === 'maybe' || !spread || !isWithin(wanted, path))) continue;
      if (!this.sees(piece)) continue;
      if (isBelow) return 'yes';
      answer = 'maybe';
    }
    return this.#list.isDeleted(wanted) ? 'no' : answer;
  }

  fileAt(path: string): Piece | undefined {
    // Most files that are asked for never were there: nothing need be looked through.
    if (!this.#list.knowsFile(path)) return undefined;
    return this.#list.all.findLast(
      (piece) => piece.content.path === path && !piece.content.spread && this.sees(piece),
    );
  }

  glob(pattern: string): readonly string[] {
    const wanted = pathGlob(pattern);
    const depth = normalizePath(pattern).split('/').length;
    const found = new Set<string>();
    for (const piece of this.#list.all) {
      if (!this.sees(piece) || wanted.match(piece.content.path, false) === 'none') continue;
      found.add(piece.content.path.split('/').slice(0, depth).join('/'));
    }
    return [...found].sort();
  }
}
