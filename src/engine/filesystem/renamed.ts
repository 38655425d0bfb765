import type { Content } from '../effects.ts';
import { isSame } from './isSame.ts';
import { rebase } from './normalizePath.ts';
import type { Piece } from './piece.ts';

interface Renamed {
  /** What each content becomes. */
  readonly moved: ReadonlyMap<Content, Content>;
  /** Whether one of them takes the place of what was there before: rename(2). */
  readonly replaces: (content: Content) => boolean;
}

/** Contents below `from` as they are below `to`. */
export function renamed(pieces: readonly Piece[], from: string, to: string): Renamed {
  const moved = new Map<Content, Content>();
  const arriving = new Map<string, Content[]>();
  for (const { content } of pieces) {
    const now = { ...content, path: rebase(content.path, from, to) };
    moved.set(content, now);
    arriving.set(now.path, [...(arriving.get(now.path) ?? []), now]);
  }
  return {
    moved,
    replaces: (content) =>
      !moved.has(content) && (arriving.get(content.path) ?? []).some((one) => isSame(content, one)),
  };
}
