import { parsePattern } from './globPattern.ts';
import { replaceMatches, withoutPrefix, withoutSuffix } from './matchPattern.ts';
import type { Shell } from './shell.ts';
import { setText, textOf } from './shellState.ts';
import type { ParameterOperation, ParameterPart, WordNode } from './syntax.ts';
import { joinTexts, known, UNKNOWN_TEXT } from './text.ts';
import type { Text } from './text.ts';

/** What a parameter stands for: one text, or for `$@` and `${a[@]}` several fields. */
export interface Expanded {
  readonly text: Text;
  readonly fields: readonly Text[] | null;
}

const SET_BY_THE_SHELL = /^(?:RANDOM|SRANDOM|SECONDS|LINENO|HOSTNAME|EPOCH\w+|BASH\w*|PPID|[$!])$/;

/** Expands `$x`, `${x...}` and the special parameters. Source: bash manual, 3.5.3 Shell Parameter Expansion. */
export function expandParameter(shell: Shell, part: ParameterPart): Expanded {
  const list = listOf(shell, part);
  if (list) return expandList(shell, part, list);
  const name = part.prefix === '!' ? indirectName(shell, part.name) : part.name;
  if (name === null) return single(UNKNOWN_TEXT);
  const value = valueOf(shell, name, part.index);
  if (part.prefix === '#') {
    return single(value?.exact === false ? UNKNOWN_TEXT : known(String(value?.text.length ?? 0)));
  }
  if (!part.operation) return single(value ?? known(''));
  if (part.operation.type === 'default') {
    return single(applyDefault(shell, name, value, part.operation));
  }
  return single(transform(shell, value ?? known(''), part.operation));
}

function single(text: Text): Expanded {
  return { text, fields: null };
}

/** The members of `$@`, `$*`, `${a[@]}` and `${a[*]}`; null for anything else. */
function listOf(shell: Shell, part: ParameterPart): readonly Text[] | null {
  if (part.name === '@' || part.name === '*') return shell.state.positional;
  const [index] = part.index?.parts ?? [];
  const key = index && 'text' in index ? index.text : '';
  if (part.index?.parts.length !== 1 || (key !== '@' && key !== '*')) return null;
  const variable = shell.state.variables.get(part.name);
  if (!variable) return [];
  if (!variable.items) return [variable.value];
  if (part.prefix === '!') return [...variable.items.keys()].map(known);
  return [...variable.items.values()];
}

function expandList(shell: Shell, part: ParameterPart, list: readonly Text[]): Expanded {
  if (part.prefix === '#') return single(known(String(list.length)));
  const { operation } = part;
  let items = list;
  if (operation?.type === 'default') {
    const isSet = list.length > 0 && !(operation.orEmpty && list.every(({ text }) => text === ''));
    if (operation.operator === '+' ? isSet : !isSet) items = [shell.expandText(operation.word)];
    else if (operation.operator === '+') items = [];
  } else if (operation?.type === 'slice') {
    items = sliceList(shell, list, operation, part.name === '@' || part.name === '*');
  } else if (operation) {
    items = list.map((item) => transform(shell, item, operation));
  }
  const [index] = part.index?.parts ?? [];
  const star = part.name === '*' || (index && 'text' in index && index.text === '*');
  const joined = joinTexts(items, ' ');
  return { text: joined, fields: star && part.quoted ? null : items };
}

function sliceList(
  shell: Shell,
  list: readonly Text[],
  operation: Extract<ParameterOperation, { type: 'slice' }>,
  isPositional: boolean,
): readonly Text[] {
  const offset = numberIn(shell, operation.offset);
  const length = operation.length ? numberIn(shell, operation.length) : list.length;
  if (offset === null || length === null) return [UNKNOWN_TEXT];
  // `${@:1}` starts at $1; $0 is not in the list.
  const from = offset < 0 ? list.length + offset : Math.max(0, offset - (isPositional ? 1 : 0));
  return list.slice(from, from + length);
}

function indirectName(shell: Shell, name: string): string | null {
  const value = valueOf(shell, name, null);
  return value?.exact === true && /^\w+$/.test(value.text) ? value.text : null;
}

