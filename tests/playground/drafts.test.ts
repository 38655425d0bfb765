// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  draftTitle,
  keepDrafts,
  newDraftId,
  readDrafts,
  withDraft,
} from '../../src/playground/state/drafts.ts';
import type { Draft } from '../../src/playground/state/drafts.ts';

const draft = (id: number, dockerfile = `FROM a:${id}`): Draft => ({
  id,
  workspace: { dockerfile },
});

describe('drafts', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.restoreAllMocks();
  });

  it('come back after a reload, the last used first', () => {
    const kept = withDraft(draft(1), withDraft(draft(2), [draft(1, 'FROM old')]));
    expect(keepDrafts(kept)).toEqual([draft(1), draft(2)]);
    expect(readDrafts()).toEqual(kept);
  });

  it('are eight at most', () => {
    let kept: readonly Draft[] = [];
    for (let id = 1; id <= 9; id += 1) kept = withDraft(draft(id), kept);
    expect(kept.map(({ id }) => id)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
    expect(newDraftId(kept)).toBe(10);
  });

  it('make room for the newest when storage is full', () => {
    const set = vi.spyOn(Storage.prototype, 'setItem').mockImplementation((_key, value) => {
      if (value.length > 100) throw new DOMException('full', 'QuotaExceededError');
    });
    const old = [draft(1, 'x'.repeat(60)), draft(2, 'x'.repeat(60))];
    expect(keepDrafts([draft(3), ...old])).toEqual([draft(3)]);
    expect(set).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['no JSON', '{'],
    ['no list', '{"id":1}'],
    ['no workspace', '[{"id":1}]'],
    ['files that are no text', '[{"id":1,"workspace":{"dockerfile":"","files":{"a":1}}}]'],
    ['an unknown platform', '[{"id":1,"workspace":{"dockerfile":"","platform":"vax"}}]'],
  ])('ignores stored text that is %s', (_what, stored) => {
    localStorage.setItem('plimsoll.drafts', stored);
    expect(readDrafts()).toEqual([]);
  });

  it('works without storage', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(readDrafts()).toEqual([]);
  });

  it.each([
    ['FROM python:3.12\nRUN a', 'python:3.12 · 2 lines'],
    ['FROM a AS b\nfrom --platform=linux/amd64 c:1\n', 'c:1 · 3 lines'],
    ['', 'Dockerfile · 1 line'],
  ])('%j is called %s', (dockerfile, title) => {
    expect(draftTitle(draft(1, dockerfile))).toBe(title);
  });
});
