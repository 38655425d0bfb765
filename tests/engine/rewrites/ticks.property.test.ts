import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/engine/estimate.ts';
import { Memo } from '../../../src/engine/interpret/memo.ts';
import type { Suggestion } from '../../../src/engine/report.ts';
import { applyEdits } from '../../../src/engine/rewrites/edits/applyEdits.ts';
import { optimize, type Optimised } from '../../../src/engine/rewrites/proof/optimize.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { FACTS } from '../cases/facts.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { partsLeft } from './partsLeft.ts';
import { TEXTS } from './texts.ts';

const RUNS = { seed: 20261121, numRuns: 6 };

function made({ workspace, report, steps }: Optimised): unknown {
  return { workspace, report, steps };
}

describe.each(Object.entries(TEXTS))('whatever is ticked in %s', (_, workspace) => {
  const catalog = fakeCatalog(FACTS);
  const { suggestions } = estimate(workspace, catalog);
  const ids = suggestions.map(({ id }) => id);
  const ticks = fc.shuffledSubarray(ids, { minLength: 1 });
  // Lives as long as the page does.
  const memo = new Memo();

  it('the parts add up to the whole: on disk, to download, and of a change of code', () => {
    fc.assert(
      fc.property(ticks, (only) => {
        const result = optimize(workspace, catalog, { only }, memo);
        expect(partsLeft(result)).toEqual({ disk: 0, download: 0, codeChange: 0 });
      }),
      RUNS,
    );
  }, 60_000);

  it('the order of the ticks does not matter, nor what is remembered', () => {
    fc.assert(
      fc.property(ticks, (only) => {
        const expected = made(optimize(workspace, catalog, { only: only.toSorted() }, null));
        expect(made(optimize(workspace, catalog, { only }, memo))).toEqual(expected);
      }),
      RUNS,
    );
  }, 60_000);

  it('changes made together come to what they come to one by one', () => {
    fc.assert(
      fc.property(ticks, (only) => {
        const together = optimize(workspace, catalog, { only }, memo);
        const alone = optimize(workspace, catalog, { only }, memo, { together: false });
        expect(together.report.image).toEqual(alone.report.image);
        expect(together.workspace).toEqual(alone.workspace);
      }),
      RUNS,
    );
  }, 60_000);

  it('edits that do not overlap may be made in any order, each weighed on the way', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...suggestions], { minLength: 2 }), (chosen) => {
        const apart = withoutOverlaps(chosen);
        const all = applyEdits(workspace, editsOf(apart));
        const expected = weighWorkspace(all, catalog);
        for (let count = 1; count <= apart.length; count += 1) {
          const some = applyEdits(workspace, editsOf(apart.slice(0, count)));
          weighWorkspace(some, catalog, memo);
        }
        expect(applyEdits(workspace, editsOf(apart.toReversed()))).toEqual(all);
        expect(weighWorkspace(all, catalog, memo)).toEqual(expected);
      }),
      RUNS,
    );
  }, 60_000);
});

function editsOf(suggestions: readonly Suggestion[]): Suggestion['edits'] {
  return suggestions.flatMap(({ edits }) => edits);
}

function withoutOverlaps(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const kept: Suggestion[] = [];
  for (const one of suggestions) {
    const isApart = editsOf(kept).every((edit) =>
      one.edits.every(
        ({ file, start, end }) => file !== edit.file || end < edit.start || edit.end < start,
      ),
    );
    if (isApart) kept.push(one);
  }
  return kept;
}
