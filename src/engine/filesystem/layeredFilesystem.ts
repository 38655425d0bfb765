import { plus, type Amount } from '../amount.ts';
import type { Content, Selection } from '../effects.ts';
import type { Entry, Existence, MountPoint, ReadonlyFilesystem } from './filesystem.ts';
import { identityOf, isSame } from './isSame.ts';
import { isWithin, normalizePath, rebase } from './normalizePath.ts';
import { mayBeGone, mayBeStoredAgain } from './partOfSpread.ts';
import { pathGlob, type GlobMatch } from './pathGlob.ts';
import { resized } from './resized.ts';
import { selectionMatcher } from './selectionMatcher.ts';

/** One piece of the ledger. */
export interface Piece extends Entry {
  /** The layer that hid it; null while it is visible. */
  readonly hiddenBy: number | null;
}

/** Pieces below a mount of the running RUN: they never reach a layer. */
const SCRATCH = -1;

/** The ledger of one stage. DESIGN.md beside this file says what its numbers mean. */
export class LayeredFilesystem implements ReadonlyFilesystem {
  #pieces: readonly Piece[];
  #layer: number;
  #mounts: readonly MountPoint[] = [];
  /** Files that were deleted by their full name: gone for certain, though a spread piece above could have held them. */
  #deleted: ReadonlySet<string>;
  /** Identities of all pieces that ever were here. */
  #known: ReadonlySet<string>;
  /** What only this ledger holds may be changed in place; what a fork shares is copied first. */
  #own: Own = {};

  private constructor(
    pieces: readonly Piece[],
    layer: number,
    deleted: ReadonlySet<string>,
    known: ReadonlySet<string>,
  ) {
    this.#pieces = pieces;
    this.#layer = layer;
    this.#deleted = deleted;
    this.#known = known;
  }

  /** A stage begun from a base image, whose bytes are layer 0. */
  static fromBase(contents: readonly Content[]): LayeredFilesystem {
    const known = new Set<string>();
    for (const content of contents) {
      const identity = identityOf(content);
      if (identity !== null) known.add(identity);
    }
    const pieces = contents.map((content) => ({ content, layer: 0, hiddenBy: null }));
    return new LayeredFilesystem(pieces, 0, new Set(), known);
  }

