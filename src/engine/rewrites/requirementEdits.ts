import type { TextEdit } from '../report.ts';
import { DOCKERFILE } from './applyEdits.ts';
import type { RequirementPlace } from './requirementPlaces.ts';
import type { Scene } from './rewrite.ts';

/** Writes another requirement in a requirement's place: in the same quotes, with quotes where the shell needs them. */
export function replaceRequirement(place: RequirementPlace, text: string, scene: Scene): TextEdit {
  const { file, start, end } = place;
  if (file !== DOCKERFILE) return { file, start, end, text };
  const quoted = /['"]/.test(scene.workspace.dockerfile[start - 1] ?? '');
  const quote = !quoted && /[<>;*?\s[\]]/.test(text) ? "'" : '';
  return { file, start, end, text: `${quote}${text}${quote}` };
}

/** The requirement with another name, its extras, range and marker kept. */
export function renamed(place: RequirementPlace, name: string): string {
  return `${name}${place.extras}${place.range}${place.marker}`;
}
