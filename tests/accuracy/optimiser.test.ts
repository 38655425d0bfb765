import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { BuildRow } from '../../scripts/accuracy/buildRow.ts';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { readRows } from '../../scripts/accuracy/rows.ts';
import { optimizeWorkspace } from '../../src/catalog/optimizeWorkspace.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { estimate } from '../../src/engine/estimate.ts';
import { Memo } from '../../src/engine/interpret/memo.ts';
import { interpretWorkspace } from '../../src/engine/interpretWorkspace.ts';
import { figuresOfReport } from '../../src/engine/reporting/figuresOfReport.ts';
import { imageFigures } from '../../src/engine/reporting/imageFigures.ts';
import { applyEdits } from '../../src/engine/rewrites/edits/applyEdits.ts';
import { optimize } from '../../src/engine/rewrites/proof/optimize.ts';
import { reportOf } from '../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { partsLeft } from '../engine/rewrites/partsLeft.ts';

/** Of the builds every so many: neighbours are variants of one Dockerfile, and each is optimised four times. */
const EVERY = 4;

/** The examples of the page, and Dockerfiles that were built and weighed layer by layer (tests/accuracy/rows/builds.jsonl.br). */
const WORKSPACES: readonly (readonly [string, Workspace])[] = [
  ...EXAMPLES.map(({ id, workspace }) => [id, workspace] as const),
  ...readRows('builds').flatMap((row, index) => {
    if (index % EVERY !== 0) return [];
    const { id, dockerfile, files, context, target, buildArgs } = v.parse(BuildRow, row);
    const given: Workspace = {
      dockerfile,
      files,
      context,
      ...(target !== undefined && { target }),
      ...(buildArgs !== undefined && { buildArgs }),
    };
    return [[id, given] as const];
  }),
];

const loaded = openCatalog();
const { catalog } = loaded;

describe.each(WORKSPACES)('the optimiser over the whole catalog: %s', (_, workspace) => {
  it('adds up, is the same with what is remembered and without, and one by one', async () => {
    await weigh(workspace, loaded);
    await optimizeWorkspace(workspace, loaded, 'behaviour');
    const memo = new Memo();
    const { suggestions } = estimate(workspace, catalog, memo);
    const result = optimize(workspace, catalog, 'behaviour', memo);
    expect(partsLeft(result)).toEqual({ disk: 0, download: 0, codeChange: 0 });
    expect(result).toEqual(optimize(workspace, catalog, 'behaviour', null));
    const alone = optimize(workspace, catalog, 'behaviour', memo, { together: false, most: 1e6 });
    expect(result.report.image.bytes).toBeLessThanOrEqual(alone.report.image.bytes);
    for (const { edits } of suggestions) {
      const changed = applyEdits(workspace, edits);
      const interpreted = interpretWorkspace(changed, catalog, memo);
      const report = reportOf(interpreted, changed, catalog);
      expect(imageFigures(interpreted)).toEqual(figuresOfReport(report));
    }
  }, 120_000);
});
