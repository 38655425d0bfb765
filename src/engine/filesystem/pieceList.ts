import type { Content } from '../effects.ts';
import { identityOf } from './isSame.ts';
import type { Piece } from './piece.ts';

/**
 * The pieces of a ledger in the order in which they were written, and what is known of all that ever were in it. A fork shares
 * everything with its origin until one of the two writes: what only one list holds is changed in place, what is shared is copied first.
 */
export class PieceList {
  #pieces: readonly Piece[];
  /** Files that were deleted by their full name: gone for certain, though a spread piece above could have held them. */
  #deleted: ReadonlySet<string>;
  /** Identities of all pieces that ever were here. */
  #known: ReadonlySet<string>;
  #own: Own = {};

  private constructor(
    pieces: readonly Piece[],
    deleted: ReadonlySet<string>,
    known: ReadonlySet<string>,
  ) {
    this.#pieces = pieces;
    this.#deleted = deleted;
    this.#known = known;
  }

  /** The contents of a base image, whose bytes are layer 0. */
  static ofBase(contents: readonly Content[]): PieceList {
    const known = new Set<string>();
    for (const content of contents) {
      const identity = identityOf(content);
      if (identity !== null) known.add(identity);
    }
    const pieces = contents.map((content) => ({ content, layer: 0, hiddenBy: null }));
    return new PieceList(pieces, new Set(), known);
  }

  /** Costs nothing until one of the two writes. */
  fork(): PieceList {
    this.#own = {};
    return new PieceList(this.#pieces, this.#deleted, this.#known);
  }

  get all(): readonly Piece[] {
    return this.#pieces;
  }

  /** Whether content of this identity ever was here: most of what an install writes is new, and need not be looked for. */
  knows(identity: string | null): boolean {
    return identity !== null && this.#known.has(identity);
  }

  isDeleted(path: string): boolean {
    return this.#deleted.has(path);
  }

  noteDeleted(path: string): void {
    this.#ownDeleted().add(path);
  }

  push(piece: Piece): void {
    let { pieces } = this.#own;
    if (pieces === undefined) {
      pieces = [...this.#pieces];
      this.#pieces = pieces;
      this.#own.pieces = pieces;
    }
    pieces.push(piece);
    this.#note(identityOf(piece.content));
  }

  /** The path is there again. */
  noteWritten(path: string): void {
    if (this.#deleted.has(path)) this.#ownDeleted().delete(path);
  }

  /** Puts another piece, or none, in the place of each. */
  map(changed: (piece: Piece) => Piece | null): void {
    let kept: Piece[] | null = null;
    this.#pieces.forEach((piece, index) => {
      const now = changed(piece);
      if (now !== piece) kept ??= this.#pieces.slice(0, index);
      if (kept !== null && now !== null) kept.push(now);
    });
    if (kept === null) return;
    this.#pieces = kept;
    this.#own.pieces = kept;
  }

  #note(identity: string | null): void {
    if (identity === null || this.#known.has(identity)) return;
    let { known } = this.#own;
    if (known === undefined) {
      known = new Set(this.#known);
      this.#known = known;
      this.#own.known = known;
    }
    known.add(identity);
  }

  #ownDeleted(): Set<string> {
    let { deleted } = this.#own;
    if (deleted === undefined) {
      deleted = new Set(this.#deleted);
      this.#deleted = deleted;
      this.#own.deleted = deleted;
    }
    return deleted;
  }
}

interface Own {
  pieces?: Piece[];
  known?: Set<string>;
  deleted?: Set<string>;
}
