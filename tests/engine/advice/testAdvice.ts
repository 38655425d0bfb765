import { describe, expect, it } from 'vitest';
import type { AdviceRule } from '../../../src/engine/advice/adviceRule.ts';
import { applyEdits } from '../../../src/engine/rewrites/edits/applyEdits.ts';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { fakeCatalog, type FakeFacts } from '../fakeCatalog.ts';
import { dedent } from '../rewrites/dedent.ts';
import { reportOfEverything, type Piece } from '../rewrites/reportOfEverything.ts';

/** One row of a rule's table. Texts are indented as the test is. */
export interface AdviceCase {
  readonly text: string;
  /** Lines that the rule speaks of; none when it is silent. */
  readonly lines: readonly number[];
  /** The text with all edits made; absent when there are none. */
  readonly after?: string;
  readonly pieces?: readonly Piece[];
  readonly facts?: FakeFacts;
}

/** Runs a table; where edits were made the rule has nothing more to say. */
export function testAdvice(rule: AdviceRule, cases: Readonly<Record<string, AdviceCase>>): void {
  describe(rule.id, () => {
    it.each(Object.entries(cases))('%s', (_, row) => {
      const workspace: Workspace = { dockerfile: dedent(row.text) };
      const places = find(rule, workspace, row);
      expect(places.map(({ line }) => line)).toEqual(row.lines);
      const made = applyEdits(
        workspace,
        places.flatMap(({ edits }) => edits),
      );
      expect(made.dockerfile).toBe(dedent(row.after ?? row.text));
      for (const place of places) {
        expect(place.why.length).toBeGreaterThan(20);
        expect(place.edits.length > 0 || place.byHand !== null).toBe(true);
      }
      if (row.after !== undefined) expect(find(rule, made, row)).toEqual([]);
    });
  });
}

function find(rule: AdviceRule, workspace: Workspace, row: AdviceCase) {
  const report = reportOfEverything(workspace.dockerfile, row.pieces);
  return rule.find(makeScene(workspace, fakeCatalog(row.facts), report));
}
