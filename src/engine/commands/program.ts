import type { Catalog } from '../catalog.ts';
import type { Effect } from '../effects.ts';
import type { BaseImage } from '../images/imageTable.ts';
import type { Call, Outcome } from '../shell/command.ts';
import type { ReadonlyFilesystem } from '../filesystem/filesystem.ts';
import type { Platform, Workspace } from '../workspace.ts';

/** The model of a program: parsed arguments and the state of the stage in, effects out. Pure. */
export interface Program {
  /** Names it is called by: `apt`, `apt-get`. */
  readonly names: readonly string[];
  run(call: Call, stage: StageView): Outcome;
}

/** What a program may see of the stage that it runs in. */
export interface StageView {
  readonly catalog: Catalog;
  readonly workspace: Workspace;
  readonly platform: Platform;
  /** The image that the stage was begun from (through `FROM stage` too). */
  readonly base: BaseImage;
  readonly filesystem: ReadonlyFilesystem;
  /** Debian packages that are installed now, version by name; `''` for one of the base image: the version of the suite's index. */
  readonly dpkg: ReadonlyMap<string, string>;
  /** Name or id of the user that the RUN runs as. */
  readonly user: string;
  readonly isRoot: boolean;
  /** Absolute home folder of that user. */
  readonly home: string;
  /**
   * Runs another command line of the same stage, for wrappers (sudo, env, xargs, sh -c). Effects of the inner commands are applied
   * at once and are not in the outcome that comes back.
   * @param before what the wrapper itself does before it starts the command, applied first
   */
  runNested(call: Call, before?: readonly Effect[]): Outcome;
  /** The same for a text in shell language. */
  runScript(script: string, call: Call): Outcome;
}
