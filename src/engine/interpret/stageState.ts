import type { BaseImage } from '../images/imageTable.ts';
import { LayeredFilesystem } from '../filesystem/layeredFilesystem.ts';
import type { SourceRange } from '../dockerfile/instruction.ts';
import type { Platform } from '../workspace.ts';

/** Which instruction wrote a layer of the ledger. */
export interface LayerSource {
  /** Index in the ledger's stack. */
  readonly layer: number;
  readonly stage: number;
  readonly keyword: string;
  readonly instruction: string;
  readonly range: SourceRange;
  /** Whether a one-line change of the application's code makes it again. */
  readonly isRebuilt: boolean;
}

/** Everything that an instruction can change in its stage. */
export interface StageState {
  readonly index: number;
  readonly base: BaseImage;
  /** That of its base: `FROM --platform`, else the one that is built for. */
  readonly platform: Platform;
  readonly filesystem: LayeredFilesystem;
  /** ENV values, the base image's first. */
  readonly env: Map<string, string>;
  /** ARG values that are in scope now and that no later ENV has taken over. */
  readonly args: Map<string, string>;
  /** Versions by name; another map after each change, since it is long and hardly ever changes. */
  dpkg: ReadonlyMap<string, string>;
  readonly layers: LayerSource[];
  /** The first layer that a change of the application's code makes again; all after it follow. Null while none does. */
  rebuiltFrom: number | null;
  user: string;
  workdir: string;
  /** Folders that WORKDIR made: they are there, though they have no bytes. */
  readonly workdirs: Set<string>;
  shell: readonly string[];
}

/** `/bin/sh -c`, the default of Linux images (Dockerfile reference, SHELL). */
export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];

/**
 * A stage on a base image. Its Debian packages have no version yet: they are those of the suite's index, which is loaded only when
 * an apt line needs it.
 */
export function stageFromImage(
  index: number,
  base: BaseImage,
  platform: Platform,
  from: { readonly range: SourceRange },
): StageState {
  const state: StageState = {
    index,
    base,
    platform,
    filesystem: LayeredFilesystem.fromBase(base.contents),
    env: new Map(Object.entries(base.env)),
    args: new Map(),
    dpkg: new Map(base.debianPackages.map((name) => [name, ''])),
    layers: [],
    rebuiltFrom: null,
    user: base.user,
    workdir: base.workdir,
    workdirs: new Set(),
    shell: DEFAULT_SHELL,
  };
  if (base.match !== 'scratch') {
    const instruction = `FROM ${base.reference}`;
    state.layers.push({
      layer: 0,
      stage: index,
      keyword: 'FROM',
      instruction,
      range: from.range,
      isRebuilt: false,
    });
  }
  return state;
}

/** The same state, free to be changed without changing this one. */
export function copyOfState(state: StageState, index: number, layers: LayerSource[]): StageState {
  return {
    ...state,
    index,
    layers,
    filesystem: state.filesystem.fork(),
    env: new Map(state.env),
    args: new Map(state.args),
    workdirs: new Set(state.workdirs),
  };
}

/** A stage on another stage inherits its layers, environment, user and folder, and ARGs (BuildKit: dispatch of FROM <stage>). */
export function stageFromStage(index: number, parent: StageState): StageState {
  return {
    index,
    base: parent.base,
    platform: parent.platform,
    filesystem: parent.filesystem.fork(),
    env: new Map(parent.env),
    // A new stage applies the ENV of its parent anew, so it wins over an ARG after it.
    args: new Map([...parent.args].filter(([name]) => !parent.env.has(name))),
    dpkg: parent.dpkg,
    layers: [...parent.layers],
    rebuiltFrom: parent.rebuiltFrom,
    user: parent.user,
    workdir: parent.workdir,
    workdirs: new Set(parent.workdirs),
    shell: parent.shell,
  };
}

/** Root by name or number; the group after a colon does not matter. */
export function isRoot(user: string): boolean {
  const name = user.split(':')[0] ?? '';
  return name === '' || name === 'root' || name === '0';
}

/**
 * Home folder of a user: the password file of an image is not known, so the default of useradd and adduser is taken. A bare number
 * has no entry there, and its HOME is `/` (Dockerfile reference, USER).
 */
export function homeOf(user: string): string {
  if (isRoot(user)) return '/root';
  const name = user.split(':')[0] ?? '';
  return /^\d+$/.test(name) ? '/' : `/home/${name}`;
}
