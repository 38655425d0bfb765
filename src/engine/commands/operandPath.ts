import { normalizePath } from '../filesystem/normalizePath.ts';
import type { Word } from '../shell/command.ts';

/** The last name of a path; empty for the root. */
export function baseName(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

/** The folder that a normalised path lies in. */
export function folderOf(path: string): string {
  return path.replace(/\/[^/]*$/, '') || '/';
}

/** An absolute path as a glob that matches just it. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** An operand as an absolute glob: what the shell had quoted stays literal, and `**` is `*` as in sh. */
export function operandGlob(word: Word, cwd: string): string {
  const text = word.glob ? visibleNames(word.text.replace(/\*{2,}/g, '*')) : escapeGlob(word.text);
  return normalizePath(text, cwd);
}

/** A leading period is matched by a period alone: `rm /app/*` leaves `.env` (POSIX.1-2024, Shell Command Language, 2.14.3). */
export function visibleNames(glob: string): string {
  return glob.replace(/(^|\/)\*(?!\()/g, '$1[!.]*').replace(/(^|\/)\?(?!\()/g, '$1[!.]');
}
