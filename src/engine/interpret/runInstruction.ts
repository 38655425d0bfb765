import { between } from '../amount.ts';
import type { Mount, RunInstruction } from '../dockerfile/instruction.ts';
import type { MountPoint } from '../filesystem/filesystem.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import { CommandHost } from './commandHost.ts';
import { selectSource } from './copyTree.ts';
import { expandInStage } from './scope.ts';
import type { Session } from './session.ts';
import { sourceTree } from './sourceTree.ts';
import { isUnlistedCode } from './unlistedSource.ts';
import type { StageState } from './stageState.ts';

/** Mount points of a RUN, absolute; those without a target have their type's default (Dockerfile reference, RUN --mount). */
export function mountPoints(
  instruction: RunInstruction,
  state: StageState,
  session: Session,
): readonly MountPoint[] {
  return instruction.mounts.flatMap((mount) => {
    const target = targetOf(mount, state, session);
    return target === null || target === '/' ? [] : [{ target, type: mount.type }];
  });
}

/** Runs the commands of a RUN in the layer that is open. */
export function runInstruction(
  instruction: RunInstruction,
  state: StageState,
  session: Session,
): void {
  for (const mount of instruction.mounts) {
    if (mount.type === 'bind') fillBindMount(mount, instruction, state, session);
    if (mount.type === 'secret') fillSecret(mount, state, session);
  }
  const host = new CommandHost(state, session, instruction.range);
  const { body } = instruction;
  switch (body.form) {
    case 'exec':
      host.runArguments(body.argv, instruction.range);
      return;
    case 'shell':
      host.runShellForm(state.shell, body.script, body.offset);
      return;
    case 'heredoc': {
      const isShell = body.interpreter.length === 0 || isShellName(body.interpreter);
      if (isShell) host.runShellForm(shellOf(body.interpreter, state), body.script, body.offset);
      else host.runArguments(body.interpreter, instruction.range, body.script);
      return;
    }
  }
}

/** `bash -e <<EOF` and `#!/usr/bin/env bash`: the options stay, `-c` hands over the script. */
function shellOf(interpreter: readonly string[], state: StageState): readonly string[] {
  if (interpreter.length === 0) return state.shell;
  const words = /(^|\/)env$/.test(interpreter[0] ?? '') ? interpreter.slice(1) : interpreter;
  return [...words, '-c'];
}

function isShellName(interpreter: readonly string[]): boolean {
  const words = interpreter.map((word) => word.split('/').at(-1) ?? '');
  const program =
    words[0] === 'env' ? words.find((word) => word !== 'env' && !word.startsWith('-')) : words[0];
  return /^(ba|da|a|z|k)?sh$/.test(program ?? '');
}

function targetOf(mount: Mount, state: StageState, session: Session): string | null {
  if (mount.target !== null) {
    return normalizePath(expandInStage(mount.target, state, session), state.workdir);
  }
  return mount.type === 'secret' ? `/run/secrets/${mount.options.id ?? 'secret'}` : null;
}

/** A bind mount shows what it is bound to while the RUN lasts; none of it reaches the layer. */
function fillBindMount(
  mount: Mount,
  instruction: RunInstruction,
  state: StageState,
  session: Session,
): void {
  const target = targetOf(mount, state, session);
  if (target === null) return;
  const tree = sourceTree({ from: mount.from, range: instruction.range }, state, session);
  const source = expandInStage(mount.source ?? '/', state, session);
  const { matches, parts } = selectSource(tree.contents, source, false);
  // What is mounted is part of the cache key of a RUN (moby/buildkit solver/llbsolver/ops/exec.go, content-based checksums).
  const mounted = [...matches.map((match) => match.content), ...parts];
  const isChanged =
    mounted.some((content) => tree.isChanged(content)) ||
    (tree.kind === 'context' && isUnlistedCode(source, matches.length > 0, session));
  if (isChanged) state.rebuiltFrom ??= state.filesystem.layer;
  for (const match of matches) {
    const path = match.isFile ? target : normalizePath(`${target}/${match.relative}`);
    state.filesystem.write({ ...match.content, path });
  }
}

/** A secret is a small file: 500 KiB at most (moby/buildkit session/secrets/secretsprovider, MaxSecretSize). */
function fillSecret(mount: Mount, state: StageState, session: Session): void {
  const path = targetOf(mount, state, session);
  if (path === null) return;
  state.filesystem.write({
    path,
    spread: false,
    amount: between(0, 1000, 500 * 1024),
    fileClass: 'data',
    origin: { kind: 'generated', name: 'a secret' },
    evidence: 'assumed',
    source: 'a secret, taken for a small text',
  });
}
