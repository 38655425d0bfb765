import type { TextEdit } from '../report.ts';
import { DOCKERFILE } from './applyEdits.ts';
import type { LocatedWord } from './locateCommands.ts';

/** Adds text after a word of a command. */
export function insertAfterWord(word: LocatedWord, text: string): TextEdit {
  return { file: DOCKERFILE, start: word.end, end: word.end, text: ` ${text}` };
}

/** Puts another word in a word's place, in the same quotes. */
export function replaceWord(word: LocatedWord, text: string, source: string): TextEdit {
  const written = source.slice(word.start, word.end);
  const quote = /^(['"]).*\1$/s.exec(written)?.[1] ?? (/[<>;*?\s[\]]/.test(text) ? "'" : '');
  return { file: DOCKERFILE, start: word.start, end: word.end, text: `${quote}${text}${quote}` };
}

/**
 * Takes words out of a command, each with the blanks before it; a word that has a line of its own goes with the line and its
 * continuation sign.
 */
export function removeWords(
  words: readonly LocatedWord[],
  source: string,
  escape: string,
): readonly TextEdit[] {
  return words.map((word) => {
    const before = /(?:^|\n)[ \t]*$/.exec(source.slice(0, word.start));
    const after = new RegExp(`^[ \\t]*\\${escape}[ \\t]*\\r?\\n`).exec(source.slice(word.end));
    if (before !== null && after !== null) {
      const start = before.index + (before[0].startsWith('\n') ? 1 : 0);
      return { file: DOCKERFILE, start, end: word.end + after[0].length, text: '' };
    }
    const blanks = /[ \t]*$/.exec(source.slice(0, word.start))?.[0].length ?? 0;
    return { file: DOCKERFILE, start: word.start - blanks, end: word.end, text: '' };
  });
}
