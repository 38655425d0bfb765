import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { optimizeWorkspace } from '../catalog/optimizeWorkspace.ts';
import type { Chosen, Optimised } from '../engine/rewrites/proof/optimize.ts';
import type { Workspace } from '../engine/workspace.ts';
import { formatBytes } from '../share/formatBytes.ts';
import { isForRebuilds, savingText } from '../share/savingText.ts';
import type { Source } from './parseArguments.ts';
import { fromInvocation, nameOf, readWorkspace } from './readWorkspace.ts';
import type { Surroundings } from './runCommand.ts';
import { printable } from './terminal.ts';
import { unifiedDiff } from './unifiedDiff.ts';

/** What `plimsoll fix` is asked for. */
export interface FixRequest extends Source {
  readonly type: 'fix';
  /** Changes the files instead of printing the difference. */
  readonly write: boolean;
  /** A risk, or ids of suggestions: all up to the one, or the safe ones and those. */
  readonly only: Chosen;
}

/**
 * Makes a Dockerfile lighter: the difference goes to standard output, what each change saves to standard error.
 * @returns the exit status: 0 done, 1 the Dockerfile cannot be weighed, 2 a file that cannot be read or written
 */
export async function runFix(
  request: FixRequest,
  loaded: LoadingCatalog,
  to: Surroundings,
): Promise<number> {
  const workspace = await readWorkspace(request, to);
  if (workspace === null) return 2;
  const result = await optimizeWorkspace(workspace, loaded, request.only);
  const { error } = result.before;
  if (error !== undefined) {
    to.stderr.write(`plimsoll: ${nameOf(request)}:${error.line}: ${printable(error.message)}\n`);
    return 1;
  }
  const changed = changedFiles(workspace, result.workspace, request);
  if (request.write) {
    try {
      for (const { name, after } of changed) await writeFile(fromInvocation(name, to), after);
    } catch (reason) {
      const message = reason instanceof Error ? reason.message : String(reason);
      to.stderr.write(`plimsoll: ${message}\n`);
      return 2;
    }
  } else {
    for (const { name, before, after } of changed) {
      to.stdout.write(unifiedDiff(name, before, after));
    }
  }
  to.stderr.write(summary(result));
  return 0;
}

interface ChangedFile {
  /** As a diff names it, and where it is written to. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function changedFiles(
  before: Workspace,
  after: Workspace,
  request: FixRequest,
): readonly ChangedFile[] {
  const changed: ChangedFile[] = [];
  if (after.dockerfile !== before.dockerfile) {
    const name = request.dockerfile === '-' ? 'Dockerfile' : request.dockerfile;
    changed.push({ name, before: before.dockerfile, after: after.dockerfile });
  }
  const folder = request.contextFolder ?? dirname(request.dockerfile);
  for (const [path, text] of Object.entries(after.files ?? {})) {
    const was = before.files?.[path] ?? '';
    if (text === was) continue;
    const name = join(folder, path);
    changed.push({ name, before: was, after: text });
  }
  return changed;
}

function summary({ before, report, steps, untried }: Optimised): string {
  const left = untried === 0 ? '' : `${untried} more could not be tried: the file is long.\n`;
  if (steps.length === 0) return `Nothing to change: ${formatBytes(before.image.bytes)}\n${left}`;
  const lines = steps.flatMap((step) => [
    `  ${formatBytes(Math.max(0, step.savedBytes)).padStart(9)}  ${printable(step.title)} (${step.risk}${isForRebuilds(step) ? `; ${savingText(step)}` : ''})`,
    ...(step.byHand === null ? [] : [`             by hand: ${step.byHand}`]),
  ]);
  const change = `${formatBytes(before.image.bytes)} -> ${formatBytes(report.image.bytes)}`;
  return `${lines.join('\n')}\n${change}\n${left}`;
}
