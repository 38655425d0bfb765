import type { Instruction } from '../dockerfile/instruction.ts';
import type { MemoNode } from './memo.ts';
import { expandInStage } from './scope.ts';
import type { Session } from './session.ts';
import { findStage } from './stageGraph.ts';
import type { StageState } from './stageState.ts';

/** Where the stages of this session begin in the memo; null without one. */
export function memoRoot(session: Session): MemoNode['steps'] | null {
  const { memo, platform, dockerfile, given } = session;
  if (memo === null) return null;
  const { asOf, buildArgs } = given;
  return memo.root(JSON.stringify([platform, dockerfile.escape, asOf, buildArgs]));
}

/**
 * What an instruction depends on beside the state before it and what it reads of the workspace: its text, the stages that it takes
 * from, and the global ARGs that it declares again.
 * @param index of the stage that it stands in
 * @returns null when that cannot be told
 */
export function strideKey(
  instruction: Instruction,
  index: number,
  state: StageState,
  session: Session,
): string | null {
  const { memo } = session;
  if (memo === null) return null;
  const { text } = instruction;
  switch (instruction.type) {
    case 'arg': {
      const values = instruction.args.map(({ name }) => session.globalArgs.get(name) ?? null);
      return JSON.stringify([text, values]);
    }
    case 'copy':
    case 'add':
      return withStages(
        text,
        instruction.from === null ? [] : [instruction.from],
        index,
        state,
        session,
      );
    case 'run': {
      const froms = instruction.mounts.flatMap(({ from }) => (from === null ? [] : [from]));
      return withStages(text, froms, index, state, session);
    }
    case 'env':
    case 'workdir':
    case 'user':
    case 'shell':
    case 'volume':
    case 'onbuild':
    case 'metadata':
    case 'invalid':
      return text;
  }
}

function withStages(
  text: string,
  froms: readonly string[],
  index: number,
  state: StageState,
  session: Session,
): string | null {
  if (froms.length === 0) return text;
  const taken: (number | string | boolean | null)[] = [];
  for (const from of froms) {
    const { dockerfile } = session;
    const stage = findStage(
      dockerfile,
      expandInStage(from, state, session),
      dockerfile.stages.length,
    );
    if (stage === undefined) {
      taken.push(null);
      continue;
    }
    const node = session.nodes.get(stage.index);
    if (node === undefined) return null;
    taken.push(node.id, stage.name, stage.index, stage.index > index);
  }
  return JSON.stringify([text, taken]);
}
