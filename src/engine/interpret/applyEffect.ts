import { exactly } from '../amount.ts';
import type { Content, Effect, Selection, UnknownEffect } from '../effects.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';
import type { StageState } from './stageState.ts';

/** Who hears of what an effect says beside changing the stage. */
export interface EffectListener {
  unknown(unknown: UnknownEffect): void;
  notice(notice: Extract<Effect, { type: 'notice' }>['notice']): void;
}

/** Applies one effect of a command to its stage. */
export function applyEffect(effect: Effect, state: StageState, listener: EffectListener): void {
  const { filesystem } = state;
  switch (effect.type) {
    case 'write':
      filesystem.write(atNormalPath(effect.content));
      return;
    case 'delete':
      if (!isEverything(effect.selection)) filesystem.delete(effect.selection);
      return;
    case 'touch':
      filesystem.touch(effect.selection);
      return;
    case 'move':
      filesystem.move(effect.from, effect.to);
      return;
    case 'copy':
      filesystem.copy(effect.from, effect.to, effect.keepsLinks);
      return;
    case 'link':
      if (effect.hard) filesystem.hardLink(effect.from, effect.to);
      else filesystem.write(symbolicLink(effect.to));
      return;
    case 'resize':
      filesystem.resize(effect.selection, effect.factor);
      return;
    case 'env':
      state.env.set(effect.name, effect.value);
      return;
    case 'dpkg':
      state.dpkg = withPackages(state.dpkg, effect.packages);
      return;
    case 'unknown':
      listener.unknown(effect.unknown);
      writeUnknown(effect.unknown, state);
      return;
    case 'notice':
      listener.notice(effect.notice);
      return;
  }
}

function withPackages(
  before: ReadonlyMap<string, string>,
  packages: Readonly<Record<string, string | null>>,
): ReadonlyMap<string, string> {
  const after = new Map(before);
  for (const [name, version] of Object.entries(packages)) {
    if (version === null) after.delete(name);
    else after.set(name, version);
  }
  return after;
}

function atNormalPath(content: Content): Content {
  const path = normalizePath(content.path);
  return path === content.path ? content : { ...content, path };
}

/** `rm -rf /` does not come from a build that goes on to work: a variable was not understood. */
function isEverything(selection: Selection): boolean {
  const isRoot = selection.paths.some((path) => /^\/+\**$/.test(path));
  return isRoot && !selection.names && !selection.fileClasses && !selection.origins;
}

/** An unknown lies in the layer as a piece of its own, so that the totals carry its range. */
function writeUnknown(unknown: UnknownEffect, state: StageState): void {
  if (unknown.amount.high === 0) return;
  state.filesystem.write({
    path: normalizePath(unknown.path ?? '/'),
    spread:
      unknown.path === undefined || unknown.path === '/' || !/\.[a-z0-9]+$/i.test(unknown.path),
    amount: unknown.amount,
    fileClass: 'data',
    origin: unknown.origin,
    evidence: 'unknown',
    source: unknown.reason,
  });
}

/** A symbolic link has no content (Dockerfile builds weigh it as 0 bytes, measured 2026-11-20). */
function symbolicLink(path: string): Parameters<StageState['filesystem']['write']>[0] {
  return {
    path: normalizePath(path),
    spread: false,
    amount: exactly(0),
    fileClass: 'data',
    origin: { kind: 'generated', name: 'link' },
    evidence: 'measured',
    source: 'a symbolic link has no content',
  };
}