  /** A ledger that goes on from here by itself. Costs nothing until one of the two writes. */
  fork(): LayeredFilesystem {
    this.#own = {};
    return new LayeredFilesystem(this.#pieces, this.#layer, this.#deleted, this.#known);
  }

  /** How many pieces it holds. */
  get count(): number {
    return this.#pieces.length;
  }

  get layer(): number {
    return this.#layer;
  }

  /** Every piece that some layer stores, hidden ones too. */
  get pieces(): readonly Piece[] {
    return this.#pieces.some(isScratch)
      ? this.#pieces.filter((piece) => !isScratch(piece))
      : this.#pieces;
  }

  /** Starts the next layer and returns its index. */
  beginLayer(mounts: readonly MountPoint[] = []): number {
    this.#layer += 1;
    this.#mounts = mounts;
    return this.#layer;
  }

  /** Ends the layer: mounts and what was written below them go. */
  endLayer(): void {
    this.#mounts = [];
    if (this.#pieces.some(isScratch)) this.#set(this.#pieces.filter((piece) => !isScratch(piece)));
  }

  mountAt(path: string): MountPoint | undefined {
    return this.#mounts.find((mount) => isWithin(path, mount.target));
  }

  under(path: string): readonly Entry[] {
    const folder = normalizePath(path);
    return this.#pieces.filter(
      (piece) => this.#sees(piece) && isWithin(piece.content.path, folder),
    );
  }

  exists(path: string): Existence {
    const wanted = normalizePath(path);
    if (wanted === '/' || this.#mounts.some((mount) => isWithin(mount.target, wanted)))
      return 'yes';
    let answer: Existence = 'no';
    for (const piece of this.#pieces) {
      if (!this.#sees(piece)) continue;
      if (isWithin(piece.content.path, wanted)) return 'yes';
      if (piece.content.spread && isWithin(wanted, piece.content.path)) answer = 'maybe';
    }
    return this.#deleted.has(wanted) ? 'no' : answer;
  }

  text(path: string): string | undefined {
    return this.#fileAt(normalizePath(path))?.content.text;
  }

  glob(pattern: string): readonly string[] {
    const wanted = pathGlob(pattern);
    const depth = normalizePath(pattern).split('/').length;
    const found = new Set<string>();
    for (const piece of this.#pieces) {
      if (!this.#sees(piece) || wanted.match(piece.content.path, false) === 'none') continue;
      found.add(piece.content.path.split('/').slice(0, depth).join('/'));
    }
    return [...found].sort();
  }

  write(given: Content): void {
    const content = withinReason(given);
    const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
    const identity = identityOf(content);
    // An install writes a thousand pieces that are new: only what may have been met before is looked for.
    if (identity !== null && this.#known.has(identity)) {
      const { path } = content;
      this.#replace(
        (piece) =>
          piece.content.path === path && this.#sees(piece) && isSame(piece.content, content),
      );
    }
    this.#push({ content, layer, hiddenBy: null }, identity);
    if (this.#deleted.has(content.path)) this.#ownDeleted().delete(content.path);
  }

  delete(selection: Selection): void {
    const match = selectionMatcher(selection);
    this.#noteDeleted(selection);
    this.#keepLinked(match);
    this.#map((piece) => {
      if (!this.#sees(piece)) return piece;
      const found = match(piece.content);
      if (found === 'none') return piece;
      if (found === 'whole') return this.#gone(piece);
      return this.#isOpen(piece) ? { ...piece, content: mayBeGone(piece.content) } : piece;
    });
  }

  touch(selection: Selection): void {
    const match = selectionMatcher(selection);
    const seen = this.#pieces.filter((piece) => this.#sees(piece));
    const found = seen.map((piece) => match(piece.content));
    this.#change((content) => (match(content) === 'whole' ? content : null));
    if (found.includes('whole')) return;
    const lower = seen.filter((piece, index) => found[index] === 'part' && !this.#isOpen(piece));
    for (const { content } of lower) {
      const again = mayBeStoredAgain(
        content,
        selection.paths.map((path) => normalizePath(path)),
      );
      if (again !== null) this.write(again);
    }
  }

  resize(selection: Selection, factor: Amount): void {
    const match = selectionMatcher(selection);
    this.#change((content) => (match(content) === 'whole' ? resized(content, factor) : null));
  }

  /**
   * A file that has the new name already is replaced, as by a write: rename(2).
   * @returns whether anything known was moved
   */
  move(from: string, to: string): boolean {
    const source = normalizePath(from);
    const moved = new Map<Content, Content>();
    for (const { content } of this.#at(from)) {
      moved.set(content, { ...content, path: rebase(content.path, source, to) });
    }
    const arriving = new Map<string, Content[]>();
    for (const content of moved.values()) {
      arriving.set(content.path, [...(arriving.get(content.path) ?? []), content]);
    }
    this.#replace(
      (piece) =>
        this.#sees(piece) &&
        !moved.has(piece.content) &&
        (arriving.get(piece.content.path) ?? []).some((content) => isSame(piece.content, content)),
    );
    this.#change((content) => moved.get(content) ?? null);
    return moved.size > 0;
  }

  /** @returns whether anything known was copied */
  copy(from: string, to: string): boolean {
    const copied = this.#at(from);
    for (const { content } of copied) {
      this.write({ ...content, path: rebase(content.path, normalizePath(from), to) });
    }
    return copied.length > 0;
  }

  /** A hard link to a lower file stores that file again; one to a file of this layer adds nothing (image-spec, layer.md, Hardlinks). */
  hardLink(from: string, to: string): void {
    this.touch({ paths: [normalizePath(from)] });
    for (const { content } of this.#at(from)) {
      const path = rebase(content.path, normalizePath(from), to);
      const { compressed: _, ...rest } = content;
      const linkTo = content.linkTo ?? content.path;
      this.write({ ...rest, path, amount: { bytes: 0, low: 0, high: 0 }, linkTo });
    }
  }

  /** Content lives as long as one name of it does (unlink(2)): before a name goes, its bytes are filed under one that stays. */
  #keepLinked(match: (content: Content) => GlobMatch): void {
    if (!this.#pieces.some(({ content }) => content.linkTo !== undefined)) return;
    const heirs = new Map<string, { readonly path: string; readonly content: Content }>();
    for (const piece of this.#pieces) {
      const { linkTo, path } = piece.content;
      if (linkTo === undefined || heirs.has(linkTo)) continue;
      if (!this.#isOpen(piece) || !this.#sees(piece) || match(piece.content) === 'whole') continue;
      const holder = this.#pieces.find(
        (other) =>
          other.content.path === linkTo &&
          other.content.linkTo === undefined &&
          this.#isOpen(other) &&
          this.#sees(other) &&
          match(other.content) === 'whole',
      );
      if (holder !== undefined) heirs.set(linkTo, { path, content: holder.content });
    }
    if (heirs.size === 0) return;
    this.#map((piece) => {
      const heir = heirs.get(piece.content.linkTo ?? '');
      if (heir === undefined || !this.#isOpen(piece)) return piece;
      const content =
        piece.content.path === heir.path
          ? { ...heir.content, path: heir.path }
          : { ...piece.content, linkTo: heir.path };
      return { ...piece, content };
    });
  }

  #noteDeleted({ paths, names, fileClasses, origins }: Selection): void {
    if (names ?? fileClasses ?? origins) return;
    for (const path of paths) {
      const isLiteral = !/[*?[]/.test(path) && this.mountAt(path) === undefined;
      if (isLiteral) this.#ownDeleted().add(normalizePath(path));
    }
  }

  #at(path: string): readonly Piece[] {
    const folder = normalizePath(path);
    return this.#pieces.filter(
      (piece) => this.#sees(piece) && isWithin(piece.content.path, folder),
    );
  }

