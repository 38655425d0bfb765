import { NOTHING, plus, times, weaker } from '../amount.ts';
import type { Content } from '../effects.ts';
import type { Composition, ImageFacts } from './imageFacts.ts';
import type { BaseImage } from './imageTable.ts';

/** A composition that makes a tag, with the reference of the image below it. */
export interface FoundComposition {
  readonly composition: Composition;
  readonly on: string;
}

/** The recipe of an image's tag, where its publisher builds it on another image of the catalog. */
export function findComposition(
  facts: ImageFacts,
  name: string,
  tag: string,
): FoundComposition | null {
  for (const composition of facts.compositions) {
    if (composition.image !== name) continue;
    const match = composition.tag.exec(tag);
    if (match === null) continue;
    const filled = (text: string): string =>
      text.replace(/\$(\d)/g, (_all, group: string) => match[Number(group)] ?? '');
    const adds = composition.adds.map((part) => ({ ...part, path: filled(part.path) }));
    return { composition: { ...composition, adds }, on: filled(composition.on) };
  }
  return null;
}

/** The image below with what the recipe adds: its bytes are derived, however well either part is known. */
export function composeImage(
  facts: ImageFacts,
  reference: string,
  resolved: string,
  below: BaseImage,
  { composition }: FoundComposition,
): BaseImage {
  const origin = { kind: 'base', name: reference } as const;
  const evidence = weaker(below.evidence, composition.evidence);
  const source = `${composition.source}; on ${below.resolved}: ${below.source}`;
  const added: Content[] = composition.adds.map((part) => ({
    path: part.path,
    spread: !/\/(?:uvx?|git|micromamba)$/.test(part.path),
    amount: part.amount,
    fileClass: /\/(?:uvx?|git|micromamba)$/.test(part.path) ? 'native' : 'system',
    origin,
    evidence,
    source: composition.source,
  }));
  const increment = added.reduce((sum, content) => plus(sum, content.amount), NOTHING);
  return {
    ...below,
    reference,
    resolved,
    match: below.match === 'unknown' ? 'unknown' : 'nearest',
    amount: plus(below.amount, increment),
    compressed: plus(below.compressed, times(increment, facts.unknown.compression.middle)),
    layerCount: below.layerCount + composition.layers,
    evidence,
    source,
    contents: [...below.contents.map((content) => ({ ...content, origin })), ...added],
    env: { ...below.env, ...composition.env },
    workdir: composition.workdir ?? below.workdir,
    user: composition.user ?? below.user,
    tools: [...new Set([...below.tools, ...composition.tools])],
  };
}
