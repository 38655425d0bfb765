import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { weigh } from '../catalog/weigh.ts';
import { parseWorkspace } from '../share/parseWorkspace.ts';
import type { EstimateRequest } from './parseArguments.ts';
import { printReport } from './printReport.ts';
import { readContext } from './readContext.ts';
import type { Surroundings } from './runCommand.ts';
import { painter, printable } from './terminal.ts';

/** Weighs one Dockerfile and prints its report. @returns the exit status */
export async function estimateFile(
  request: EstimateRequest,
  loaded: LoadingCatalog,
  to: Surroundings,
): Promise<number> {
  const name = request.dockerfile === '-' ? 'standard input' : request.dockerfile;
  const complain = (message: string): void => {
    to.stderr.write(`plimsoll: ${message}\n`);
  };

  const dockerfile = await attempt(() => readDockerfile(request.dockerfile, to));
  if (!dockerfile.ok) {
    complain(`${name}: ${dockerfile.message}`);
    return 2;
  }
  const parsed = parseWorkspace({ ...request.options, dockerfile: dockerfile.value });
  if (!parsed.ok) {
    complain(parsed.message);
    return 2;
  }
  let workspace = parsed.workspace;
  if (request.contextFolder !== null) {
    const folder = fromInvocation(request.contextFolder, to);
    const context = await attempt(() => readContext(folder));
    if (!context.ok) {
      complain(`${request.contextFolder}: ${context.message}`);
      return 2;
    }
    for (const warning of context.value.warnings) complain(`warning: ${warning}`);
    const { files, context: sizes } = context.value;
    workspace = { ...workspace, files, context: sizes };
  }

  const report = await weigh(workspace, loaded);
  if (request.json) to.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (report.error !== undefined) {
    complain(`${name}:${report.error.line}: ${printable(report.error.message)}`);
    return 1;
  }
  if (!request.json) {
    const paint = painter(to.stdout, to.environment);
    const width = to.stdout.isTTY === true ? (to.stdout.columns ?? null) : null;
    to.stdout.write(printReport(report, { paint, width }));
  }
  return 0;
}

async function readDockerfile(path: string, to: Surroundings): Promise<string> {
  // Read as one piece: a UTF-8 character may lie across two chunks.
  if (path === '-') return await text(to.stdin);
  return await readFile(fromInvocation(path, to), 'utf8');
}

/** npm starts its scripts in the project's folder; a path means the folder that the user stands in. */
function fromInvocation(path: string, to: Surroundings): string {
  const { npm_lifecycle_event: script, INIT_CWD: started } = to.environment;
  return script === 'plimsoll' && started !== undefined ? resolve(started, path) : path;
}

type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (reason) {
    return { ok: false, message: messageOf(reason) };
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  EISDIR: 'Is a directory',
  ENOTDIR: 'Not a directory',
};

function messageOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const code = 'code' in reason && typeof reason.code === 'string' ? reason.code : '';
  return MESSAGES[code] ?? reason.message;
}
