import { describe, expect, it } from 'vitest';
import { estimate } from '../../../src/engine/estimate.ts';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';
import { applyEdits } from '../../../src/engine/rewrites/edits/applyEdits.ts';
import { brokenPromises } from '../../../src/engine/rewrites/proof/brokenPromises.ts';
import { optimize, type Chosen } from '../../../src/engine/rewrites/proof/optimize.ts';
import { REWRITES } from '../../../src/engine/rewrites/rewrites.ts';
import type { Risk } from '../../../src/engine/report.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import { FACTS } from '../cases/facts.ts';
import { fakeCatalog, fakeImage } from '../fakeCatalog.ts';
import { TEXTS } from './texts.ts';

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];

/** The full image weighs more than the slim one, and no Python has byte-code yet. */
function catalog(): ReturnType<typeof fakeCatalog> {
  const [python] = fakeImage('x').pythons;
  if (python === undefined) throw new Error('the fake image has a Python');
  const full = { bytes: 1e9, low: 1e9, high: 1e9 };
  const image = { pythons: [{ ...python, hasBytecode: false }] };
  const [content] = fakeImage('python:3.11').contents;
  if (content === undefined) throw new Error('the fake image has contents');
  return fakeCatalog({
    ...FACTS,
    image,
    images: { 'python:3.11': { ...image, amount: full, contents: [{ ...content, amount: full }] } },
  });
}

it('has a stable id for every rewrite', () => {
  const ids = REWRITES.map((rewrite) => rewrite.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(Object.entries(TEXTS))('%s', (_, workspace) => {
  const report = estimate(workspace, catalog());

  it('has advice', () => {
    expect(report.suggestions.length).toBeGreaterThan(1);
  });

  it('every suggestion keeps its promise alone: it parses, builds the same, and weighs what it says', () => {
    for (const one of report.suggestions) {
      const changed = applyEdits(workspace, one.edits);
      expect(brokenPromises(workspace.dockerfile, changed.dockerfile, [one]), one.id).toEqual([]);
      const after = weighWorkspace(changed, catalog());
      expect(report.image.bytes - after.image.bytes, one.id).toBe(one.savedBytes);
      const { text } = { text: workspace.dockerfile };
      for (const edit of one.edits) {
        if (edit.file === 'Dockerfile') expect(edit.end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('lists the heaviest first', () => {
    const saved = report.suggestions.map((one) => one.savedBytes);
    expect(saved).toEqual([...saved].sort((a, b) => b - a));
  });

  it.each(RISKS)(
    'up to %s: parts add up, the result builds the same, a second run finds nothing',
    (risk) => {
      const result = optimize(workspace, catalog(), risk);
      const sum = result.steps.reduce((bytes, step) => bytes + step.savedBytes, 0);
      expect(sum).toBe(result.before.image.bytes - result.report.image.bytes);
      expect(weighWorkspace(result.workspace, catalog()).image).toEqual(result.report.image);
      expect(
        brokenPromises(workspace.dockerfile, result.workspace.dockerfile, result.steps),
      ).toEqual([]);
      expect(optimize(result.workspace, catalog(), risk).steps).toEqual([]);
      expect(result.steps.every((step) => RISKS.indexOf(step.risk) <= RISKS.indexOf(risk))).toBe(
        true,
      );
    },
  );

  it('more risk never makes it heavier', () => {
    const bytes = RISKS.map((risk) => optimize(workspace, catalog(), risk).report.image.bytes);
    expect(bytes).toEqual([...bytes].sort((a, b) => b - a));
  });

  it('makes what was chosen, each found again after the lines have moved', () => {
    const chosen: Chosen = report.suggestions
      .filter((one) => one.risk === 'check')
      .map((one) => one.id);
    const made = optimize(workspace, catalog(), chosen);
    const unmade = estimate(made.workspace, catalog()).suggestions.filter(
      (one) => chosen.includes(one.id) && one.risk === 'check',
    );
    expect(unmade.map((one) => one.id)).toEqual([]);
  });

  it('keeps every line that no change touches', () => {
    const result = optimize(workspace, catalog(), 'safe');
    const lines = new Set(result.workspace.dockerfile.split('\n').map((line) => line.trim()));
    const comments = workspace.dockerfile.split('\n').filter((line) => /^\s*#/.test(line));
    for (const comment of comments) expect(lines).toContain(comment.trim());
    expect(parseDockerfile(result.workspace.dockerfile).stages.length).toBe(
      parseDockerfile(workspace.dockerfile).stages.length,
    );
  });
});
