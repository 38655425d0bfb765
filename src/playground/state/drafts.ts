import type { Workspace } from '../../engine/workspace.ts';
import { readStored, writeStored } from './storage.ts';

/** A workspace that the user has typed in. */
export interface Draft {
  readonly id: number;
  readonly workspace: Workspace;
}

const KEY = 'plimsoll.drafts';
/** So many Dockerfiles can be gone back to. */
const KEPT = 8;

/** Kept drafts, the last used first. */
export function readDrafts(): readonly Draft[] {
  try {
    const stored: unknown = JSON.parse(readStored(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isDraft).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** The drafts with one of them, or a new one, as the last used. */
export function withDraft(draft: Draft, drafts: readonly Draft[]): readonly Draft[] {
  return [draft, ...drafts.filter(({ id }) => id !== draft.id)].slice(0, KEPT);
}

/**
 * Keeps drafts on this device. When storage is full, older ones make room.
 *
 * @returns those that were kept
 */
export function keepDrafts(drafts: readonly Draft[]): readonly Draft[] {
  let kept = drafts;
  while (!writeStored(KEY, JSON.stringify(kept)) && kept.length > 1) kept = kept.slice(0, -1);
  return kept;
}

export function newDraftId(drafts: readonly Draft[]): number {
  return drafts.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
}

/** The last base image that a Dockerfile names: what a person knows it by. */
export function draftTitle({ workspace }: Draft): string {
  const bases = [...workspace.dockerfile.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)];
  const lines = workspace.dockerfile.split('\n').length;
  return `${bases.at(-1)?.[1] ?? 'Dockerfile'} · ${lines} ${lines === 1 ? 'line' : 'lines'}`;
}

function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || !Number.isSafeInteger(value['id'])) return false;
  const workspace = value['workspace'];
  return (
    isRecord(workspace) &&
    typeof workspace['dockerfile'] === 'string' &&
    isRecordOf(workspace['files'], 'string') &&
    isRecordOf(workspace['context'], 'number') &&
    isRecordOf(workspace['buildArgs'], 'string') &&
    ['string', 'undefined'].includes(typeof workspace['target']) &&
    ['string', 'undefined'].includes(typeof workspace['asOf']) &&
    [undefined, 'linux/amd64', 'linux/arm64'].includes(workspace['platform'] as undefined)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOf(value: unknown, type: 'string' | 'number'): boolean {
  return (
    value === undefined ||
    (isRecord(value) && Object.values(value).every((item) => typeof item === type))
  );
}
