import type { Catalog } from '../catalog.ts';
import type { Dockerfile, SourceRange } from '../dockerfile/instruction.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import type { Content } from '../effects.ts';
import type { Piece } from '../filesystem/piece.ts';
import type { Contribution } from '../report.ts';
import type { ImageFigures } from '../reporting/imageFigures.ts';
import type { Workspace } from '../workspace.ts';
import { readBuildContext, type BuildContext } from './buildContext.ts';
import type { PlacedNotice, PlacedUnknown } from './session.ts';
import type { LayerSource, StageState } from './stageState.ts';

/** A stage after some of its instructions. Two stages at one node are the same but for their index and their lines. */
export interface MemoNode {
  readonly id: number;
  /** Never changed: who goes on from here takes a copy. Its layers and its index are not to be read. */
  readonly state: StageState;
  readonly steps: Map<string, MemoStep[]>;
}

/** What one instruction did, to be done again without interpreting it. */
export interface MemoStep {
  readonly after: MemoNode;
  /** What it read of the workspace: it does the same again as long as that is the same. */
  readonly read: Readings;
  /** Where the instruction stood; its unknowns and notices move with it. */
  readonly range: SourceRange;
  readonly unknowns: readonly PlacedUnknown[];
  readonly notices: readonly PlacedNotice[];
  readonly layers: readonly LayerSource[];
}

/** Parts of a workspace that an instruction may depend on beside its own text; null where it did not look. */
export interface Readings {
  readonly dockerfile: string | null;
  readonly files: number | null;
  readonly context: number | null;
}

/** References to pieces that all nodes together may hold: about 30 MB. */
const MOST_PIECES = 4_000_000;

/** Layers, and contributions, whose sums are kept. */
const MOST_SUMS = 20_000;

const MOST_TEXTS = 100;
const MOST_RECORDS = 100;
const MOST_CONTEXTS = 20;
const MOST_FIGURES = 500;

/**
 * What was interpreted before, so that a change of one line costs the lines from there on: DESIGN.md beside this file. A report is the
 * same with a memo and without. It belongs to one catalog, and forgets everything when given another.
 */
export class Memo {
  #catalog: Catalog | null = null;
  #date = '';
  #pieces = 0;
  #ids = 0;
  #roots = new Map<string, MemoNode['steps']>();
  #texts = new Map<string, Dockerfile>();
  #records: { readonly record: Readonly<Record<string, unknown>>; readonly id: number }[] = [];
  /** The same by the record itself: no need to look into it. */
  #recordIds = new WeakMap<Readonly<Record<string, unknown>>, number>();
  #contexts = new Map<string, BuildContext>();
  /** Contents of the build context by path, as they were read last. */
  #contextContents = new Map<string, Content>();
  /** What whole workspaces come to. */
  #figures = new Map<string, ImageFigures | null>();
  #layers = new Map<Content, Summed<readonly Contribution[]>>();
  #contributions = new Map<Content, Summed<Contribution | null>>();

