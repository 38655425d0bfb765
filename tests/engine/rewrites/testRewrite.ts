import { describe, expect, it } from 'vitest';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';
import { applyEdits } from '../../../src/engine/rewrites/edits/applyEdits.ts';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import type { Proposal, Rewrite } from '../../../src/engine/rewrites/rewrite.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { fakeCatalog, type FakeFacts } from '../fakeCatalog.ts';
import { dedent } from './dedent.ts';
import { reportOfEverything, type Piece } from './reportOfEverything.ts';

/** One row of a rewrite's table. Texts are indented as the test is. */
export interface RewriteCase {
  readonly before: string;
  /** Absent: it stays as it is. */
  readonly after?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly filesAfter?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, number>>;
  readonly platform?: Workspace['platform'];
  /** What every layer holds; something of everything when absent. */
  readonly pieces?: readonly Piece[];
  readonly facts?: FakeFacts;
  /** True for the report of the interpreter over `facts`, where a rewrite looks at what replaces what. */
  readonly isWeighed?: boolean;
  /** False where only the interpreter can tell that nothing is left to do. */
  readonly knowsItsOwnResult?: boolean;
}

/** Runs a table: all proposals of a rewrite are made, from the last line to the first. */
export function testRewrite(rewrite: Rewrite, cases: Readonly<Record<string, RewriteCase>>): void {
  describe(rewrite.id, () => {
    for (const [what, row] of Object.entries(cases)) {
      it(what, () => {
        const workspace = workspaceOf(row);
        const result = madeAll(rewrite, workspace, row);
        expect(result.dockerfile).toBe(dedent(row.after ?? row.before));
        expect(result.files ?? {}).toEqual(row.filesAfter ?? row.files ?? {});
        expect(parseDockerfile(result.dockerfile).problems.map(({ id }) => id)).toEqual(
          parseDockerfile(workspace.dockerfile).problems.map(({ id }) => id),
        );
        if (row.knowsItsOwnResult !== false) {
          expect(madeAll(rewrite, result, row)).toEqual(result);
        }
      });
    }
  });
}

/** The changes that a rewrite proposes for a row. */
export function proposalsFor(rewrite: Rewrite, row: RewriteCase): readonly Proposal[] {
  return find(rewrite, workspaceOf(row), row);
}

function workspaceOf(row: RewriteCase): Workspace {
  return {
    dockerfile: dedent(row.before),
    files: row.files ?? {},
    ...(row.context !== undefined && { context: row.context }),
    ...(row.platform !== undefined && { platform: row.platform }),
  };
}

function find(rewrite: Rewrite, workspace: Workspace, row: RewriteCase): readonly Proposal[] {
  const catalog = fakeCatalog(row.facts);
  const report =
    row.isWeighed === true
      ? weighWorkspace(workspace, catalog)
      : reportOfEverything(workspace.dockerfile, row.pieces);
  return rewrite.find(makeScene(workspace, catalog, report));
}

function madeAll(rewrite: Rewrite, workspace: Workspace, row: RewriteCase): Workspace {
  const proposals = find(rewrite, workspace, row);
  return applyEdits(
    workspace,
    proposals.flatMap((proposal) => proposal.edits),
  );
}