/** The value of a parameter; undefined when it is not set. */
function valueOf(shell: Shell, name: string, index: WordNode | null): Text | undefined {
  const { state } = shell;
  if (/^\d+$/.test(name)) return name === '0' ? known('sh') : state.positional[Number(name) - 1];
  switch (name) {
    case '#':
      return known(String(state.positional.length));
    case '?':
      if (state.lastStatus === 'unknown') return UNKNOWN_TEXT;
      return known(state.lastStatus === 'failure' ? '1' : '0');
    case '-':
      return known(state.errexit ? 'e' : '');
    case 'PWD':
      return known(state.cwd);
    case 'OLDPWD':
      return state.oldCwd === null ? undefined : known(state.oldCwd);
  }
  const variable = state.variables.get(name);
  if (!variable) return SET_BY_THE_SHELL.test(name) ? UNKNOWN_TEXT : undefined;
  if (!index) return textOf(state, name);
  const key = keyOf(shell, index);
  if (key === null) return UNKNOWN_TEXT;
  if (!variable.items) return key === '0' ? variable.value : undefined;
  const fromEnd = key.startsWith('-') ? [...variable.items.values()].at(Number(key)) : undefined;
  return variable.items.get(key) ?? fromEnd;
}

/** The key of an array's element; null when it is not known. */
export function keyOf(shell: Shell, index: WordNode): string | null {
  const { text, exact } = shell.expandText(index);
  if (!exact) return null;
  const [part] = index.parts;
  const isName = index.parts.length === 1 && part?.type === 'literal' && !part.quoted;
  const value = isName ? textOf(shell.state, text) : undefined;
  return value?.exact === true && /^\d+$/.test(value.text) ? value.text : text;
}

function applyDefault(
  shell: Shell,
  name: string,
  value: Text | undefined,
  operation: Extract<ParameterOperation, { type: 'default' }>,
): Text {
  // Something is known to be in it, so it is not empty.
  const isEmpty = value === undefined || (operation.orEmpty && value.exact && value.text === '');
  const mayBeEmpty = value !== undefined && operation.orEmpty && !value.exact && value.text === '';
  if (operation.operator === '+') {
    if (mayBeEmpty) return UNKNOWN_TEXT;
    return isEmpty ? known('') : shell.expandText(operation.word);
  }
  if (value !== undefined && !isEmpty) return value;
  const word = shell.expandText(operation.word);
  if (operation.operator === '=') setText(shell.state, name, word);
  if (operation.operator === '?') {
    shell.jump = { kind: 'exit' };
    shell.state.lastStatus = 'failure';
    return known('');
  }
  return word;
}

function transform(
  shell: Shell,
  value: Text,
  operation: Exclude<ParameterOperation, { type: 'default' }>,
): Text {
  if (operation.type === 'unsupported') {
    if (operation.what !== '@') shell.unresolved(`the expansion ${operation.what} is not followed`);
    return UNKNOWN_TEXT;
  }
  const patternOf = (word: WordNode) => {
    const chars = shell.expandPattern(word);
    return chars ? parsePattern(chars) : null;
  };
  switch (operation.type) {
    case 'remove': {
      const tokens = patternOf(operation.pattern);
      if (!tokens || !value.exact) return UNKNOWN_TEXT;
      const without = operation.from === 'start' ? withoutPrefix : withoutSuffix;
      return known(without(value.text, tokens, operation.longest));
    }
    case 'replace': {
      const tokens = patternOf(operation.pattern);
      const replacement = shell.expandText(operation.replacement);
      if (!tokens || !value.exact || !replacement.exact) return UNKNOWN_TEXT;
      const at = operation.at === null ? {} : { at: operation.at };
      shell.spend(value.text.length);
      const options = { all: operation.all, ...at };
      const replaced = replaceMatches(value.text, tokens, replacement.text, options);
      return replaced === null ? UNKNOWN_TEXT : known(replaced);
    }
    case 'slice': {
      const offset = numberIn(shell, operation.offset);
      const length = operation.length ? numberIn(shell, operation.length) : null;
      if (!value.exact || offset === null || (operation.length && length === null))
        return UNKNOWN_TEXT;
      const from = offset < 0 ? Math.max(0, value.text.length + offset) : offset;
      const to = length === null ? undefined : length < 0 ? length : from + length;
      return known(value.text.slice(from, to));
    }
    case 'case': {
      const { text, exact } = value;
      const change = (piece: string): string =>
        operation.upper ? piece.toUpperCase() : piece.toLowerCase();
      return {
        exact,
        text: operation.all ? change(text) : change(text.slice(0, 1)) + text.slice(1),
      };
    }
  }
}

function numberIn(shell: Shell, word: WordNode): number | null {
  const { text, exact } = shell.expandText(word);
  return exact ? shell.arithmetic({ type: 'word', text: text.trim(), parts: null }) : null;
}
