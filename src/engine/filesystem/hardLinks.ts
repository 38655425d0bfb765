import { NOTHING } from '../amount.ts';
import type { Content } from '../effects.ts';
import type { Piece } from './piece.ts';

/** Content on its way to another place. */
export interface Carried {
  readonly content: Content;
  /** Where it comes to lie. */
  readonly path: string;
}

/** The content that the names of one file share: of a link, what the name that bears the bytes has. */
export function sharedContent(pieces: readonly Piece[], { content, layer }: Piece): Content {
  const { linkTo } = content;
  if (linkTo === undefined) return content;
  const bearer = pieces.findLast(
    (piece) =>
      piece.layer === layer &&
      piece.content.path === linkTo &&
      piece.content.linkTo === undefined &&
      !piece.content.spread,
  );
  return bearer?.content ?? content;
}

/** The same as a file of its own. */
export function standingAlone(pieces: readonly Piece[], piece: Piece): Content {
  const { content } = piece;
  return content.linkTo === undefined
    ? content
    : { ...sharedContent(pieces, piece), path: content.path };
}

/**
 * Contents as they lie in their new places. A link whose other names stay behind is a file of its own there; of names that go together
 * one bears the bytes (fsutil, copy.go, getLinkSource: so does COPY), unless the copy does not care for links (cp(1) without
 * `--preserve=links`).
 *
 * @param shared the content that a name shares with the other names of its file
 */
export function carried(
  all: readonly Carried[],
  shared: (content: Content) => Content,
  keepsLinks: boolean,
): readonly Content[] {
  if (!all.some(({ content }) => content.linkTo !== undefined)) {
    return all.map(({ content, path }) => ({ ...content, path }));
  }
  const bearers = new Map<Content, string>();
  return all.map(({ content, path }) => {
    const file = shared(content);
    const bearer = keepsLinks ? bearers.get(file) : undefined;
    if (bearer !== undefined) return linkTo(bearer, { ...file, path });
    bearers.set(file, path);
    return { ...file, path };
  });
}

/** Another name for the file at `bearer`, which has the bytes. */
export function linkTo(bearer: string, content: Content): Content {
  const { compressed: _, ...rest } = content;
  return { ...rest, amount: NOTHING, linkTo: bearer };
}
