import { plus, type Amount } from '../amount.ts';
import type { Content, Selection } from '../effects.ts';
import type { Entry, Existence, MountPoint, ReadonlyFilesystem } from './filesystem.ts';
import { isSame } from './isSame.ts';
import { isWithin, normalizePath, rebase } from './normalizePath.ts';
import { mayBeGone, mayBeStoredAgain } from './partOfSpread.ts';
import { pathGlob } from './pathGlob.ts';
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
  #pieces: Piece[];
  #layer: number;
  #mounts: readonly MountPoint[] = [];
  /** Files that were deleted by their full name: gone for certain, though a spread piece above could have held them. */
  readonly #deleted: Set<string>;
  /** Every path that a piece ever had here. */
  readonly #paths: Set<string>;

  private constructor(pieces: Piece[], layer: number, deleted: ReadonlySet<string> = new Set()) {
    this.#pieces = pieces;
    this.#layer = layer;
    this.#deleted = new Set(deleted);
    this.#paths = new Set(pieces.map((piece) => piece.content.path));
  }

  /** A stage begun from a base image, whose bytes are layer 0. */
  static fromBase(contents: readonly Content[]): LayeredFilesystem {
    return new LayeredFilesystem(
      contents.map((content) => ({ content, layer: 0, hiddenBy: null })),
      0,
    );
  }

  /** A stage begun from another stage: it inherits all its layers. */
  fork(): LayeredFilesystem {
    return new LayeredFilesystem([...this.#pieces], this.#layer, this.#deleted);
  }

  get layer(): number {
    return this.#layer;
  }

  /** Every piece that some layer stores, hidden ones too. */
  get pieces(): readonly Piece[] {
    return this.#pieces.filter((piece) => piece.layer !== SCRATCH);
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
    this.#pieces = this.#pieces.filter((piece) => piece.layer !== SCRATCH);
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
    // An install writes a thousand pieces that are new: only a path met before is looked for.
    if (this.#paths.has(content.path)) {
      this.#replace((piece) => this.#sees(piece) && isSame(piece.content, content));
    }
    this.#pieces.push({ content, layer, hiddenBy: null });
    this.#paths.add(content.path);
    this.#deleted.delete(content.path);
  }

  delete(selection: Selection): void {
    const match = selectionMatcher(selection);
    this.#noteDeleted(selection);
    this.#pieces = this.#pieces.flatMap((piece) => {
      if (!this.#sees(piece)) return [piece];
      const found = match(piece.content);
      if (found === 'none') return [piece];
      if (found === 'part') {
        return [this.#isOpen(piece) ? { ...piece, content: mayBeGone(piece.content) } : piece];
      }
      return this.#isOpen(piece) ? [] : [{ ...piece, hiddenBy: this.#layer }];
    });
  }

  touch(selection: Selection): void {
    const match = selectionMatcher(selection);
    const seen = this.#pieces.filter((piece) => this.#sees(piece));
    const found = seen.map((piece) => match(piece.content));
    this.#change((content) => (match(content) === 'whole' ? [content] : null));
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
    this.#change((content) => (match(content) === 'whole' ? [resized(content, factor)] : null));
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
    this.#change((content) => {
      const renamed = moved.get(content);
      return renamed === undefined ? null : [renamed];
    });
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
      this.write({ ...rest, path, amount: { bytes: 0, low: 0, high: 0 } });
    }
  }

  #noteDeleted({ paths, names, fileClasses, origins }: Selection): void {
    if (names ?? fileClasses ?? origins) return;
    for (const path of paths) {
      const isLiteral = !/[*?[]/.test(path) && this.mountAt(path) === undefined;
      if (isLiteral) this.#deleted.add(normalizePath(path));
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
    if (!this.#pieces.some(isReplaced)) return;
    this.#pieces = this.#pieces.flatMap((piece) => {
      if (!isReplaced(piece)) return [piece];
      return this.#isOpen(piece) ? [] : [{ ...piece, hiddenBy: this.#layer }];
    });
  }

  /** Stores changed content in this layer, hiding the lower copy; `changed` answers null for what stays. */
  #change(changed: (content: Content) => readonly Content[] | null): void {
    const added: Piece[] = [];
    this.#pieces = this.#pieces.flatMap((piece) => {
      const contents = this.#sees(piece) ? changed(piece.content) : null;
      if (contents === null) return [piece];
      for (const content of contents) {
        const layer = this.mountAt(content.path) === undefined ? this.#layer : SCRATCH;
        this.#paths.add(content.path);
        added.push({ content, layer, hiddenBy: null });
      }
      return this.#isOpen(piece) ? [] : [{ ...piece, hiddenBy: this.#layer }];
    });
    this.#pieces.push(...added);
  }
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
  if (high <= LARGEST) return content;
  const bound = (value: number): number => Math.min(value, LARGEST);
  return { ...content, amount: { bytes: bound(bytes), low: bound(low), high: LARGEST } };
}
