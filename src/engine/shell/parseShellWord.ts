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
export function unquotedLiteral(text: string): readonly Part[] {
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
