import type { RunInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';

/** Where the official images' own Python keeps what pip installs. */
const LIBRARY = '/usr/local/lib';

/** `find /usr/local/lib ...`: a clean-up of what was installed, which can move along with it. */
export function cleansLibrary({ words }: LocatedCommand): boolean {
  return words[1]?.text?.startsWith(LIBRARY) === true;
}

/** A clean-up of the image's own Python becomes one of another folder. */
export function movedPaths(run: RunInstruction, folder: string, scene: Scene): readonly TextEdit[] {
  return scene.commands
    .filter((command) => command.run === run && /^(find|rm)$/.test(command.name))
    .flatMap(({ words }) => words.filter((word) => word.text?.startsWith(LIBRARY) === true))
    .filter(({ start }) => scene.workspace.dockerfile.startsWith(LIBRARY, start))
    .map(({ start }) => ({ file: DOCKERFILE, start, end: start + LIBRARY.length, text: folder }));
}
