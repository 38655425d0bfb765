import type { Amount } from '../amount.ts';
import type { Content, Selection } from '../effects.ts';
import type { Existence, MountPoint, ReadonlyFilesystem } from './filesystem.ts';
import { identityOf, isSame } from './isSame.ts';
import { keepLinked } from './keepLinked.ts';
import { normalizePath, rebase } from './normalizePath.ts';
import { namedFiles } from './namedFiles.ts';
import { mayBeGone, mayBeStoredAgain } from './partOfSpread.ts';
import { isScratch, SCRATCH, type Piece } from './piece.ts';
import { PieceList } from './pieceList.ts';
import { renamed } from './renamed.ts';
import { resized } from './resized.ts';
import { selectionMatcher } from './selectionMatcher.ts';
import { VisiblePieces } from './visiblePieces.ts';
import { withinReason } from './withinReason.ts';

/** The ledger of one stage. DESIGN.md beside this file says what its numbers mean. */
export class LayeredFilesystem implements ReadonlyFilesystem {
  readonly #list: PieceList;
  #layer: number;
  #visible: VisiblePieces;

  private constructor(list: PieceList, layer: number) {
    this.#list = list;
    this.#layer = layer;
    this.#visible = new VisiblePieces(list, []);
  }

  /** A stage begun from a base image, whose bytes are layer 0. */
  static fromBase(contents: readonly Content[]): LayeredFilesystem {
    return new LayeredFilesystem(PieceList.ofBase(contents), 0);
  }

  /** A ledger that goes on from here by itself. Costs nothing until one of the two writes. */
  fork(): LayeredFilesystem {
    return new LayeredFilesystem(this.#list.fork(), this.#layer);
  }

  /** How many pieces it holds. */
  get count(): number {
    return this.#list.all.length;
  }

  get layer(): number {
    return this.#layer;
  }

  /** Every piece that some layer stores, hidden ones too. */
  get pieces(): readonly Piece[] {
    const { all } = this.#list;
    return all.some(isScratch) ? all.filter((piece) => !isScratch(piece)) : all;
  }

  /** Starts the next layer and returns its index. */
  beginLayer(mounts: readonly MountPoint[] = []): number {
    this.#layer += 1;
    this.#visible = new VisiblePieces(this.#list, mounts);
    return this.#layer;
  }

  /** Ends the layer: mounts and what was written below them go. */
  endLayer(): void {
    this.#visible = new VisiblePieces(this.#list, []);
    this.#list.map((piece) => (isScratch(piece) ? null : piece));
  }

  mountAt(path: string): MountPoint | undefined {
    return this.#visible.mountAt(path);
  }

  under(path: string): readonly Piece[] {
    return this.#visible.under(path);
  }

  exists(path: string): Existence {
    return this.#visible.exists(path);
  }

  glob(pattern: string): readonly string[] {
    return this.#visible.glob(pattern);
  }

  text(path: string): string | undefined {
    return this.#visible.fileAt(normalizePath(path))?.content.text;
  }

  write(given: Content): void {
    const content = withinReason(given);
    const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
    if (this.#list.knows(identityOf(content))) {
      const { path } = content;
      this.#replace(
        (piece) =>
          piece.content.path === path &&
          this.#visible.sees(piece) &&
          isSame(piece.content, content),
      );
    }
    this.#list.push({ content, layer, hiddenBy: null });
    this.#list.noteWritten(content.path);
  }

  delete(selection: Selection): void {
    const match = selectionMatcher(selection);
    for (const path of namedFiles(selection)) {
      if (this.mountAt(path) === undefined) this.#list.noteDeleted(normalizePath(path));
    }
    const relinked = keepLinked(this.#list.all, {
      isFree: (piece) => this.#isOpen(piece) && this.#visible.sees(piece),
      isGoing: (content) => match(content) === 'whole',
    });
    if (relinked !== null) this.#list.map(relinked);
    this.#list.map((piece) => {
      if (!this.#visible.sees(piece)) return piece;
      const found = match(piece.content);
      if (found === 'none') return piece;
      if (found === 'whole') return this.#gone(piece);
      return this.#isOpen(piece) ? { ...piece, content: mayBeGone(piece.content) } : piece;
    });
  }

  touch(selection: Selection): void {
    const match = selectionMatcher(selection);
    const seen = this.#list.all.filter((piece) => this.#visible.sees(piece));
    const found = seen.map((piece) => match(piece.content));
    this.#change((content) => (match(content) === 'whole' ? content : null));
    if (found.includes('whole')) return;
    const lower = seen.filter((piece, index) => found[index] === 'part' && !this.#isOpen(piece));
    const paths = selection.paths.map((path) => normalizePath(path));
    for (const { content } of lower) {
      const again = mayBeStoredAgain(content, paths);
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
    const { moved, replaces } = renamed(this.under(from), normalizePath(from), to);
    this.#replace((piece) => this.#visible.sees(piece) && replaces(piece.content));
    this.#change((content) => moved.get(content) ?? null);
    return moved.size > 0;
  }

  /** @returns whether anything known was copied */
  copy(from: string, to: string): boolean {
    const copied = this.under(from);
    for (const { content } of copied) {
      this.write({ ...content, path: rebase(content.path, normalizePath(from), to) });
    }
    return copied.length > 0;
  }

  /** A hard link to a lower file stores that file again; one to a file of this layer adds nothing (image-spec, layer.md, Hardlinks). */
  hardLink(from: string, to: string): void {
    this.touch({ paths: [normalizePath(from)] });
    for (const { content } of this.under(from)) {
      const path = rebase(content.path, normalizePath(from), to);
      const { compressed: _, ...rest } = content;
      const linkTo = content.linkTo ?? content.path;
      this.write({ ...rest, path, amount: { bytes: 0, low: 0, high: 0 }, linkTo });
    }
  }

  /** Written by the layer (or mount) that is being written: still free to change. */
  #isOpen(piece: Piece): boolean {
    return piece.layer === this.#layer || piece.layer === SCRATCH;
  }

  /** Hides or drops what `isReplaced` says. */
  #replace(isReplaced: (piece: Piece) => boolean): void {
    this.#list.map((piece) => (isReplaced(piece) ? this.#gone(piece) : piece));
  }

  /** What is left of a piece when something takes its place, or nothing does. */
  #gone(piece: Piece): Piece | null {
    return this.#isOpen(piece) ? null : { ...piece, hiddenBy: this.#layer };
  }

  /** Stores changed content in this layer, hiding the lower copy; `changed` answers null for what stays. */
  #change(changed: (content: Content) => Content | null): void {
    const added: Piece[] = [];
    this.#list.map((piece) => {
      const content = this.#visible.sees(piece) ? changed(piece.content) : null;
      if (content === null) return piece;
      const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
      added.push({ content, layer, hiddenBy: null });
      return this.#gone(piece);
    });
    for (const piece of added) this.#list.push(piece);
  }
}
