import type { Workspace } from '../engine/workspace.ts';
import { parseWorkspace } from './parseWorkspace.ts';

/** How a result is drawn: bars, a table of layers, or the text before and after the suggestions. */
export const PICTURES = ['waterfall', 'layers', 'diff'] as const;
export type Picture = (typeof PICTURES)[number];

/** What a link carries. Nothing of it is stored anywhere but in the link itself. */
export interface Shared {
  readonly workspace: Workspace;
  readonly view?: SharedView;
}

/** How the sender looked at it; whoever opens the link may look in another way. */
export interface SharedView {
  /** Bytes that the image should not exceed. */
  readonly loadLine?: number;
  readonly picture?: Picture;
}

export type ParsedShared =
  { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly message: string };

/** Any JSON value as what a link of version 1 carries. Keys that nobody knows are left out. Never throws. */
export function parseShared(json: unknown): ParsedShared {
  if (!isRecord(json)) return { ok: false, message: 'the link must hold a JSON object' };
  const parsed = parseWorkspace(json['workspace']);
  if (!parsed.ok) return parsed;
  const { workspace } = parsed;
  const given = json['view'];
  if (given === undefined || given === null) return { ok: true, shared: { workspace } };
  if (!isRecord(given)) return { ok: false, message: 'view must be an object' };
  const loadLine = given['loadLine'];
  if (loadLine !== undefined && !isLoadLine(loadLine)) {
    return { ok: false, message: 'view.loadLine must be a whole number of bytes, 1 or more' };
  }
  // A picture that this version cannot draw is no reason to refuse the text.
  const picture = PICTURES.find((known) => known === given['picture']);
  const view: SharedView = {
    ...(loadLine !== undefined && { loadLine }),
    ...(picture !== undefined && { picture }),
  };
  return { ok: true, shared: { workspace, view } };
}

function isLoadLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