  /** To be called before each run. */
  begin(catalog: Catalog): void {
    const isSame = this.#catalog === catalog && this.#date === catalog.date;
    if (isSame && this.#pieces <= MOST_PIECES) return;
    this.#catalog = catalog;
    this.#date = catalog.date;
    this.#pieces = 0;
    this.#roots = new Map();
    this.#figures = new Map();
  }

  /** Where stages begin that depend on `surroundings`: what is read too often to be noted at each instruction. */
  root(surroundings: string): MemoNode['steps'] {
    const known = this.#roots.get(surroundings);
    if (known !== undefined) return known;
    const made: MemoNode['steps'] = new Map();
    this.#roots.set(surroundings, made);
    return made;
  }

  /** What `key` did from here, when it read what is the same now. */
  find(steps: MemoNode['steps'], key: string, now: Workspace): MemoStep | undefined {
    return steps.get(key)?.find(({ read }) => {
      if (read.dockerfile !== null && read.dockerfile !== (now.asWritten ?? now.dockerfile))
        return false;
      if (read.files !== null && read.files !== this.idOf(now.files)) return false;
      return read.context === null || read.context === this.idOf(now.context);
    });
  }

  /** Remembers a step; `state` must not change any more. */
  add(
    steps: MemoNode['steps'],
    key: string,
    step: Omit<MemoStep, 'after'>,
    state: StageState,
  ): MemoNode {
    this.#ids += 1;
    this.#pieces += state.filesystem.count;
    const after: MemoNode = { id: this.#ids, state, steps: new Map() };
    const known = steps.get(key);
    const made = { ...step, after };
    if (known === undefined) steps.set(key, [made]);
    else known.push(made);
    return after;
  }

  /** The same number for records that hold the same. */
  idOf(record: Readonly<Record<string, string | number>> = NONE): number {
    const same = this.#recordIds.get(record);
    if (same !== undefined) return same;
    const equal = this.#records.find((one) => isEqual(one.record, record));
    const id = equal?.id ?? (this.#ids += 1);
    this.#recordIds.set(record, id);
    if (equal === undefined) this.#records.push({ record, id });
    if (this.#records.length > MOST_RECORDS) this.#records.shift();
    return id;
  }

  parse(text: string): Dockerfile {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const parsed = parseDockerfile(text);
    if (this.#texts.size >= MOST_TEXTS) this.#texts.clear();
    this.#texts.set(text, parsed);
    return parsed;
  }

  /** What `make` says of a workspace: once as long as it is the same, and no facts were missing. */
  figures(
    workspace: Workspace,
    catalog: Catalog,
    make: () => ImageFigures | null,
  ): ImageFigures | null {
    this.begin(catalog);
    const key = this.#keyOf(workspace);
    const known = this.#figures.get(key);
    if (known !== undefined) return known;
    const missedBefore = [...catalog.missed];
    catalog.missed.clear();
    const figures = make();
    const isComplete = catalog.missed.size === 0;
    for (const id of missedBefore) catalog.missed.add(id);
    if (!isComplete) return figures;
    if (this.#figures.size >= MOST_FIGURES) this.#figures.clear();
    this.#figures.set(key, figures);
    return figures;
  }

  #keyOf(workspace: Workspace): string {
    const { dockerfile, asWritten, files, context, ...rest } = workspace;
    return JSON.stringify([dockerfile, asWritten, this.idOf(files), this.idOf(context), rest]);
  }

  /** The build context, read again only when a file or a size is another: it is the same in nearly every run. */
  buildContext({ files, context }: Pick<Workspace, 'files' | 'context'>): BuildContext {
    const key = `${this.idOf(files)} ${this.idOf(context)}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    if (this.#contexts.size >= MOST_CONTEXTS) {
      this.#contexts.clear();
      this.#contextContents.clear();
    }
    const given = { ...(files && { files }), ...(context && { context }) };
    const read = readBuildContext(given, this.#contextContents);
    this.#contexts.set(key, read);
    return read;
  }

  /** What the pieces of a layer add up to, made anew only when one of them is another. */
  contributions(
    pieces: readonly Piece[],
    make: (pieces: readonly Piece[]) => readonly Contribution[],
  ): readonly Contribution[] {
    return summed(this.#layers, pieces, make);
  }

  /** The same for what one package or file brings to a layer. */
  contribution(
    pieces: readonly Piece[],
    make: (pieces: readonly Piece[]) => Contribution | null,
  ): Contribution | null {
    return summed(this.#contributions, pieces, make);
  }
}

interface Summed<Sum> {
  readonly pieces: readonly Piece[];
  readonly sum: Sum;
}

function summed<Sum>(
  known: Map<Content, Summed<Sum>>,
  pieces: readonly Piece[],
  make: (pieces: readonly Piece[]) => Sum,
): Sum {
  const [first] = pieces;
  if (first === undefined) return make(pieces);
  const before = known.get(first.content);
  if (before !== undefined && isSameList(before.pieces, pieces)) return before.sum;
  const sum = make(pieces);
  if (known.size >= MOST_SUMS) known.clear();
  known.set(first.content, { pieces, sum });
  return sum;
}

const NONE: Readonly<Record<string, never>> = {};

function isEqual(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): boolean {
  if (a === b) return true;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  // The order of files and sizes is the order of their pieces.
  return (
    names.length === others.length &&
    names.every((name, index) => name === others[index] && a[name] === b[name])
  );
}

function isSameList(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length &&
    a.every((piece, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        piece.content === other.content &&
        (piece.hiddenBy === null) === (other.hiddenBy === null)
      );
    })
  );
}
