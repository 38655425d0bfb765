import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Instruction, Stage } from '../dockerfile/instruction.ts';
import type { UnknownEffect } from '../effects.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import type { Platform } from '../workspace.ts';
import { baseReference } from './baseReference.ts';
import { copyInstruction } from './copyInstruction.ts';
import { baseAnswerKey, pendingImage, resolveBase } from './resolveBase.ts';
import { mountPoints, runInstruction } from './runInstruction.ts';
import { buildArg, expandInStage, setEnv } from './scope.ts';
import type { Session } from './session.ts';
import { findStage, triggersOf } from './stageGraph.ts';
import { stageFromImage, stageFromStage, type StageState } from './stageState.ts';
import { triggersOfBase } from './triggersOfBase.ts';
import { StageWalk } from './stageWalk.ts';
import { memoRoot, strideKey } from './strideKey.ts';

/** Interprets one stage after everything that it needs; the result is also kept in `session.finished`. */
export function interpretStage(stage: Stage, session: Session): StageState {
  const walk = beginStage(stage, session);
  for (const instruction of stage.instructions) {
    const key = strideKey(instruction, stage.index, walk.here, session);
    walk.step({ key, range: instruction.range }, (state) =>
      interpretInstruction(instruction, state, session),
    );
  }
  const { state, node } = walk.finish();
  session.finished.set(stage.index, state);
  if (node !== null) session.nodes.set(stage.index, node);
  return state;
}

function beginStage(stage: Stage, session: Session): StageWalk {
  const expand = (text: string): string =>
    expandVariables(text, (name) => session.globalArgs.get(name), session.dockerfile.escape).text;
  const { range } = stage.from;
  const { text: reference } = baseReference(stage, session);
  const parent = findStage(session.dockerfile, reference, stage.index);
  const inherited = parent === undefined ? undefined : session.finished.get(parent.index);
  if (parent !== undefined && inherited !== undefined) {
    const walk = new StageWalk(
      stage.index,
      session,
      session.nodes.get(parent.index)?.steps ?? null,
    );
    const triggers = triggersOf(parent);
    // Triggers stand in lines of another stage, so that where they come to stand is not said by their text.
    walk.begin({ key: triggers.length > 0 ? null : 'FROM', range }, inherited.layers, () => {
      const state = stageFromStage(stage.index, inherited);
      runTriggers(triggers, stage, state, session);
      return state;
    });
    return walk;
  }
  const platform = platformOf(expand(stage.from.platform ?? ''), session.platform);
  const walk = new StageWalk(stage.index, session, memoRoot(session));
  // Triggers may take from other stages, which the text of FROM says nothing of.
  const hasTriggers = (resolveBase(reference, platform, session)?.onbuild.length ?? 0) > 0;
  const key = hasTriggers ? null : JSON.stringify([stage.from.text, reference, platform]);
  walk.begin({ key, range }, [], () => beginOnImage(stage, reference, platform, session));
  return walk;
}

function beginOnImage(
  stage: Stage,
  reference: string,
  platform: Platform,
  session: Session,
): StageState {
  const base = resolveBase(reference, platform, session) ?? pendingImage(reference);
  noteBase(stage, base.match === 'unknown', reference, session);
  const state = stageFromImage(stage.index, base, platform, stage.from);
  runTriggers(triggersOfBase(base), stage, state, session);
  return state;
}

/** The platform that FROM asks for, by any of its names (containerd/platforms: `arm64`, `linux/aarch64`, `linux/arm64/v8`). */
function platformOf(text: string, platform: Platform): Platform {
  const [, architecture] = /^(?:linux\/)?([^/]+)(?:\/v\d+)?$/.exec(text.toLowerCase()) ?? [];
  if (architecture === 'arm64' || architecture === 'aarch64') return 'linux/arm64';
  return /^(amd64|x86_64|x86-64)$/.test(architecture ?? '') ? 'linux/amd64' : platform;
}

