/**
 * Tries the optimiser on published Dockerfiles: does what it makes of them parse, build the same thing, find nothing more when run
 * again, and add up? `tsx scripts/accuracy/rewritesCheck.ts --truth FOLDER [--show ID] [--timing]`
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { optimizeWorkspace } from '../../src/catalog/optimizeWorkspace.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import type { Risk } from '../../src/engine/report.ts';
import { brokenPromises } from '../../src/engine/rewrites/proof/brokenPromises.ts';
import { suggest } from '../../src/engine/rewrites/proof/suggest.ts';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { DockerfileRow, workspaceOfRow } from './dockerfileRow.ts';
import { openCatalog } from './openCatalog.ts';

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];

const { values } = parseArgs({
  options: { truth: { type: 'string' }, show: { type: 'string' }, file: { type: 'string' } },
});
const { truth, show, file = 'dockerfiles.jsonl' } = values;
if (truth === undefined) throw new Error('which folder? --truth FOLDER');

const loaded = openCatalog();
const Claim = v.object({
  id: v.string(),
  context: v.optional(v.record(v.string(), v.unknown()), {}),
  before: v.optional(v.object({ dockerfile: v.string() })),
});

const cases = readFileSync(join(truth, file), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): { readonly id: string; readonly workspace: Workspace } => {
    const json: unknown = JSON.parse(line);
    const claim = v.safeParse(Claim, json);
    const parsed = v.parse(DockerfileRow, json);
    const workspace = workspaceOfRow(parsed);
    const before = claim.success ? claim.output.before?.dockerfile : undefined;
    return {
      id: parsed.id,
      workspace: before === undefined ? workspace : { ...workspace, dockerfile: before },
    };
  });

let broken = 0;
const times: number[] = [];
const millions = (bytes: number): string => (bytes / 1e6).toFixed(1);
for (const { id, workspace } of cases) {
  if (show !== undefined && id !== show) continue;
  await weigh(workspace, loaded);
  const start = performance.now();
  const report = weighWorkspace(workspace, loaded.catalog);
  const weighed = performance.now();
  const suggestions = suggest(workspace, loaded.catalog, report);
  const suggested = performance.now();
  times.push(suggested - weighed);
  console.log(
    `\n${id}: ${millions(report.image.bytes)} MB; one run ${(weighed - start).toFixed(0)} ms, suggest ${(suggested - weighed).toFixed(0)} ms`,
  );
  for (const one of suggestions) {
    console.log(
      `    ${one.risk.padEnd(9)} ${millions(one.savedBytes).padStart(8)} MB ${millions(one.savedCodeChangeBytes ?? 0).padStart(8)} rebuilt  ${one.id}`,
    );
  }
  for (const upTo of RISKS) {
    const began = performance.now();
    const result = await optimizeWorkspace(workspace, loaded, upTo);
    const took = performance.now() - began;
    const sum = result.steps.reduce((bytes, step) => bytes + step.savedBytes, 0);
    const problems = [
      ...brokenPromises(workspace.dockerfile, result.workspace.dockerfile, result.steps),
    ];
    if (sum !== result.before.image.bytes - result.report.image.bytes)
      problems.push('does not add up');
    const again = await optimizeWorkspace(result.workspace, loaded, upTo);
    if (again.steps.length > 0) {
      problems.push(`not idempotent: ${again.steps.map((step) => step.id).join(', ')}`);
    }
    broken += problems.length;
    console.log(
      `  up to ${upTo.padEnd(9)} ${millions(result.report.image.bytes).padStart(8)} MB, ${took.toFixed(0)} ms: ${result.steps.map((step) => `${step.id} ${millions(step.savedBytes)}`).join(', ')}`,
    );
    for (const problem of problems) console.log(`    BROKEN ${problem}`);
    if (show !== undefined && upTo === 'behaviour') {
      console.log(result.workspace.dockerfile);
      for (const [name, text] of Object.entries(result.workspace.files ?? {})) {
        if (text !== workspace.files?.[name]) console.log(`--- ${name}\n${text}`);
      }
    }
  }
}
const mean = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
console.log(
  `\n${times.length} Dockerfiles, ${broken} broken promises; suggest takes ${mean.toFixed(0)} ms in the mean, ${Math.max(...times).toFixed(0)} ms at most`,
);
process.exitCode = broken === 0 ? 0 : 1;
