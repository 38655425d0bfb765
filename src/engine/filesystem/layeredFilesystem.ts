import type { Amount } from '../amount.ts';
import type { Content, Selection } from '../effects.ts';
import type { Existence, MountPoint, ReadonlyFilesystem } from './filesystem.ts';
import { carried, linkTo, sharedContent, standingAlone } from './hardLinks.ts';
import { isSame } from './isSame.ts';
import { keepLinked } from './keepLinked.ts';
import { isWithin, normalizePath, rebase } from './normalizePath.ts';
import { namedFiles } from './namedFiles.ts';
import { mayBeGone, mayBeStoredAgain } from './partOfSpread.ts';
import { isScratch, SCRATCH, type Piece } from './piece.ts';
import { PieceList } from './pieceList.ts';
import { renamed, type Renamed } from './renamed.ts';
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
    // Only while a RUN lasts.
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

  /** Links whose bytes are borne by a name elsewhere have the weight of their file. */
  under(path: string): readonly Piece[] {
    const found = this.#visible.under(path);
    if (!found.some(({ content }) => content.linkTo !== undefined)) return found;
    const folder = normalizePath(path);
    return found.map((piece) =>
      piece.content.linkTo === undefined || isWithin(piece.content.linkTo, folder)
        ? piece
        : { ...piece, content: standingAlone(this.#list.all, piece) },
    );
  }

  /** The content that a name shares with the other names of its file: its own where it has no links. */
  shared(content: Content): Content {
    if (content.linkTo === undefined) return content;
    const piece = this.#list.all.find((one) => one.content === content);
    return piece === undefined ? content : sharedContent(this.#list.all, piece);
  }

  exists(path: string): Existence {
    return this.#visible.exists(path);
  }

  glob(pattern: string): readonly string[] {
    return this.#visible.glob(pattern);
  }

  /** The name that bears the bytes of a file of this layer, where the path is another name of it. */
  linkAt(path: string): string | undefined {
    const piece = this.#visible.fileAt(normalizePath(path));
    return piece?.layer === this.#layer ? piece.content.linkTo : undefined;
  }

  text(path: string): string | undefined {
    return this.#visible.fileAt(normalizePath(path))?.content.text;
  }

  write(given: Content): void {
    const content = withinReason(given);
    const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
    if (this.#list.knows(content)) this.#replaceSame(content);
    this.#list.push({ content, layer, hiddenBy: null });
    this.#list.noteWritten(content.path);
  }

  delete(selection: Selection): void {
    const match = selectionMatcher(selection);
    for (const path of namedFiles(selection)) {
      if (this.mountAt(path) === undefined) this.#list.noteDeleted(normalizePath(path));
    }
    this.#relink((content) => match(content) === 'whole');
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
    this.#change((content, whole) => (match(content) === 'whole' ? whole : null));
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
    this.#change((content, whole) => (match(content) === 'whole' ? resized(whole, factor) : null));
  }

  /**
   * A file that has the new name already is replaced, as by a write: rename(2).
   * @returns whether anything known was moved
   */
  move(from: string, to: string): boolean {
    const source = normalizePath(from);
    const arriving = (): Renamed =>
      renamed(this.#visible.under(source), source, to, this.#standing);
    let before: Renamed | undefined;
    this.#relink((content) => (before ??= arriving()).replaces(content));
    const { moved, replaces, names } = arriving();
    this.#replace((piece) => this.#visible.sees(piece) && replaces(piece.content));
    this.#change((content) => moved.get(content) ?? null);
    if (names.size > 0) {
      this.#list.map((piece) => {
        const name = names.get(piece.content.linkTo ?? '');
        return name === undefined || !this.#isOpen(piece)
          ? piece
          : { ...piece, content: { ...piece.content, linkTo: name } };
      });
    }
    return moved.size > 0;
  }

  /**
   * @param keepsLinks whether names of one file are names of one file again (cp --preserve=links)
   * @returns whether anything known was copied
   */
  copy(from: string, to: string, keepsLinks = false): boolean {
    const source = normalizePath(from);
    const copied = this.#visible.under(source).map(({ content }) => ({
      content,
      path: rebase(content.path, source, to),
    }));
    const contents = carried(copied, (content) => this.shared(content), keepsLinks);
    for (const content of contents) this.write(content);
    return copied.length > 0;
  }

  /** A hard link to a lower file stores that file again; one to a file of this layer adds nothing (image-spec, layer.md, Hardlinks). */
  hardLink(from: string, to: string): void {
    const source = normalizePath(from);
    this.touch({ paths: [source] });
    for (const { content } of this.#visible.under(source)) {
      const path = rebase(content.path, source, to);
      this.write(linkTo(content.linkTo ?? content.path, { ...content, path }));
    }
  }

  /** Written by the layer (or mount) that is being written: still free to change. */
  #isOpen(piece: Piece): boolean {
    return piece.layer === this.#layer || piece.layer === SCRATCH;
  }

  readonly #standing = {
    isOpen: (content: Content): boolean => {
      const piece = this.#list.all.find((one) => one.content === content);
      return piece !== undefined && this.#isOpen(piece);
    },
    shared: (content: Content): Content => this.shared(content),
  };

  /** Before names go: their bytes are filed under names that stay. */
  #relink(isGoing: (content: Content) => boolean): void {
    const relinked = keepLinked(this.#list.all, {
      isFree: (piece) => this.#isOpen(piece) && this.#visible.sees(piece),
      isGoing,
    });
    if (relinked !== null) this.#list.map(relinked);
  }

  #replaceSame(content: Content): void {
    this.#list.mapAt(content.path, (piece) =>
      this.#visible.sees(piece) && isSame(piece.content, content) ? this.#gone(piece) : piece,
    );
  }

  /** Hides or drops what `isReplaced` says. */
  #replace(isReplaced: (piece: Piece) => boolean): void {
    this.#list.map((piece) => (isReplaced(piece) ? this.#gone(piece) : piece));
  }

  /** What is left of a piece when something takes its place, or nothing does. */
  #gone(piece: Piece): Piece | null {
    return this.#isOpen(piece) ? null : { ...piece, hiddenBy: this.#layer };
  }

  /**
   * Stores changed content in this layer, hiding the lower copy. `changed` is given a content and what is stored of it, which for a link to a
   * lower file is the whole of that file, and answers null for what stays.
   */
  #change(changed: (content: Content, whole: Content) => Content | null): void {
    const added: Piece[] = [];
    const { all } = this.#list;
    this.#list.map((piece) => {
      const whole = this.#isOpen(piece) ? piece.content : standingAlone(all, piece);
      const content = this.#visible.sees(piece) ? changed(piece.content, whole) : null;
      if (content === null) return piece;
      const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
      added.push({ content, layer, hiddenBy: null });
      return this.#gone(piece);
    });
    for (const piece of added) this.#list.push(piece);
  }
}