function noteBase(stage: Stage, isUnknown: boolean, reference: string, session: Session): void {
  if (!isUnknown || session.catalog.images() === undefined) return;
  const base = resolveBase(reference, session.platform, session);
  if (base === null) return;
  const [missing] = baseReference(stage, session).missing;
  const unknown: UnknownEffect = {
    what: reference,
    reason: 'the catalog does not know this image',
    question: `How large is ${reference}? (docker images prints it)`,
    amount: base.amount,
    origin: { kind: 'base', name: base.reference },
    answer: { kind: 'context', key: baseAnswerKey(reference) },
  };
  session.unknowns.push({
    range: stage.from.range,
    stage: stage.index,
    unknown: missing === undefined ? unknown : { ...unknown, ...askForArgument(missing) },
  });
}

/** The builder refuses an argument without a value; with `--build-arg` the same file builds. */
function askForArgument(name: string): Pick<UnknownEffect, 'reason' | 'question' | 'answer'> {
  return {
    reason: 'the build argument has no value here',
    question: `What is the build argument ${name}? FROM needs it: docker build --build-arg ${name}=…`,
    answer: { kind: 'buildArg', name },
  };
}

/** ONBUILD triggers of the base, an image or a stage, run right after FROM (Dockerfile reference, ONBUILD). */
function runTriggers(
  triggers: readonly Instruction[],
  stage: Stage,
  state: StageState,
  session: Session,
): void {
  for (const instruction of triggers) {
    // FROM is their place, as BuildKit has it: those of an image stand in no line of this file.
    interpretInstruction({ ...instruction, range: stage.from.range }, state, session);
  }
}

function interpretInstruction(instruction: Instruction, state: StageState, session: Session): void {
  const expand = (text: string): string => expandInStage(text, state, session);
  switch (instruction.type) {
    case 'run':
      inLayer(instruction, state, session, () => {
        runInstruction(instruction, state, session);
        return state.rebuiltFrom !== null;
      });
      return;
    case 'copy':
    case 'add':
      inLayer(instruction, state, session, () => copyInstruction(instruction, state, session));
      return;
    case 'workdir':
      state.workdir = normalizePath(expand(instruction.path), state.workdir);
      // BuildKit commits a layer for WORKDIR, but for `/` (dockerfile2llb, dispatchWorkdir).
      if (state.workdir !== '/') {
        state.workdirs.add(state.workdir);
        inLayer(instruction, state, session, () => state.rebuiltFrom !== null);
      }
      return;
    case 'user':
      state.user = expand(instruction.user);
      return;
    case 'env': {
      // All values of one instruction are expanded with what was there before it.
      const values = instruction.variables.map(({ name, value }) => [name, expand(value)] as const);
      for (const [name, value] of values) setEnv(name, value, state);
      return;
    }
    case 'arg':
      for (const { name, value } of instruction.args) declareArg(name, value, state, session);
      return;
    case 'shell':
      state.shell = instruction.shell;
      return;
    case 'volume':
    case 'onbuild':
    case 'metadata':
    case 'invalid':
      return;
  }
}

/** --build-arg comes first, then the default here, then the global ARG of that name (Dockerfile reference, ARG). */
function declareArg(name: string, value: string | null, state: StageState, session: Session): void {
  const given = buildArg(name, session.workspace);
  const inherited = session.globalArgs.get(name);
  const own = value === null ? inherited : expandInStage(value, state, session);
  const effective = given ?? own;
  if (effective !== undefined) state.args.set(name, effective);
}

function inLayer(
  instruction: Instruction,
  state: StageState,
  session: Session,
  /** @returns whether a change of the application's code makes the layer again */
  write: () => boolean,
): void {
  const mounts = instruction.type === 'run' ? mountPoints(instruction, state, session) : [];
  const layer = state.filesystem.beginLayer(mounts);
  const isRebuilt = write();
  state.filesystem.endLayer();
  state.layers.push({
    layer,
    stage: state.index,
    keyword: instruction.keyword.toUpperCase(),
    instruction: oneLine(instruction.text, session.dockerfile.escape),
    range: instruction.range,
    isRebuilt,
  });
}

/** As `docker history` shows an instruction: continuations joined, comments and doubled blanks dropped. */
function oneLine(text: string, escape: string): string {
  return text
    .split(/\r?\n/)
    .filter((line, index) => index === 0 || !/^\s*#/.test(line))
    .map((line) => (line.trimEnd().endsWith(escape) ? line.trimEnd().slice(0, -1) : line).trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}
