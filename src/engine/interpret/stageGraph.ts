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
  const order: Stage[] = [];
  const state = new Map<number, 'open' | 'done'>();
  const visit = (stage: Stage): ReportError | null => {
    if (state.get(stage.index) === 'done') return null;
    state.set(stage.index, 'open');
    for (const { reference, range, isFrom } of referencesOf(stage, dockerfile, globalArgs)) {
      // FROM sees only the stages above it; COPY --from sees all of them.
      const needed = findStage(
        dockerfile,
        reference,
        isFrom ? stage.index : dockerfile.stages.length,
      );
      if (needed === undefined) continue;
      if (state.get(needed.index) === 'open') {
        const names = `${nameOf(stage)} and ${nameOf(needed)}`;
        const message =
          needed === stage
            ? `The stage ${nameOf(stage)} copies from itself.`
            : `The stages ${names} need each other: a circle cannot be built.`;
        return { id: 'stage-cycle', message, line: range.line };
      }
      const error = visit(needed);
      if (error !== null) return error;
    }
    state.set(stage.index, 'done');
    order.push(stage);
    return null;
  };
  const error = visit(goal);
  return error === null ? { kind: 'plan', target: goal, order } : { kind: 'error', error };
}

/** A stage by name (any letter case, the last of that name) or index, among the first `before` stages. */
export function findStage(
  dockerfile: Dockerfile,
  reference: string,
  before: number,
): Stage | undefined {
  const stages = dockerfile.stages.slice(0, before);
  const named = stages.findLast((stage) => stage.name === reference.toLowerCase());
  return named ?? (/^\d+$/.test(reference) ? stages[Number(reference)] : undefined);
}

interface StageReference {
  readonly reference: string;
  readonly range: SourceRange;
  readonly isFrom: boolean;
}

function referencesOf(
  stage: Stage,
  dockerfile: Dockerfile,
  globalArgs: ReadonlyMap<string, string>,
): readonly StageReference[] {
  const expand = (text: string): string =>
    expandVariables(text, (name) => globalArgs.get(name), dockerfile.escape).text;
  const found: StageReference[] = [
    { reference: expand(stage.from.image), range: stage.from.range, isFrom: true },
  ];
  for (const instruction of stage.instructions) {
    for (const from of fromsOf(instruction)) {
      found.push({ reference: expand(from), range: instruction.range, isFrom: false });
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
