import type { FromInstruction, Stage } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { aptInstalls } from '../edits/aptPackages.ts';
import { insertLineAfter, keywordLike } from '../edits/instructionEdits.ts';
import { neededFromFullImage } from './neededFromFullImage.ts';
import type { Rewrite, Scene } from '../rewrite.ts';
import { slimTag } from './slimTag.ts';

/** The full images carry compilers, headers and version control that few services use. */
export const slimBase: Rewrite = {
  id: 'slim-base',
  isStructural: true,
  find(scene) {
    const { dockerfile, report, workspace } = scene;
    // Only the base of the target weighs anything in the image.
    const root = dockerfile.stages.find((stage) => stage.range.line === report.layers[0]?.line);
    if (root === undefined) return [];
    const base = report.stages[root.index]?.base ?? root.from.image;
    const [, name = '', tag = ''] =
      /^(?:docker\.io\/)?(?:library\/)?(\w+)(?::([\w.-]+))?$/.exec(base) ?? [];
    const slim = slimTag(name, tag);
    const edit = slim === null ? null : referenceEdit(root.from, name, tag, slim);
    if (edit === null || slim === null) return [];
    const needed = neededFromFullImage(scene, name).filter(
      (wanted) =>
        !aptInstalls(scene).some(({ packages }) => packages.some((word) => word.text === wanted)),
    );
    return [
      {
        title: `Start from ${name}:${slim}`,
        why: 'The full image carries compilers, headers, git and more for building software. The slim one has the same runtime without them.',
        link: `https://hub.docker.com/_/${name}`,
        risk: 'check',
        line: root.from.range.line,
        endLine: root.from.range.endLine,
        edits: [edit, ...installEdits(needed, root, workspace.dockerfile)],
        byHand: byHandOf(needed, scene),
      },
    ];
  },
};

/** A literal reference is written anew; one that ends in a variable for the version gets the ending behind it. */
function referenceEdit(
  from: FromInstruction,
  name: string,
  tag: string,
  slim: string,
): TextEdit | null {
  const { start, end } = from.imageRange;
  const literal = /^((?:docker\.io\/)?(?:library\/)?)\w+(?::[\w.-]+)?$/.exec(from.image);
  if (literal !== null) {
    return { file: DOCKERFILE, start, end, text: `${literal[1] ?? ''}${name}:${slim}` };
  }
  const isVariable = /:\$(\w+|\{\w+\})$/.test(from.image);
  return isVariable && slim.startsWith(`${tag}-`)
    ? { file: DOCKERFILE, start: end, end, text: slim.slice(tag.length) }
    : null;
}

function installEdits(needed: readonly string[], root: Stage, source: string): readonly TextEdit[] {
  if (needed.length === 0) return [];
  const line = `${keywordLike(root.from, 'RUN')} apt-get update && apt-get install -y --no-install-recommends ${needed.join(' ')} && rm -rf /var/lib/apt/lists/*`;
  return [insertLineAfter(root.from, line, source)];
}

function byHandOf(needed: readonly string[], scene: Scene): string {
  const added =
    needed.length === 0 ? '' : `Installed again because the file uses it: ${needed.join(', ')}. `;
  const rest = 'If something else turns out to be missing, install just that.';
  const isBuilt = scene.report.layers.some((layer) =>
    layer.contributions.some((item) => item.kind === 'pip' && item.evidence === 'assumed'),
  );
  return `${added}${isBuilt ? 'Packages without a wheel need a compiler. ' : ''}${rest}`;
}
