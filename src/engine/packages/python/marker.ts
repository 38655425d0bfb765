import { isVersion, satisfiesRange } from './version.ts';

/** Values of the variables that environment markers may name (PEP 508). */
export type MarkerVariables = Readonly<Record<string, string>>;

/** A parsed environment marker. */
export type Marker =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Marker[] }
  | {
      readonly kind: 'compare';
      readonly left: MarkerTerm;
      readonly operator: string;
      readonly right: MarkerTerm;
    };

type MarkerTerm =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TOKEN =
  /\s*(?:(\(|\))|(===|==|!=|<=|>=|~=|<|>)|'([^']*)'|"([^"]*)"|(not\s+in\b)|([A-Za-z_][\w.]*))/y;

/** Names from before PEP 508 that setuptools still writes. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  'os.name': 'os_name',
  'sys.platform': 'sys_platform',
  'platform.version': 'platform_version',
  'platform.machine': 'platform_machine',
  'platform.python_implementation': 'platform_python_implementation',
  python_implementation: 'platform_python_implementation',
};

/**
 * Reads a marker expression.
 * @returns null when the text is no marker
 */
export function parseMarker(text: string): Marker | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  const reader = { tokens, at: 0 };
  const marker = parseAny(reader);
  return reader.at === tokens.length ? marker : null;
}

type Token =
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return null;
    at = TOKEN.lastIndex;
    const quoted = match[3] ?? match[4];
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else {
      const symbol = match[1] ?? match[2] ?? (match[5] === undefined ? match[6] : 'not in');
      tokens.push({ kind: 'symbol', text: symbol ?? '' });
    }
  }
  return tokens;
}

function parseAny(reader: Reader): Marker | null {
  return parseJoined(reader, 'or', (inner) => parseJoined(inner, 'and', parseOne));
}

function parseJoined(
  reader: Reader,
  word: 'and' | 'or',
  next: (reader: Reader) => Marker | null,
): Marker | null {
  const parts: Marker[] = [];
  for (;;) {
    const part = next(reader);
    if (part === null) return null;
    parts.push(part);
    if (!takeSymbol(reader, word)) break;
  }
  return parts.length === 1 ? (parts[0] ?? null) : { kind: word, parts };
}

function parseOne(reader: Reader): Marker | null {
  if (takeSymbol(reader, '(')) {
    const inner = parseAny(reader);
    return inner !== null && takeSymbol(reader, ')') ? inner : null;
  }
  const left = parseTerm(reader);
  const operator = reader.tokens[reader.at];
  if (left === null || operator?.kind !== 'symbol') return null;
  if (!/^([=!<>~]+|in|not in)$/.test(operator.text)) return null;
  reader.at += 1;
  const right = parseTerm(reader);
  return right === null ? null : { kind: 'compare', left, operator: operator.text, right };
}

function parseTerm(reader: Reader): MarkerTerm | null {
  const token = reader.tokens[reader.at];
  if (token === undefined) return null;
  if (token.kind === 'text') {
    reader.at += 1;
    return token;
  }
  if (!/^[a-z_]/i.test(token.text) || /^(and|or|in|not in)$/.test(token.text)) return null;
  reader.at += 1;
  return { kind: 'variable', name: OLD_NAMES[token.text] ?? token.text };
}

function takeSymbol(reader: Reader, text: string): boolean {
  const token = reader.tokens[reader.at];
  if (token?.kind !== 'symbol' || token.text !== text) return false;
  reader.at += 1;
  return true;
}

/**
 * Whether a marker holds. Versions are compared as versions where both sides are some, else as text (PEP 508).
 * @param extra the extra that is asked for; a marker that names another one does not hold
 */
export function evaluateMarker(marker: Marker, variables: MarkerVariables, extra = ''): boolean {
  switch (marker.kind) {
    case 'and':
      return marker.parts.every((part) => evaluateMarker(part, variables, extra));
    case 'or':
      return marker.parts.some((part) => evaluateMarker(part, variables, extra));
    case 'compare':
      return compareTerms(marker, variables, extra);
  }
}

function compareTerms(
  marker: Extract<Marker, { kind: 'compare' }>,
  variables: MarkerVariables,
  extra: string,
): boolean {
  const valueOf = (term: MarkerTerm): string => {
    if (term.kind === 'text') return term.text;
    return term.name === 'extra' ? extra : (variables[term.name] ?? '');
  };
  const left = valueOf(marker.left);
  const right = valueOf(marker.right);
  const isExtra = [marker.left, marker.right].some(
    (term) => term.kind === 'variable' && term.name === 'extra',
  );
  if (isExtra) {
    const same =
      left.toLowerCase().replace(/[-_.]+/g, '-') === right.toLowerCase().replace(/[-_.]+/g, '-');
    return marker.operator === '!=' ? !same : same;
  }
  switch (marker.operator) {
    case 'in':
      return right.includes(left);
    case 'not in':
      return !right.includes(left);
    default:
      break;
  }
  const isRange = isVersion(right.replace(/\.\*$/, '')) && isVersion(left);
  if (isRange) return satisfiesRange(left, `${marker.operator}${right}`);
  return compareText(left, marker.operator, right);
}

function compareText(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case '==':
    case '===':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return false;
  }
}

/** Whether a marker names the variable, so that its value matters. */
export function markerNames(marker: Marker, variable: string): boolean {
  if (marker.kind !== 'compare') return marker.parts.some((part) => markerNames(part, variable));
  return [marker.left, marker.right].some(
    (term) => term.kind === 'variable' && term.name === variable,
  );
}
