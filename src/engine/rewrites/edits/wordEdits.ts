import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from './applyEdits.ts';
import { lineEnd, lineStart } from './instructionEdits.ts';
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
 * Takes words out of a command, each with the blanks before it; a line that held nothing else goes with its continuation sign.
 */
export function removeWords(
  words: readonly LocatedWord[],
  source: string,
  escape: string,
): readonly TextEdit[] {
  const byLine = new Map<number, LocatedWord[]>();
  for (const word of words) {
    const line = lineStart(source, word.start);
    byLine.set(line, [...(byLine.get(line) ?? []), word]);
  }
  return [...byLine].flatMap(([start, gone]): readonly TextEdit[] => {
    const end = lineEnd(source, start);
    const rest = [...gone]
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, word) => text.slice(0, word.start - start) + text.slice(word.end - start),
        source.slice(start, end),
      );
    if (rest.trim() === escape) return [{ file: DOCKERFILE, start, end, text: '' }];
    const joined = joinedToLineAbove(gone, rest, start, source, escape);
    if (joined !== null) return [joined];
    return gone.map((word) => {
      const blanks = /[ \t]*$/.exec(source.slice(start, word.start))?.[0].length ?? 0;
      return { file: DOCKERFILE, start: word.start - blanks, end: word.end, text: '' };
    });
  });
}

/** A line that is left with `&& \` alone goes up to the one above, whose continuation sign it then ends with. */
function joinedToLineAbove(
  gone: readonly LocatedWord[],
  rest: string,
  start: number,
  source: string,
  escape: string,
): TextEdit | null {
  const last = Math.max(...gone.map((word) => word.end));
  const above = source.slice(lineStart(source, start - 1), start);
  if (start === 0 || !/^\s*(&&|;|\|\|)/.test(rest) || !above.trimEnd().endsWith(escape))
    return null;
  if (/\S/.test(source.slice(start, Math.min(...gone.map((word) => word.start))))) return null;
  const kept = above.trimEnd().slice(0, -escape.length).trimEnd().length;
  return { file: DOCKERFILE, start: start - above.length + kept, end: last, text: '' };
}
