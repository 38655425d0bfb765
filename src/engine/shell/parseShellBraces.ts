import { parse } from 'unbash';
import type * as ast from 'unbash';
import { convertWord, unquotedLiteral, type Conversion } from './parseShellWord.ts';
import type { WordNode } from './syntax.ts';

/** Words of `{a,b}` and `{1..9}` that one command may get. */
const MOST_WORDS = 1000;

/** Brace expansion comes before all others and works on the text. Source: bash manual, 3.5.1. */
export function expandBraces(word: ast.Word, place: Conversion): readonly WordNode[] {
  if (!word.parts?.some((part) => part.type === 'BraceExpansion'))
    return [convertWord(word, place)];
  let alternatives = [''];
  for (const part of word.parts) {
    const choices = part.type === 'BraceExpansion' ? braceChoices(part.text, 0) : [part.text];
    alternatives = alternatives
      .flatMap((before) => choices.map((choice) => before + choice))
      .slice(0, MOST_WORDS);
  }
  const fixed = place.fixed(word.pos);
  return alternatives.flatMap((text) => {
    const [statement] = parse(`: ${text}`).commands;
    const command = statement?.command;
    const [argument] = command?.type === 'Command' ? command.args : [];
    if (argument?.type === 'Word') return [convertWord(argument, fixed)];
    // An alternative may be empty: `a{,b}`; the whole word then too.
    return text === ''
      ? []
      : [
          {
            type: 'word' as const,
            start: fixed.at(0),
            end: fixed.at(0),
            parts: unquotedLiteral(text),
          },
        ];
  });
}

/** Alternatives of one `{...}`; the text itself when it is none. */
function braceChoices(text: string, depth: number): readonly string[] {
  const inner = text.slice(1, -1);
  const range = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/.exec(inner);
  if (range) return rangeChoices(range[1] ?? '', range[2] ?? '', Number(range[3] ?? 0));
  const pieces = splitAtCommas(inner);
  if (pieces.length < 2 || depth > 8) return [text];
  return pieces.flatMap((piece) => nestedChoices(piece, depth + 1)).slice(0, MOST_WORDS);
}

function nestedChoices(text: string, depth: number): readonly string[] {
  const open = text.indexOf('{');
  if (open < 0 || text.charAt(open - 1) === '$') return [text];
  let level = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text.charAt(at) === '{') level += 1;
    if (text.charAt(at) === '}') level -= 1;
    if (level > 0) continue;
    const choices = braceChoices(text.slice(open, at + 1), depth);
    const rests = nestedChoices(text.slice(at + 1), depth);
    return choices
      .flatMap((choice) => rests.map((rest) => text.slice(0, open) + choice + rest))
      .slice(0, MOST_WORDS);
  }
  return [text];
}

function splitAtCommas(text: string): readonly string[] {
  const pieces: string[] = [];
  let level = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '\\') at += 1;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '{') level += 1;
    else if (char === '}') level -= 1;
    else if (char === ',' && level === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

function rangeChoices(from: string, to: string, step: number): readonly string[] {
  const numeric = /\d/.test(from) && /\d/.test(to);
  if (!numeric && (/\d/.test(from) || /\d/.test(to))) return [`{${from}..${to}}`];
  const start = numeric ? Number(from) : from.charCodeAt(0);
  const end = numeric ? Number(to) : to.charCodeAt(0);
  const by = Math.max(1, Math.abs(step)) * (end < start ? -1 : 1);
  const padded = /^-?0\d/.test(from) || /^-?0\d/.test(to);
  const width = padded ? Math.max(from.length, to.length) : 0;
  const choices: string[] = [];
  for (let at = start; by > 0 ? at <= end : at >= end; at += by) {
    choices.push(numeric ? String(at).padStart(width, '0') : String.fromCharCode(at));
    if (choices.length >= MOST_WORDS) break;
  }
  return choices;
}
