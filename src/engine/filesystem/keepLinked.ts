import type { Content } from '../effects.ts';
import type { Piece } from './piece.ts';

/** How the ledger stands to a piece when names are about to go. */
interface Standing {
  /** Visible, and written by the layer that is open. */
  readonly isFree: (piece: Piece) => boolean;
  readonly isGoing: (content: Content) => boolean;
}

/**
 * Content lives as long as one name of it does (unlink(2)): before a name goes, its bytes are filed under one that stays.
 * @returns what takes the place of each piece; null when nothing changes
 */
export function keepLinked(
  pieces: readonly Piece[],
  { isFree, isGoing }: Standing,
): ((piece: Piece) => Piece) | null {
  if (!pieces.some(({ content }) => content.linkTo !== undefined)) return null;
  const heirs = new Map<string, { readonly path: string; readonly content: Content }>();
  for (const piece of pieces) {
    const { linkTo, path } = piece.content;
    if (linkTo === undefined || heirs.has(linkTo)) continue;
    if (!isFree(piece) || isGoing(piece.content)) continue;
    const holder = pieces.find(
      (other) =>
        other.content.path === linkTo &&
        other.content.linkTo === undefined &&
        isFree(other) &&
        isGoing(other.content),
    );
    if (holder !== undefined) heirs.set(linkTo, { path, content: holder.content });
  }
  if (heirs.size === 0) return null;
  return (piece) => {
    const heir = heirs.get(piece.content.linkTo ?? '');
    if (heir === undefined || !isFree(piece)) return piece;
    const content =
      piece.content.path === heir.path
        ? { ...heir.content, path: heir.path }
        : { ...piece.content, linkTo: heir.path };
    return { ...piece, content };
  };
}
