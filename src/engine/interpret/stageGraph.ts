import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Dockerfile, Instruction, SourceRange, Stage } from '../dockerfile/instruction.ts';
import type { ReportError } from '../report.ts';

/** Which stages the target needs, in an order in which each comes after what it needs. */
export type StagePlan =
  | { readonly kind: 'plan'; readonly target: Stage; readonly order: readonly Stage[] }
  | { readonly kind: 'error'; readonly error: ReportError };

/**
 * Only stages that the target reaches through FROM, COPY --from and RUN --mount=from are built (BuildKit, dockerfile2llb:
 * allReachableStages).
 */
export function planStages(
  dockerfile: Dockerfile,
  target: string | undefined,
  globalArgs: ReadonlyMap<string, string>,
  triggersOfImage: TriggersOfImage = () => [],
): StagePlan {
  const last = dockerfile.stages.at(-1);
  if (last === undefined)
    return failed('no-from', 'There is no FROM: a Dockerfile starts with one.', 1);
  const goal =
    target === undefined ? last : findStage(dockerfile, target, dockerfile.stages.length);
  if (goal === undefined) {
    return failed(
      'no-such-target',
      `There is no stage called ${target ?? ''} to build.`,
      last.range.line,
    );
  }
  return inOrder(
    goal,
    (stage) => referencesOf(stage, dockerfile, globalArgs, triggersOfImage),
    dockerfile,
  );
}

/** What ONBUILD of an image leaves to the stages begun from it, by the image's reference. */
export type TriggersOfImage = (reference: string) => readonly Instruction[];

interface Visit {
  readonly stage: Stage;
  readonly references: readonly StageReference[];
  next: number;
}

/** Depth first, with a stack of its own: a chain of ten thousand stages must not end the real one. */
function inOrder(
  goal: Stage,
  referencesOfStage: (stage: Stage) => readonly StageReference[],
  dockerfile: Dockerfile,
): StagePlan {
  const order: Stage[] = [];
  const state = new Map<number, 'open' | 'done'>();
  const open: Visit[] = [];
  const enter = (stage: Stage): void => {
    state.set(stage.index, 'open');
    open.push({ stage, references: referencesOfStage(stage), next: 0 });
  };
  enter(goal);
  for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
    const { stage, references } = visit;
    const reference = references[visit.next];
    if (reference === undefined) {
      state.set(stage.index, 'done');
      order.push(stage);
      open.pop();
      continue;
    }
    visit.next += 1;
    // FROM sees only the stages above it; COPY --from sees all of them.
    const seen = reference.isFrom ? stage.index : dockerfile.stages.length;
    const needed = findStage(dockerfile, reference.name, seen);
    if (needed === undefined || state.get(needed.index) === 'done') continue;
    if (state.get(needed.index) === 'open') return cycle(stage, needed, reference.range);
    enter(needed);
  }
  return { kind: 'plan', target: goal, order };
}

function cycle(stage: Stage, needed: Stage, range: SourceRange): StagePlan {
  const message =
    needed === stage
      ? `The stage ${nameOf(stage)} copies from itself.`
      : `The stages ${nameOf(stage)} and ${nameOf(needed)} need each other: a circle cannot be built.`;
  return failed('stage-cycle', message, range.line);
}

/** A stage by name (any letter case, the last of that name) or index, among the first `before` stages. */
export function findStage(
  dockerfile: Dockerfile,
  reference: string,
  before: number,
): Stage | undefined {
  const name = reference.toLowerCase();
  const { stages } = dockerfile;
  for (let index = Math.min(before, stages.length) - 1; index >= 0; index -= 1) {
    const stage = stages[index];
    if (stage?.name === name) return stage;
  }
  const index = /^\d+$/.test(reference) ? Number(reference) : before;
  return index < before ? stages[index] : undefined;
}

/** What ONBUILD of a stage leaves to the stages begun from it, but not to theirs (moby/buildkit convert.go: resolveStages). */
export function triggersOf(parent: Stage): readonly Instruction[] {
  return parent.instructions.flatMap((instruction) =>
    instruction.type === 'onbuild' && instruction.trigger !== null ? [instruction.trigger] : [],
  );
}

interface StageReference {
  readonly name: string;
  readonly range: SourceRange;
  readonly isFrom: boolean;
}

function referencesOf(
  stage: Stage,
  dockerfile: Dockerfile,
  globalArgs: ReadonlyMap<string, string>,
  triggersOfImage: TriggersOfImage,
): readonly StageReference[] {
  const expand = (text: string): string =>
    expandVariables(text, (name) => globalArgs.get(name), dockerfile.escape).text;
  const base = expand(stage.from.image);
  const parent = findStage(dockerfile, base, stage.index);
  const triggers = parent === undefined ? triggersOfImage(base) : triggersOf(parent);
  const found: StageReference[] = [{ name: base, range: stage.from.range, isFrom: true }];
  for (const instruction of triggers) {
    for (const from of fromsOf(instruction)) {
      found.push({ name: expand(from), range: stage.from.range, isFrom: false });
    }
  }
  for (const instruction of stage.instructions) {
    for (const from of fromsOf(instruction)) {
      found.push({ name: expand(from), range: instruction.range, isFrom: false });
    }
  }
  return found;
}

function fromsOf(instruction: Instruction): readonly string[] {
  switch (instruction.type) {
    case 'copy':
    case 'add':
      return instruction.from === null ? [] : [instruction.from];
    case 'run':
      return instruction.mounts.flatMap((mount) => (mount.from === null ? [] : [mount.from]));
    case 'arg':
    case 'env':
    case 'workdir':
    case 'user':
    case 'shell':
    case 'volume':
    case 'onbuild':
    case 'metadata':
    case 'invalid':
      return [];
  }
}

function nameOf(stage: Stage): string {
  return stage.name ?? `number ${stage.index}`;
}

function failed(id: string, message: string, line: number): StagePlan {
  return { kind: 'error', error: { id, message, line } };
}
