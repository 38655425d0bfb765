import { describe, expect, it } from 'vitest';
import type { Content, FileClass } from '../../../src/engine/effects.ts';
import { KnownIdentities } from '../../../src/engine/filesystem/knownIdentities.ts';
import { piece } from './piece.ts';

const spread = (name: string, path: string, fileClass: FileClass): Content =>
  piece(`${path}/`, 1, fileClass, name);

/** What isSame takes for the same must never be denied; what differs in path or class need not be looked for. */
describe('what ever was in a ledger', () => {
  const there = [
    spread('torch', '/usr/lib/torch', 'code'),
    spread('torch', '/opt/venv/torch', 'code'),
    spread('torch', '/opt/venv/torch', 'bytecode'),
  ];
  it.each([
    ['the first place', spread('torch', '/usr/lib/torch', 'code'), true],
    ['the second place', spread('torch', '/opt/venv/torch', 'code'), true],
    ['another class of it', spread('torch', '/opt/venv/torch', 'bytecode'), true],
    ['a class that only the other place has', spread('torch', '/usr/lib/torch', 'bytecode'), false],
    ['a third place', spread('torch', '/root/torch', 'code'), false],
    ['another name', spread('numpy', '/usr/lib/torch', 'code'), false],
    ['a file', { ...spread('torch', '/usr/lib/torch', 'code'), spread: false }, false],
  ])('%s', (_, content, expected) => {
    const alone = KnownIdentities.nothing();
    for (const one of there) alone.add(one);
    // In one floor, in three, and in floors that were united.
    const grown = there.reduce((known, one) => {
      const next = known.grown();
      next.add(one);
      return next;
    }, KnownIdentities.nothing());
    expect([alone, grown, grown.grown()].map((known) => known.has(content))).toEqual([
      expected,
      expected,
      expected,
    ]);
  });
});
