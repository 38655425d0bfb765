import { describe, expect, it } from 'vitest';
import { Worths, type Worth } from '../../../src/engine/rewrites/proof/worths.ts';
import type { Candidate } from '../../../src/engine/rewrites/proof/propose.ts';
import type { Proof } from '../../../src/engine/rewrites/proof/prove.ts';
import type { TextEdit } from '../../../src/engine/report.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { fakeCatalog } from '../fakeCatalog.ts';

const TEXT = 'FROM a\nRUN b\nRUN c\nRUN d\n';

function found(rewrite: string, title: string, line: number): Candidate {
  return {
    id: rewrite,
    rewrite: { id: rewrite, find: () => [] },
    proposal: {
      title,
      why: '',
      link: null,
      risk: 'safe',
      line,
      endLine: line,
      edits: [],
      byHand: null,
    },
  };
}

const WORTH: Worth = { savedBytes: 30, savedCompressedBytes: 20, savedCodeChangeBytes: 10 };
const PROOF: Proof = {
  ...WORTH,
  workspace: { dockerfile: TEXT },
  report: () => weighWorkspace({ dockerfile: TEXT }, fakeCatalog()),
};
const NOTHING: Worth = { savedBytes: 0, savedCompressedBytes: 0, savedCodeChangeBytes: 0 };

/** What is asked for after `cache "Clean"` of line 3 was weighed and the edits were made. */
const CASES: Readonly<
  Record<
    string,
    {
      readonly proof: Proof | null;
      readonly edits?: readonly TextEdit[];
      readonly asked: readonly [rewrite: string, title: string, line: number];
      readonly expected: Worth | undefined;
    }
  >
> = {
  'the same again': { proof: PROOF, asked: ['cache', 'Clean', 3], expected: WORTH },
  'one that was not worth it': { proof: null, asked: ['cache', 'Clean', 3], expected: NOTHING },
  'another rewrite': { proof: PROOF, asked: ['lists', 'Clean', 3], expected: undefined },
  'another title': { proof: PROOF, asked: ['cache', 'Mount', 3], expected: undefined },
  'another line': { proof: PROOF, asked: ['cache', 'Clean', 2], expected: undefined },
  'a line added above it': {
    proof: PROOF,
    edits: [{ file: 'Dockerfile', start: 7, end: 7, text: 'ENV x=1\n' }],
    asked: ['cache', 'Clean', 4],
    expected: WORTH,
  },
  'and not where it stood before': {
    proof: PROOF,
    edits: [{ file: 'Dockerfile', start: 7, end: 7, text: 'ENV x=1\n' }],
    asked: ['cache', 'Clean', 3],
    expected: undefined,
  },
  'a line taken out above it': {
    proof: PROOF,
    edits: [{ file: 'Dockerfile', start: 7, end: 13, text: '' }],
    asked: ['cache', 'Clean', 2],
    expected: WORTH,
  },
  'a line added below it': {
    proof: PROOF,
    edits: [{ file: 'Dockerfile', start: 19, end: 19, text: 'ENV x=1\n' }],
    asked: ['cache', 'Clean', 3],
    expected: WORTH,
  },
  'a change of another file': {
    proof: PROOF,
    edits: [{ file: 'requirements.txt', start: 0, end: 0, text: 'a\nb\n' }],
    asked: ['cache', 'Clean', 3],
    expected: WORTH,
  },
};

describe('Worths', () => {
  it.each(Object.entries(CASES))('%s', (_, { proof, edits = [], asked, expected }) => {
    const worths = new Worths();
    worths.set(found('cache', 'Clean', 3), proof);
    worths.move(edits, TEXT);
    expect(worths.of(found(...asked))).toEqual(
      expected === undefined ? undefined : expect.objectContaining(expected),
    );
  });

  it('the last weighing counts', () => {
    const worths = new Worths();
    worths.set(found('cache', 'Clean', 3), PROOF);
    worths.set(found('cache', 'Clean', 3), null);
    expect(worths.of(found('cache', 'Clean', 3))).toEqual(NOTHING);
  });
});
