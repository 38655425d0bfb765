import type { Content } from '../effects.ts';
import { KnownIdentities } from './knownIdentities.ts';
import type { Piece } from './piece.ts';

/**
 * The pieces of a ledger in the order in which they were written, and what is known of all that ever were in it. A fork shares
 * everything with its origin until one of the two writes: what only one list holds is changed in place, what is shared is copied first.
 */
export class PieceList {
  #pieces: readonly Piece[];
  /** Files that were deleted by their full name: gone for certain, though a spread piece above could have held them. */
  #deleted: ReadonlySet<string>;
  /** All pieces that ever were here. */
  #known: KnownIdentities;
  #own: Own = {};

  private constructor(
    pieces: readonly Piece[],
    deleted: ReadonlySet<string>,
    known: KnownIdentities,
  ) {
    this.#pieces = pieces;
    this.#deleted = deleted;
    this.#known = known;
  }

  /** The contents of a base image, whose bytes are layer 0. */
  static ofBase(contents: readonly Content[]): PieceList {
    const known = KnownIdentities.nothing();
    for (const content of contents) known.add(content);
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

  /** Whether the same content may ever have been here: most of what an install writes is new, and need not be looked for. */
  knows(content: Content): boolean {
    return this.#known.has(content);
  }

  /** Whether a file of this path ever was here. */
  knowsFile(path: string): boolean {
    return this.#known.hasFile(path);
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
    this.#note(piece.content);
  }

  /** The path is there again. */
  noteWritten(path: string): void {
    if (this.#deleted.has(path)) this.#ownDeleted().delete(path);
  }

  /** Puts another piece, or none, in the place of each. */
  map(changed: (piece: Piece) => Piece | null): void {
    const pieces = this.#pieces;
    let kept: Piece[] | null = null;
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index];
      if (piece === undefined) continue;
      const now = changed(piece);
      if (now !== piece) kept ??= pieces.slice(0, index);
      if (kept !== null && now !== null) kept.push(now);
    }
    if (kept === null) return;
    this.#pieces = kept;
    this.#own.pieces = kept;
  }

  /** The same for pieces at one path, which are few among thousands. */
  mapAt(path: string, changed: (piece: Piece) => Piece | null): void {
    if (!this.#pieces.some(({ content }) => content.path === path)) return;
    this.map((piece) => (piece.content.path === path ? changed(piece) : piece));
  }

  #note(content: Content): void {
    if (this.#known.has(content)) return;
    if (this.#own.known !== true) {
      this.#known = this.#known.grown();
      this.#own.known = true;
    }
    this.#known.add(content);
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
  /** Whether what is known grows here alone. */
  known?: true;
  deleted?: Set<string>;
}
