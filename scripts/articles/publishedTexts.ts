import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Workspace } from '../../src/engine/workspace.ts';
import { DockerfileRow, workspaceOfRow } from '../accuracy/dockerfileRow.ts';
import { parseRows } from '../accuracy/rows.ts';
import type { Article } from './articles.ts';

/** A claim's row also holds the text that its author starts from. */
const WithBefore = v.object({ before: v.optional(v.object({ dockerfile: v.string() })) });

/**
 * The texts as they were published, before and after.
 * @param folder holds dockerfiles.jsonl and claims.jsonl
 * @returns null where the folder does not have them
 */
export function publishedTexts(
  { rows }: Article,
  folder: string,
): Pick<Article, 'before' | 'after'> | null {
  const all = parseRows(readFileSync(join(folder, rows.file), 'utf8')).map((json) => ({
    row: v.parse(DockerfileRow, json),
    before: v.parse(WithBefore, json).before,
  }));
  const first = all.find(({ row }) => row.id === rows.before);
  const last = all.find(({ row }) => row.id === rows.after);
  if (first === undefined || last === undefined) return null;
  const before: Workspace = workspaceOfRow(first.row);
  return {
    before:
      first.before === undefined ? before : { ...before, dockerfile: first.before.dockerfile },
    after: workspaceOfRow(last.row),
  };
}
