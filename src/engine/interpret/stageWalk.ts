import type { SourceRange } from '../dockerfile/instruction.ts';
import type { MemoNode, MemoStep } from './memo.ts';
import type { Session } from './session.ts';
import { copyOfState, type LayerSource, type StageState } from './stageState.ts';

/** One instruction (or FROM) as the memo knows it. */
export interface Stride {
  /** Everything that it depends on beside the state before it and what it reads of the workspace; null when that cannot be told. */
  readonly key: string | null;
  readonly range: SourceRange;
}

/**
 * A stage under way. As long as everything that it does is remembered it is a place in the memo and no state is made; from the first
 * instruction that is not, it is a state of its own, of which the memo keeps a copy after each instruction.
 */
export class StageWalk {
  readonly #session: Session;
  readonly #index: number;
  readonly #layers: LayerSource[] = [];
  /** Steps that lead on from here; null when they are not remembered. */
  #steps: MemoNode['steps'] | null;
  #node: MemoNode | null = null;
  #state: StageState | null = null;

  constructor(index: number, session: Session, from: MemoNode['steps'] | null) {
    this.#index = index;
    this.#session = session;
    this.#steps = from;
  }

  /** FROM: `make` gives the state that the instructions start from. */
  begin({ key, range }: Stride, layers: readonly LayerSource[], make: () => StageState): void {
    this.#layers.push(...layers);
    this.#stride({ key, range }, () => {
      const state = make();
      this.#layers.splice(0, this.#layers.length, ...state.layers);
      this.#state = { ...state, layers: this.#layers };
      return layers.length;
    });
  }

  step(stride: Stride, run: (state: StageState) => void): void {
    this.#stride(stride, () => {
      const before = this.#layers.length;
      run(this.#own());
      return before;
    });
  }

  /** The stage as it is here: to be read, not to be changed. */
  get here(): StageState {
    const state = this.#state ?? this.#node?.state;
    if (state === undefined) throw new Error('a stage begins with FROM');
    return state;
  }

  finish(): { readonly state: StageState; readonly node: MemoNode | null } {
    const state = { ...this.here, index: this.#index, layers: this.#layers };
    return { state, node: this.#steps === null ? null : this.#node };
  }

  /** @param run does it, and answers how many layers were there before */
  #stride({ key, range }: Stride, run: () => number): void {
    const { memo, given } = this.#session;
    const steps = key === null ? null : this.#steps;
    const known =
      memo === null || steps === null || key === null ? undefined : memo.find(steps, key, given);
    if (known !== undefined) {
      this.#repeat(known, range);
      return;
    }
    if (memo === null || steps === null || key === null) {
      run();
      this.#steps = null;
      return;
    }
    const { unknowns, notices, watch, catalog } = this.#session;
    const [unknownsBefore, noticesBefore] = [unknowns.length, notices.length];
    const missedBefore = [...catalog.missed];
    catalog.missed.clear();
    watch.clear();
    const layersBefore = run();
    const isComplete = catalog.missed.size === 0;
    for (const id of missedBefore) catalog.missed.add(id);
    // Facts were missing: it will do something else once they are there.
    if (!isComplete) {
      this.#steps = null;
      return;
    }
    const step = {
      read: {
        dockerfile: watch.dockerfile ? (given.asWritten ?? given.dockerfile) : null,
        files: watch.files ? memo.idOf(given.files) : null,
        context: watch.context ? memo.idOf(given.context) : null,
      },
      range,
      unknowns: unknowns.slice(unknownsBefore),
      notices: notices.slice(noticesBefore),
      layers: this.#layers.slice(layersBefore),
    };
    this.#node = memo.add(steps, key, step, copyOfState(this.here, this.#index, []));
    this.#steps = this.#node.steps;
  }

  #repeat(step: MemoStep, range: SourceRange): void {
    const stage = this.#index;
    const place = (at: SourceRange): SourceRange => moved(at, step.range, range);
    for (const one of step.unknowns) {
      this.#session.unknowns.push({ ...one, stage, range: place(one.range) });
    }
    for (const one of step.notices) {
      this.#session.notices.push({ ...one, range: place(one.range) });
    }
    for (const one of step.layers) {
      this.#layers.push({ ...one, stage, range: place(one.range) });
    }
    this.#node = step.after;
    this.#steps = step.after.steps;
    this.#state = null;
  }

  /** The state to change: a copy of what the memo holds, unless it is this stage's own already. */
  #own(): StageState {
    this.#state ??= copyOfState(this.here, this.#index, this.#layers);
    return this.#state;
  }
}

/** A place in an instruction that stands elsewhere now. */
function moved(place: SourceRange, from: SourceRange, to: SourceRange): SourceRange {
  const [offset, lines] = [to.start - from.start, to.line - from.line];
  return {
    start: place.start + offset,
    end: place.end + offset,
    line: place.line + lines,
    endLine: place.endLine + lines,
  };
}
