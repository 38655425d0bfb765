import type { FromInstruction } from '../dockerfile/instruction.ts';
import type { Scene } from '../rewrites/rewrite.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';

/** A tag says what to build on today; the same line builds on something else next month. */
export const floatingBase: AdviceRule = {
  id: 'floating-base',
  topic: 'reproducibility',
  link: 'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
  find(scene) {
    const images = scene.dockerfile.stages.filter(
      (stage) => scene.report.stages[stage.index]?.reached === true && isImage(stage.from, scene),
    );
    const untagged = images.filter(({ from }) => isLatest(from.image));
    if (untagged.length > 0) return untagged.map(({ from }) => withoutVersion(from));
    const [first] = images;
    return first === undefined ? [] : [withoutDigest(first.from)];
  },
};

function isImage({ image }: FromInstruction, scene: Scene): boolean {
  const isStage = scene.dockerfile.stages.some(({ name }) => name === image.toLowerCase());
  return !isStage && image !== 'scratch' && !image.includes('$') && !image.includes('@');
}

function isLatest(image: string): boolean {
  return !/:[^/]+$/.test(image) || image.endsWith(':latest');
}

function withoutVersion({ image, range: { line, endLine } }: FromInstruction): AdvicePlace {
  return {
    title: `Say which version of ${image.replace(/:latest$/, '')} it builds on`,
    why: 'Without a tag, or with latest, each build takes whatever is newest that day: a new major version comes unasked. A version in the tag makes that a decision.',
    line,
    endLine,
    edits: [],
    byHand: 'Name the version that it was last tested with.',
  };
}

function withoutDigest({ image, range: { line, endLine } }: FromInstruction): AdvicePlace {
  return {
    title: `Pin ${image} by its digest`,
    why: 'A tag moves: the same Dockerfile builds on another image after the next release of its publisher. A digest behind the tag stays, and tools such as Renovate raise it by a pull request.',
    line,
    endLine,
    edits: [],
    byHand: `docker buildx imagetools inspect ${image} prints the digest to write behind the tag: ${image}@sha256:…`,
  };
}
