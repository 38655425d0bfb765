/**
 * Runs every Dockerfile below a folder through the engine, and prints what would be a defect whatever they say: exceptions, runs that
 * take long, numbers that do not add up; and what is not understood yet: programs without a model, shell that cannot be followed,
 * builds that are said to fail.
 *
 *   npx tsx scripts/accuracy/wildCheck.ts FOLDER [--list] [--advice]
 *
 *   --list      every unrecognised program and every error, with its place
 *   --advice    also looks for what would make each image lighter, which takes long
 */
import { parseArgs } from 'node:util';
import { openCatalog } from './openCatalog.ts';
import { checkWorkspace, type Checked } from './wild/checkWorkspace.ts';
import { findDockerfiles } from './wild/findDockerfiles.ts';
import { quantile } from './statistics.ts';

/** Milliseconds that one run may take. */
const LONGEST = 250;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    advice: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Which folder of Dockerfiles?');
  process.exitCode = 2;
} else {
  await check(folder);
}

async function check(path: string): Promise<void> {
  const loaded = openCatalog();
  const results: (Checked & { readonly id: string })[] = [];
  for await (const { id, workspace } of findDockerfiles(path)) {
    results.push({ id, ...(await checkWorkspace(workspace, loaded, values.advice)) });
  }
  print(results);
  if (values.list) list(results);
}

function print(results: readonly (Checked & { readonly id: string })[]): void {
  const times = results.map(({ milliseconds }) => milliseconds);
  const slow = results.filter(({ milliseconds }) => milliseconds > LONGEST);
  const thrown = results.filter(({ exception }) => exception !== null);
  const unsound = results.filter(({ faults }) => faults.length > 0);
  console.log(`Dockerfiles                          ${results.length}`);
  console.log(`exceptions                           ${thrown.length}`);
  console.log(`reports with faulty numbers          ${unsound.length}`);
  console.log(
    `CPU of a run, best of three (ms)     median ${quantile(times, 0.5).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)}, longest ${Math.max(...times).toFixed(1)}; ${slow.length} over ${LONGEST}`,
  );
  const advice = results.flatMap(({ adviceMilliseconds: time }) => (time === null ? [] : [time]));
  if (advice.length > 0) {
    console.log(
      `… with suggestions, one run          median ${quantile(advice, 0.5).toFixed(1)}, p99 ${quantile(advice, 0.99).toFixed(1)}, longest ${Math.max(...advice).toFixed(1)}`,
    );
  }
  console.log(
    `refused                              ${results.filter((r) => r.refused !== null).length}`,
  );
  for (const { id, exception } of thrown) console.log(`  threw: ${id}: ${exception}`);
  for (const { id, faults } of unsound)
    console.log(`  faulty: ${id}: ${faults.slice(0, 3).join('; ')}`);
  for (const { id, milliseconds } of slow)
    console.log(`  slow: ${id}: ${milliseconds.toFixed(0)} ms`);
  recognition(
    'all stages',
    results.flatMap(({ writers }) => writers),
  );
  recognition(
    'Python stages',
    results.flatMap(({ writers }) => writers.filter((w) => w.isPython)),
  );
  const all = results.flatMap(({ writers }) => writers);
  for (const base of [...new Set(all.map((writer) => writer.base))].sort()) {
    recognition(
      `on ${base}`,
      all.filter((writer) => writer.base === base),
    );
  }
  top('programs without a model', results, ({ writers }) =>
    writers.filter((w) => !w.isKnown).map((w) => w.program),
  );
  top('shell not followed', results, ({ findings }) =>
    findings.filter((f) => f.id === 'unresolved-shell').map((f) => f.message),
  );
  top('errors', results, ({ findings }) =>
    findings.filter((f) => f.severity === 'error').map((f) => f.id),
  );
  top('refused', results, ({ refused }) => (refused === null ? [] : [refused.id]));
}

function recognition(name: string, writers: Checked['writers']): void {
  const known = writers.filter(({ isKnown }) => isKnown).length;
  const share = ((100 * known) / Math.max(1, writers.length)).toFixed(1);
  console.log(
    `recognised commands that write, ${name}: ${known} of ${writers.length} (${share} %)`,
  );
}

function top(
  name: string,
  results: readonly Checked[],
  keysOf: (result: Checked) => readonly string[],
): void {
  const counts = new Map<string, number>();
  for (const key of results.flatMap(keysOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  console.log(`\n${name}: ${[...counts.values()].reduce((a, b) => a + b, 0)}`);
  for (const [key, count] of sorted.slice(0, 25)) console.log(`  ${count}\t${key}`);
}

function list(results: readonly (Checked & { readonly id: string })[]): void {
  for (const { id, writers, findings, refused } of results) {
    if (refused !== null) console.log(`refused\t${id}:${refused.line}\t${refused.message}`);
    for (const { program, isKnown, isPython, line } of writers) {
      if (!isKnown)
        console.log(`unknown program\t${id}:${line}\t${program}${isPython ? ' (Python)' : ''}`);
    }
    for (const finding of findings) {
      const isShown = finding.severity === 'error' || finding.id === 'unresolved-shell';
      if (isShown)
        console.log(`${finding.severity} ${finding.id}\t${id}:${finding.line}\t${finding.message}`);
    }
  }
}