  #fileAt(path: string): Piece | undefined {
    return this.#pieces.findLast(
      (piece) => this.#sees(piece) && !piece.content.spread && piece.content.path === path,
    );
  }

  /** Visible now: not hidden, and not below a mount that covers it. */
  #sees(piece: Piece): boolean {
    if (piece.hiddenBy !== null) return false;
    return piece.layer === SCRATCH || this.mountAt(piece.content.path) === undefined;
  }

  /** Written by the layer (or mount) that is being written: still free to change. */
  #isOpen(piece: Piece): boolean {
    return piece.layer === this.#layer || piece.layer === SCRATCH;
  }

  /** Hides or drops what `isReplaced` says. */
  #replace(isReplaced: (piece: Piece) => boolean): void {
    this.#map((piece) => (isReplaced(piece) ? this.#gone(piece) : piece));
  }

  /** What is left of a piece when something takes its place, or nothing does. */
  #gone(piece: Piece): Piece | null {
    return this.#isOpen(piece) ? null : { ...piece, hiddenBy: this.#layer };
  }

  /** Stores changed content in this layer, hiding the lower copy; `changed` answers null for what stays. */
  #change(changed: (content: Content) => Content | null): void {
    const added: Piece[] = [];
    this.#map((piece) => {
      const content = this.#sees(piece) ? changed(piece.content) : null;
      if (content === null) return piece;
      const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
      added.push({ content, layer, hiddenBy: null });
      return this.#gone(piece);
    });
    for (const piece of added) this.#push(piece, identityOf(piece.content));
  }

  /** Puts another piece, or none, in the place of each. */
  #map(changed: (piece: Piece) => Piece | null): void {
    let kept: Piece[] | null = null;
    this.#pieces.forEach((piece, index) => {
      const now = changed(piece);
      if (now !== piece) kept ??= this.#pieces.slice(0, index);
      if (kept !== null && now !== null) kept.push(now);
    });
    if (kept !== null) this.#set(kept);
  }

  /** @param pieces a new list, which nobody else holds */
  #set(pieces: Piece[]): void {
    this.#pieces = pieces;
    this.#own.pieces = pieces;
  }

  #push(piece: Piece, identity: string | null): void {
    let { pieces } = this.#own;
    if (pieces === undefined) {
      pieces = [...this.#pieces];
      this.#pieces = pieces;
      this.#own.pieces = pieces;
    }
    pieces.push(piece);
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

function isScratch(piece: Piece): boolean {
  return piece.layer === SCRATCH;
}

/** Sum of the amounts of pieces. */
export function weigh(pieces: Iterable<Piece>): Amount {
  let sum: Amount = { bytes: 0, low: 0, high: 0 };
  for (const piece of pieces) sum = plus(sum, piece.content.amount);
  return sum;
}

/** Bytes of the largest file that is believed, a petabyte: beyond, sums of numbers lose their last digits. */
const LARGEST = 1e15;

/** `dd count=99999999999999` is no reason for sums that do not add up. */
function withinReason(content: Content): Content {
  const { bytes, low, high } = content.amount;
  const { compressed = 0 } = content;
  if (high <= LARGEST && compressed <= LARGEST) return content;
  const bound = (value: number): number => Math.min(value, LARGEST);
  return {
    ...content,
    amount: { bytes: bound(bytes), low: bound(low), high: bound(high) },
    ...(compressed > LARGEST ? { compressed: LARGEST } : {}),
  };
}
