import { describe, expect, it } from 'vitest';
import { contextGroups } from '../../src/playground/editor/settings/contextGroups.ts';

describe('contextGroups', () => {
  it('tells answers from sizes of the build context', () => {
    const groups = contextGroups({
      'output://make': 1,
      'models/': 2,
      'https://example.org/a.tar.gz': 3,
      'image://private/base:1': 4,
      'a.tar.gz#unpacked': 5,
    });
    expect(groups.map(({ group, entries }) => [group, entries.map(({ name }) => name)])).toEqual([
      ['files', ['models/', 'a.tar.gz#unpacked']],
      ['outputs', ['make']],
      ['downloads', ['https://example.org/a.tar.gz']],
      ['images', ['private/base:1']],
    ]);
    expect(groups[1]?.entries[0]?.key).toBe('output://make');
  });

  it('has no groups of nothing', () => {
    expect(contextGroups({})).toEqual([]);
  });
});
