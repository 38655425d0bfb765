import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from './applyEdits.ts';
import type { RequirementPlace } from './requirementPlaces.ts';
import type { Scene } from '../rewrite.ts';

/** Writes another name, with or without the extras; range, marker and comment stay as they are. */
export function renameRequirement(
  place: RequirementPlace,
  name: string,
  keepsExtras = true,
): TextEdit {
  const text = keepsExtras ? `${name}${place.extras}` : name;
  return { file: place.file, start: place.start, end: place.extrasEnd, text };
}

/** Writes another range behind the name and its extras: in quotes where the shell needs them and there are none. */
export function repinRequirement(place: RequirementPlace, range: string, scene: Scene): TextEdit {
  const { file, start, rangeEnd: end, name, extras } = place;
  const text = `${name}${extras}${range}`;
  const isQuoted = /['"]/.test(scene.workspace.dockerfile[start - 1] ?? '');
  const quote = file === DOCKERFILE && !isQuoted && /[<>;*?\s[\]]/.test(text) ? "'" : '';
  return { file, start, end, text: `${quote}${text}${quote}` };
}
