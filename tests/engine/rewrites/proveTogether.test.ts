import { describe, expect, it } from 'vitest';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import type { Candidate } from '../../../src/engine/rewrites/proof/propose.ts';
import { ProofBudget } from '../../../src/engine/rewrites/proof/proofBudget.ts';
import { proveTogether, type Weighed } from '../../../src/engine/rewrites/proof/proveTogether.ts';
import type { Scene } from '../../../src/engine/rewrites/rewrite.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { fakeCatalog } from '../fakeCatalog.ts';

/** Files of 9 to 1 MB, each in a layer of its own; an ENV between two of them keeps them from being neighbours. */
const MEGABYTES = [9, 8, 7, 6, 5, 4, 3, 2, 1];

const dockerfile = `FROM busybox\n${MEGABYTES.map(
  (size) => `RUN head -c ${size}000000 /dev/zero > /file${size}\nENV A=1\n`,
).join('')}`;

/** A change that empties the files of these sizes. Bytes, unless said otherwise, as it really saves them. */
function change(sizes: readonly number[], claimed?: number): Weighed {
  const edits = sizes.map((size) => {
    const start = dockerfile.indexOf(`${size}000000`);
    return { file: 'Dockerfile', start, end: start + `${size}000000`.length, text: '0' };
  });
  const proposal = {
    title: sizes.join(' '),
    why: '',
    link: null,
    risk: 'safe',
    line: 1,
    endLine: 1,
    byHand: null,
    edits,
  } as const;
  const candidate: Candidate = {
    id: sizes.join('+'),
    rewrite: { id: 'empty', find: () => [] },
    proposal,
  };
  return { candidate, worth: worthOf(sizes, claimed) };
}

function worthOf(sizes: readonly number[], claimed?: number): Weighed['worth'] {
  const bytes = sizes.reduce((sum, size) => sum + size * 1e6, 0);
  return {
    savedBytes: claimed ?? bytes,
    // Files of zeros count as data, and gzip is taken to leave 40 % of those (compressedBytes.ts).
    savedCompressedBytes: bytes * 0.4,
    savedCodeChangeBytes: 0,
  };
}

function sceneOf(text: string): Scene {
  const catalog = fakeCatalog();
  const workspace = { dockerfile: text };
  return makeScene(workspace, catalog, weighWorkspace(workspace, catalog));
}

interface Case {
  readonly found: readonly Weighed[];
  /** Ids; null when nothing can be made together. */
  readonly made: readonly string[] | null;
  /** Instructions that may be interpreted; enough when absent. */
  readonly most?: number;
}

const CASES: Readonly<Record<string, Case>> = {
  'nothing found': { found: [], made: null },
  'one change is no company': { found: [change([9])], made: null },
  'changes of different instructions': {
    found: [change([9]), change([7]), change([5])],
    made: ['9', '7', '5'],
  },
  'the lighter of two that touch one instruction waits': {
    found: [change([9, 8]), change([8, 5]), change([3])],
    made: ['9+8', '3'],
  },
  'what competes with one that waits waits too: the lighter must not be made before the heavier': {
    found: [change([9, 8]), change([8, 6]), change([6, 1]), change([3])],
    made: ['9+8', '3'],
  },
  'nothing is left beside the heaviest': { found: [change([9]), change([9, 1])], made: null },
  'one of two saves something else in company': {
    found: [change([9]), change([7], 7.5e6)],
    made: null,
  },
  'the lighter half is left out when the sum is not right': {
    found: [change([9]), change([7]), change([5]), change([3], 3.5e6)],
    made: ['9', '7'],
  },
  'no budget for the proof': { found: [change([9]), change([7])], made: null, most: 5 },
};

describe('proveTogether', () => {
  const scene = sceneOf(dockerfile);
  it.each(Object.entries(CASES))('%s', (_, { found, made, most }) => {
    const result = proveTogether(found, scene, new ProofBudget(most));
    expect(result?.made.map(({ candidate }) => candidate.id) ?? null).toEqual(made);
    if (result === null) return;
    const saved = result.made.reduce((sum, { worth }) => sum + worth.savedBytes, 0);
    expect(scene.report.image.bytes - result.state.report.image.bytes).toBe(saved);
  });

  it('instructions that stand side by side are one place: a line put between belongs to both', () => {
    const text = dockerfile.replaceAll('ENV A=1\n', '');
    const beside = (size: number): Weighed => {
      const one = change([size]);
      const start = text.indexOf(`${size}000000`);
      const edits = [{ file: 'Dockerfile', start, end: start + 7, text: '0' }];
      return {
        ...one,
        candidate: { ...one.candidate, proposal: { ...one.candidate.proposal, edits } },
      };
    };
    const between = text.indexOf('RUN head -c 8');
    const put = beside(9);
    const edits = [
      ...put.candidate.proposal.edits,
      { file: 'Dockerfile', start: between, end: between, text: 'ENV B=1\n' },
    ];
    const nine = {
      ...put,
      candidate: { ...put.candidate, proposal: { ...put.candidate.proposal, edits } },
    };
    const made = proveTogether([nine, beside(8), beside(6)], sceneOf(text), new ProofBudget());
    expect(made?.made.map(({ candidate }) => candidate.id)).toEqual(['9', '6']);
  });
});
