import { describe, expect, it } from 'vitest';
import { EXAMPLES, exampleOf } from '../../src/playground/examples/examples.ts';

describe('examples', () => {
  it('have ids of their own, fit for an address', () => {
    const ids = EXAMPLES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s is found',
    (id, example) => {
      expect(exampleOf(id)).toBe(example);
    },
  );

  it('does not make up an example', () => {
    expect(exampleOf('no-such')).toBeNull();
    expect(exampleOf(null)).toBeNull();
  });

  it.each(EXAMPLES.map((example) => [example.id, example] as const))(
    '%s gives every text file that it copies by name',
    (_id, { workspace }) => {
      const copied = [...workspace.dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
        .flatMap(([, sources]) => (sources ?? '').split(' '))
        .filter((source) => /\.(?:txt|toml|json|yml|sh)$/.test(source));
      const known = { ...workspace.files, ...workspace.context };
      expect(copied.filter((path) => !Object.hasOwn(known, path))).toEqual([]);
    },
  );
});
