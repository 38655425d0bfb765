import type { Content } from '../effects.ts';
import { carried } from './hardLinks.ts';
import { isSame } from './isSame.ts';
import { rebase } from './normalizePath.ts';
import type { Piece } from './piece.ts';

export interface Renamed {
  /** What each content becomes. */
  readonly moved: ReadonlyMap<Content, Content>;
  /** Whether one of them takes the place of what was there before: rename(2). */
  readonly replaces: (content: Content) => boolean;
  /** New names of the files that only got one, by their old: links to them follow. */
  readonly names: ReadonlyMap<string, string>;
}

/** How the ledger stands to a content. */
interface Standing {
  /** Written by the layer that is open. */
  readonly isOpen: (content: Content) => boolean;
  readonly shared: (content: Content) => Content;
}

/** Contents below `from` as they are below `to`. What lies in a lower layer is copied there, links among it included (mv(1)). */
export function renamed(
  pieces: readonly Piece[],
  from: string,
  to: string,
  { isOpen, shared }: Standing,
): Renamed {
  const moved = new Map<Content, Content>();
  const names = new Map<string, string>();
  const hasLinks = pieces.some(({ content }) => content.linkTo !== undefined);
  const lower: { readonly content: Content; readonly path: string }[] = [];
  for (const { content } of pieces) {
    const path = rebase(content.path, from, to);
    moved.set(content, { ...content, path });
    if (hasLinks && !isOpen(content)) lower.push({ content, path });
    else if (!content.spread && content.linkTo === undefined) names.set(content.path, path);
  }
  carried(lower, shared, true).forEach((content, index) => {
    const before = lower[index];
    if (before !== undefined) moved.set(before.content, content);
  });
  const arriving = new Map<string, Content[]>();
  for (const now of moved.values()) {
    arriving.set(now.path, [...(arriving.get(now.path) ?? []), now]);
  }
  return {
    moved,
    names,
    replaces: (content) =>
      !moved.has(content) && (arriving.get(content.path) ?? []).some((one) => isSame(content, one)),
  };
}
