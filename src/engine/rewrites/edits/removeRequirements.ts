import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from './applyEdits.ts';
import { lineEnd, lineStart } from './instructionEdits.ts';
import { readInstallWords } from './installWords.ts';
import { pipInstallOf } from './isCommand.ts';
import type { RequirementPlace } from './requirementPlaces.ts';
import type { Scene } from '../rewrite.ts';
import { removeWords } from './wordEdits.ts';

/** Lines of files go as a whole; words of a command go with the blank before them, unless nothing else is asked for. */
export function removeRequirements(
  places: readonly RequirementPlace[],
  scene: Scene,
): readonly TextEdit[] {
  return places.flatMap((place): readonly TextEdit[] => {
    const { file, start, end } = place;
    if (file !== DOCKERFILE) {
      const text = scene.workspace.files?.[file] ?? '';
      return [{ file, start: lineStart(text, start), end: lineEnd(text, end), text: '' }];
    }
    const install = pipInstallOf(place.command);
    const { requirements = [], files = [] } =
      install === null ? {} : readInstallWords(install.rest);
    const stays = requirements.filter(
      (word) => !places.some((one) => one.start >= word.start && one.end <= word.end),
    );
    if (stays.length === 0 && files.length === 0) return [];
    const word = requirements.find((one) => one.start <= start && one.end >= end);
    return word === undefined
      ? []
      : removeWords([word], scene.workspace.dockerfile, scene.dockerfile.escape);
  });
}
