import { parseBytes } from '../share/parseBytes.ts';
import { PICTURES, type Picture } from '../share/shared.ts';

/** Parts of an embed that a page may leave out. */
export const PARTS = ['code', 'figures', 'tabs', 'suggestions', 'open'] as const;
export type Part = (typeof PARTS)[number];

/** How an embed shows what its link carries: the query of its address. */
export interface EmbedOptions {
  /** Null when the link or the embed itself may choose. */
  readonly picture: Picture | null;
  /** Bytes; null for the load line of the link, if it has one. */
  readonly loadLine: number | null;
  readonly hidden: ReadonlySet<Part>;
  /** Files shown as tabs beside the Dockerfile; null for all. */
  readonly tabs: readonly string[] | null;
  /** Whether the result is covered until the reader asks for it. */
  readonly isSpoiler: boolean;
}

/** Values that nobody knows are left out: an embed in an old article is better drawn plainly than not. The theme is read by embed.js. */
export function embedOptions(search: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const hidden = listOf(query.get('hide'));
  const bytes = parseBytes(query.get('load-line') ?? '');
  return {
    picture: PICTURES.find((known) => known === query.get('view')) ?? null,
    loadLine: bytes === null || bytes === 0 ? null : bytes,
    hidden: new Set(PARTS.filter((part) => hidden.includes(part))),
    tabs: query.has('tabs') ? listOf(query.get('tabs')) : null,
    isSpoiler: ['', '1', 'true'].includes(query.get('spoiler') ?? 'no'),
  };
}

function listOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
