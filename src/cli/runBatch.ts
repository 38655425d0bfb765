import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { weigh } from '../catalog/weigh.ts';
import type { Report } from '../engine/report.ts';
import { parseWorkspace } from '../share/parseWorkspace.ts';
import { reportOfError } from './reportOfError.ts';

/** One Report for each line, in order: whatever a line holds, it is answered. */
export async function* runBatch(
  lines: AsyncIterable<string>,
  loaded: LoadingCatalog,
): AsyncGenerator<Report> {
  await loaded.load(['meta']);
  for await (const line of lines) yield await answer(line, loaded);
}

async function answer(line: string, loaded: LoadingCatalog): Promise<Report> {
  const { date } = loaded.catalog;
  const fail = (id: string, message: string): Report =>
    reportOfError({ id, message, line: 1 }, date);
  if (line.trim() === '') return fail('empty-line', 'The line is empty: one workspace a line.');
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (reason) {
    return fail('malformed-json', `The line is no JSON: ${messageOf(reason)}`);
  }
  const parsed = parseWorkspace(json);
  if (!parsed.ok) return fail('invalid-workspace', `The workspace is not valid: ${parsed.message}`);
  try {
    return await weigh(parsed.workspace, loaded);
  } catch (reason) {
    return fail('internal-error', `Plimsoll failed on this Dockerfile: ${messageOf(reason)}`);
  }
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
