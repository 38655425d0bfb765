import type { Word } from '../shell/command.ts';

/** A word that is known to the letter. */
export function word(text: string): Word {
  return { text, exact: true, glob: false };
}
