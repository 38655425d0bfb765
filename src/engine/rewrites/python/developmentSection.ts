import { DOCKERFILE } from '../edits/applyEdits.ts';
import { isRun } from './devRequirements.ts';
import { importedModules, isImported } from './importedModules.ts';
import { anyLayerOf } from '../edits/layerOf.ts';
import { removeRequirements } from '../edits/removeRequirements.ts';
import { requirementPlaces, type RequirementPlace } from '../edits/requirementPlaces.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { stillInstalled } from '../edits/stillInstalled.ts';

/** A comment over some lines that says what they are for. */
const FOR_DEVELOPMENT =
  /^\s*#.*\b(dev|develop|developers?|development|tests?|testing|lint(ing|ers?)?|code quality)\b/i;

/** Headings that say the opposite. */
const NOT_FOR_DEVELOPMENT = /\b(not|no|without|non-?dev)\b/i;

/** A requirements file often says itself, in a comment over a section, that what follows is for development. */
export const developmentSection: Rewrite = {
  id: 'development-section',
  find(scene) {
    const modules = importedModules(scene.workspace);
    const listed = requirementPlaces(scene).filter(
      (place) =>
        place.file !== DOCKERFILE &&
        anyLayerOf(scene, place.command.run) !== undefined &&
        headingOf(place, scene) !== null &&
        !isRun(place.name, scene) &&
        !isImported(place.name, modules),
    );
    if (listed.length === 0) return [];
    // What something else asks for would come in any version.
    const needed = stillInstalled(removeRequirements(listed, scene), scene);
    const gone = listed.filter((place) => !needed.has(place.name));
    const [first] = gone;
    if (first === undefined) return [];
    const headings = [...new Set(gone.map((place) => headingOf(place, scene)))];
    const { range } = first.command.run;
    const proposal: Proposal = {
      title: `Leave out what ${first.file} lists for development: ${gone.map(({ name }) => name).join(', ')}`,
      why: `The list says so itself: ${headings.map((heading) => `“${heading ?? ''}”`).join(', ')}. A running service imports none of it.`,
      link: 'https://pip.pypa.io/en/stable/user_guide/#requirements-files',
      risk: 'check',
      line: range.line,
      endLine: range.endLine,
      edits: removeRequirements(gone, scene),
      byHand:
        'Look whether the code imports one of them; put the others into a requirements-dev.txt.',
    };
    return [proposal];
  },
};

/** The comment that a line stands under: above it, with nothing but requirements in between. */
function headingOf(place: RequirementPlace, { workspace }: Scene): string | null {
  const lines = (workspace.files?.[place.file] ?? '').slice(0, place.start).split('\n');
  for (const line of lines.slice(0, -1).reverse()) {
    if (line.trim() === '') return null;
    if (!/^\s*#/.test(line)) continue;
    const isHeading = FOR_DEVELOPMENT.test(line) && !NOT_FOR_DEVELOPMENT.test(line);
    return isHeading ? line.replace(/^[\s#]+/, '').trim() : null;
  }
  return null;
}
