import { parse } from 'unbash';
import type * as ast from 'unbash';
import type {
  Arithmetic,
  ParameterOperation,
  ParameterPart,
  Part,
  Script,
  WordNode,
} from './syntax.ts';

/** What the parts of the adapter need of each other. */
export interface Conversion {
  /** Turns an offset of the parsed text into one of the script. */
  at(offset: number): number;
  script(node: ast.ParsedScript | undefined): Script;
  arithmetic(node: ast.ArithmeticExpression | undefined): Arithmetic | null;
  /** The same, for a text that stands at one place. */
  fixed(offset: number): Conversion;
}

export function convertWord(word: ast.Word, place: Conversion): WordNode {
  const { parts } = word;
  return wordNode(
    word,
    place,
    parts ? parts.flatMap((part) => convertPart(part, place, false)) : unquotedLiteral(word.text),
  );
}

/** The body of a here-document: expanded unless its delimiter is quoted; `<<-` takes leading tabs off. */
export function convertHeredoc(
  body: ast.HereDocBody,
  place: Conversion,
  how: { readonly quoted: boolean; readonly stripTabs: boolean },
): WordNode {
  const literal = (text: string): Part => ({
    type: 'literal',
    text: how.stripTabs ? text.replace(/^\t+/gm, '') : text,
    quoted: true,
  });
  if (how.quoted) return wordNode(body, place, [literal(body.text)]);
  const parts = body.parts ?? [];
  if (parts.length === 0) return wordNode(body, place, [literal(unescapeQuoted(body.text))]);
  return wordNode(
    body,
    place,
    parts.flatMap((part) =>
      part.type === 'Literal'
        ? [literal(unescapeQuoted(part.text))]
        : convertPart(part, place, true),
    ),
  );
}

function wordNode(
  { pos, end }: { readonly pos: number; readonly end: number },
  place: Conversion,
  parts: readonly Part[],
): WordNode {
  return { type: 'word', start: place.at(pos), end: place.at(end), parts };
}

/** Inside double quotes and here-documents a backslash only escapes `$`, a backquote, `"`, itself and the line end. */
function unescapeQuoted(text: string): string {
  return text.includes('\\')
    ? text.replace(/\\([$`\\\n])/g, (_all, char: string) => (char === '\n' ? '' : char))
    : text;
}

/** Splits `a\*b` into what is quoted and what is not. */
function unquotedLiteral(text: string): readonly Part[] {
  if (!text.includes('\\')) return text === '' ? [] : [{ type: 'literal', text, quoted: false }];
  const parts: Part[] = [];
  for (const [piece] of text.matchAll(/\\[\s\S]?|[^\\]+/g)) {
    if (!piece.startsWith('\\')) parts.push({ type: 'literal', text: piece, quoted: false });
    else if (piece !== '\\\n') parts.push({ type: 'literal', text: piece.slice(1), quoted: true });
  }
  return parts;
}

function convertPart(part: ast.WordPart, place: Conversion, quoted: boolean): readonly Part[] {
  switch (part.type) {
    case 'Literal':
      return quoted
        ? [{ type: 'literal', text: part.value, quoted: true }]
        : unquotedLiteral(part.text);
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ type: 'literal', text: part.value, quoted: true }];
    case 'DoubleQuoted':
    case 'LocaleString':
      // An empty pair of quotes still makes a word.
      if (part.parts.length === 0) return [{ type: 'literal', text: '', quoted: true }];
      return part.parts.flatMap((child) => convertPart(child, place, true));
    case 'Glob':
      return [{ type: 'glob', text: part.text, extended: false }];
    case 'ExtendedGlob':
      return [{ type: 'glob', text: part.text, extended: true }];
    case 'BraceExpansion':
      return unquotedLiteral(part.text);
    case 'SimpleExpansion': {
      const name = part.text.slice(1);
      return [{ type: 'parameter', name, quoted, prefix: null, index: null, operation: null }];
    }
    case 'ParameterExpansion':
      return [convertParameter(part, place, quoted)];
    case 'CommandExpansion': {
      const script = place.script(part.script);
      return [{ type: 'command', script, quoted }];
    }
    case 'ArithmeticExpansion':
      return [{ type: 'arithmetic', expression: place.arithmetic(part.expression), quoted }];
    case 'ProcessSubstitution': {
      const script = place.script(part.script);
      return [{ type: 'process', script, input: part.operator === '<' }];
    }
  }
}

export function convertParts(parts: readonly ast.WordPart[], place: Conversion): readonly Part[] {
  return parts.flatMap((part) => convertPart(part, place, true));
}

function convertParameter(
  part: ast.ParameterExpansionPart,
  place: Conversion,
  quoted: boolean,
): ParameterPart {
  return {
    type: 'parameter',
    name: part.parameter,
    quoted,
    prefix: part.prefix ?? null,
    index: part.index ? convertWord(part.index, place) : null,
    operation: part.operation ? convertOperation(part.operation, place) : null,
  };
}

function convertOperation(
  operation: ast.ParameterOperation,
  place: Conversion,
): ParameterOperation {
  switch (operation.type) {
    case 'Default': {
      const operator = operation.operator.replace(':', '');
      return {
        type: 'default',
        operator: operator === '=' || operator === '+' || operator === '?' ? operator : '-',
        orEmpty: operation.operator.startsWith(':'),
        word: convertWord(operation.operand, place),
      };
    }
    case 'Remove':
      return {
        type: 'remove',
        from: operation.operator.startsWith('#') ? 'start' : 'end',
        longest: operation.operator.length === 2,
        pattern: convertWord(operation.operand, place),
      };
    case 'Replace':
      return {
        type: 'replace',
        all: operation.operator === '//',
        at: operation.operator === '/#' ? 'start' : operation.operator === '/%' ? 'end' : null,
        pattern: convertWord(operation.pattern, place),
        replacement: convertWord(operation.replacement, place),
      };
    case 'Slice':
      return {
        type: 'slice',
        offset: convertWord(operation.offset, place),
        length: operation.length ? convertWord(operation.length, place) : null,
      };
    case 'CaseModification':
      if (operation.operand) return { type: 'unsupported', what: operation.operator };
      return {
        type: 'case',
        upper: operation.operator.startsWith('^'),
        all: operation.operator.length === 2,
      };
    case 'Transform':
    case 'Names':
    case 'Unknown':
      return { type: 'unsupported', what: operation.operator };
  }
}

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
