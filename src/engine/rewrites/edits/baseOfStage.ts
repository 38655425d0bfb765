import type { BaseImage } from '../../images/imageTable.ts';
import type { Instruction, Stage } from '../../dockerfile/instruction.ts';
import type { Scene } from '../rewrite.ts';

/** A stage with those that it continues, the lowest first: their instructions are what has run when it ends. */
export function lineage(stage: Stage, scene: Scene): readonly Stage[] {
  const chain: Stage[] = [stage];
  for (let one = stage; ;) {
    const name = one.from.image.toLowerCase();
    const below = scene.dockerfile.stages.find(
      (other) => other.index < one.index && other.name === name,
    );
    if (below === undefined) return chain;
    chain.unshift(below);
    one = below;
  }
}

/** The image that a stage is built on in the end; undefined while it is not known. */
export function baseOfStage(stage: Stage, scene: Scene): BaseImage | undefined {
  const [lowest = stage] = lineage(stage, scene);
  const reference = scene.report.stages[lowest.index]?.base ?? lowest.from.image;
  const { catalog, workspace } = scene;
  return catalog.images()?.resolve(reference, workspace.platform ?? 'linux/amd64', workspace.asOf);
}

/** The stage that is built. */
export function targetStage(scene: Scene): Stage | undefined {
  const target = scene.report.stages.find((stage) => stage.isTarget);
  return target === undefined ? undefined : scene.dockerfile.stages[target.index];
}

/** All instructions that make what a stage ends as, in the order that they run in. */
export function instructionsOf(stage: Stage, scene: Scene): readonly Instruction[] {
  return lineage(stage, scene).flatMap(({ instructions }) => instructions);
}
