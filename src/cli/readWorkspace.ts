import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Workspace } from '../engine/workspace.ts';
import { parseWorkspace } from '../share/parseWorkspace.ts';
import type { Source } from './parseArguments.ts';
import { readContext } from './readContext.ts';
import type { Surroundings } from './runCommand.ts';

/**
 * The workspace that a command line names: the Dockerfile's text, its options, and the build context where one is given.
 *
 * @returns null when something cannot be read; why is on stderr then
 */
export async function readWorkspace(source: Source, to: Surroundings): Promise<Workspace | null> {
  const complain = (message: string): null => {
    to.stderr.write(`plimsoll: ${message}\n`);
    return null;
  };
  const dockerfile = await attempt(() => readDockerfile(source.dockerfile, to));
  if (!dockerfile.ok) return complain(`${nameOf(source)}: ${dockerfile.message}`);
  const parsed = parseWorkspace({ ...source.options, dockerfile: dockerfile.value });
  if (!parsed.ok) return complain(parsed.message);
  if (source.contextFolder === null) return parsed.workspace;
  const folder = fromInvocation(source.contextFolder, to);
  const context = await attempt(() => readContext(folder));
  if (!context.ok) return complain(`${source.contextFolder}: ${context.message}`);
  for (const warning of context.value.warnings) complain(`warning: ${warning}`);
  const { files, context: sizes } = context.value;
  return { ...parsed.workspace, files, context: sizes };
}

/** The Dockerfile as messages call it. */
export function nameOf({ dockerfile }: Source): string {
  return dockerfile === '-' ? 'standard input' : dockerfile;
}

async function readDockerfile(path: string, to: Surroundings): Promise<string> {
  // Read as one piece: a UTF-8 character may lie across two chunks.
  if (path === '-') return await text(to.stdin);
  return await readFile(fromInvocation(path, to), 'utf8');
}

/** npm starts its scripts in the project's folder; a path means the folder that the user stands in. */
export function fromInvocation(path: string, to: Surroundings): string {
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
