import type { Word } from './command.ts';
import { expandParameter } from './expandParameter.ts';
import type { PatternChars } from './globPattern.ts';
import { literalChars, patternChars } from './globPattern.ts';
import type { Shell } from './shell.ts';
import { textOf } from './shellState.ts';
import type { Part, WordNode } from './syntax.ts';
import { joinTexts, known, UNKNOWN_TEXT } from './text.ts';
import type { Text } from './text.ts';

/** A piece of a word after expansion, before it is split. */
interface Piece extends Text {
  /** Quoted pieces are neither split nor globs. */
  readonly quoted: boolean;
  /** Result of an expansion, to be split at blanks; what is written in the script is not. */
  readonly split: boolean;
  /** Of "$@": where one field ends and the next begins. */
  readonly breakAfter: boolean;
}

/** The fields that a word becomes: none for an empty unquoted variable, several for a list. */
export function expandWord(shell: Shell, word: WordNode): readonly Word[] {
  const fields: Word[] = [];
  let open: { text: string; exact: boolean; glob: boolean } | null = null;
  const field = () => (open ??= { text: '', exact: true, glob: false });
  const close = (): void => {
    if (open) fields.push(open);
    open = null;
  };
  for (const piece of expandPieces(shell, word.parts)) {
    if (piece.quoted || !piece.split) {
      const target = field();
      const glob = !piece.quoted && isGlob(piece.text);
      target.text += glob ? withHidden(shell, piece.text, /(^|\/)$/.test(target.text)) : piece.text;
      target.exact &&= piece.exact;
      target.glob ||= glob;
    } else {
      splitInto(piece, field, close);
    }
    if (piece.breakAfter) close();
  }
  close();
  return fields;
}

function isGlob(text: string): boolean {
  return /[*?[]|[!@+]\(/.test(text);
}

/** After `shopt -s dotglob` a name's first star means a leading period too (Bash reference manual, The Shopt Builtin). */
function withHidden({ state }: Shell, glob: string, isStart: boolean): string {
  if (!state.dotglob || glob.includes('(')) return glob;
  const hidden = glob.replace(/\/\*/g, '/[!!]*').replace(/\/\?/g, '/[!!]');
  return isStart ? hidden.replace(/^\*/, '[!!]*').replace(/^\?/, '[!!]') : hidden;
}

/** Field splitting at blanks: IFS is taken for its default unless it is set. */
function splitInto(
  piece: Piece,
  field: () => { text: string; exact: boolean; glob: boolean },
  close: () => void,
): void {
  for (const [run] of piece.text.matchAll(/[ \t\n]+|[^ \t\n]+/g)) {
    if (/^[ \t\n]/.test(run)) close();
    else {
      const target = field();
      target.text += run;
      target.glob ||= /[*?[]/.test(run);
      target.exact &&= piece.exact;
    }
  }
  // Nothing is known of it, not even whether it is empty.
  if (!piece.exact && piece.text.trim() === '') field().exact = false;
}

export function expandWords(shell: Shell, words: readonly WordNode[]): readonly Word[] {
  return words.flatMap((word) => expandWord(shell, word));
}

/** The text of a word that is not split: an assignment's value, a here-document, the word of `case`. */
export function expandText(shell: Shell, word: WordNode): Text {
  return joinTexts(expandPieces(shell, word.parts), '');
}

/** An assignment's value: a tilde after a colon counts too (PATH=~/bin:$PATH). */
export function expandAssignment(shell: Shell, word: WordNode): Text {
  const parts = word.parts.map((part) =>
    part.type === 'literal' && !part.quoted && part.text.includes(':~')
      ? { ...part, text: part.text.replace(/:~(?=[/:]|$)/g, `:${shell.home}`) }
      : part,
  );
  return joinTexts(expandPieces(shell, parts), '');
}

export function expandPartsText(shell: Shell, parts: readonly Part[]): Text {
  return joinTexts(expandPieces(shell, parts), '');
}

/** A word as a pattern: what is quoted stands for itself. Null when it is not known. */
export function expandPattern(shell: Shell, word: WordNode): PatternChars | null {
  if (word.parts.some((part) => part.type === 'glob' && part.extended)) return null;
  const pieces = expandPieces(shell, word.parts);
  if (!pieces.every((piece) => piece.exact)) return null;
  return pieces.flatMap((piece) =>
    piece.quoted ? literalChars(piece.text) : patternChars(piece.text),
  );
}

function expandPieces(shell: Shell, parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  parts.forEach((part, index) => {
    for (const expanded of expandPart(shell, part, index === 0, parts.length === 1)) {
      shell.spend(expanded.text.length);
      pieces.push(expanded);
    }
  });
  return pieces;
}

function piece({ text, exact }: Text, quoted: boolean, split: boolean, breakAfter = false): Piece {
  return { text, exact, quoted, split, breakAfter };
}

function expandPart(shell: Shell, part: Part, isFirst: boolean, isOnly: boolean): readonly Piece[] {
  switch (part.type) {
    case 'literal': {
      const tilde = isFirst && !part.quoted && part.text.startsWith('~');
      const text = tilde ? expandTilde(shell, part.text, isOnly) : known(part.text);
      return [piece(text, part.quoted, false)];
    }
    case 'glob':
      return [piece({ text: part.text, exact: true }, false, false)];
    case 'parameter': {
      const texts = expandParameter(shell, part);
      if (!texts.fields) return [piece(texts.text, part.quoted, !part.quoted)];
      const last = texts.fields.length - 1;
      return texts.fields.map((text, index) =>
        piece(text, part.quoted, !part.quoted, index < last),
      );
    }
    case 'command': {
      const output = shell.capture(part.script);
      const text = { text: output.text.replace(/\n+$/, ''), exact: output.exact };
      return [piece(text, part.quoted, !part.quoted)];
    }
    case 'arithmetic': {
      const value = shell.arithmetic(part.expression);
      return [piece(value === null ? UNKNOWN_TEXT : known(String(value)), part.quoted, false)];
    }
    case 'process':
      // The program gets the name of a pipe: `/dev/fd/63`. What comes through it is not known to it as text.
      shell.capture(part.script);
      return [piece({ text: '/dev/fd/63', exact: false }, true, false)];
  }
}

function expandTilde(shell: Shell, text: string, isOnly: boolean): Text {
  const user = /^~([^/:]*)/.exec(text)?.[1] ?? '';
  const rest = text.slice(user.length + 1);
  if (rest === '' && !isOnly) return known(text);
  if (user === '') {
    const home = textOf(shell.state, 'HOME') ?? known(shell.home);
    return joinTexts([home, known(rest)]);
  }
  if (user === '+') return known(shell.state.cwd + rest);
  if (user === '-')
    return shell.state.oldCwd === null ? known(text) : known(shell.state.oldCwd + rest);
  // Homes of other users are made by useradd and adduser under /home by default (useradd(8), HOME in /etc/default/useradd).
  return { text: (user === 'root' ? '/root' : `/home/${user}`) + rest, exact: user === 'root' };
}
