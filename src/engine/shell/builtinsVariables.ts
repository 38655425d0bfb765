import { exactTexts } from './builtin.ts';
import type { Builtin, BuiltinContext } from './builtin.ts';
import { assign } from './assign.ts';
import type { Shell } from './shell.ts';
import { setText } from './shellState.ts';
import type { Status, Variable } from './shellState.ts';
import { known, UNKNOWN_TEXT } from './text.ts';
import type { Text } from './text.ts';

const UNSET: Variable = { value: known(''), items: null, exported: false };

interface Declared {
  readonly exported?: boolean;
  readonly local?: boolean;
  readonly array?: boolean;
}

/** `export a=1 b`, and alike for declare, local and readonly. */
function declareAll(shell: Shell, context: BuiltinContext, how: Declared): Status {
  const { variables } = shell.state;
  for (const declaration of context.declarations) {
    const isAssignment = 'type' in declaration;
    const written = isAssignment ? declaration.name : declaration.text;
    if (!isAssignment && written.startsWith('-')) continue;
    // `export "$line"` may hold an assignment that only shows after expansion.
    const equals = isAssignment ? -1 : written.indexOf('=');
    const name = equals > 0 ? written.slice(0, equals) : written;
    if (!/^[A-Za-z_]\w*$/.test(name)) {
      if (!isAssignment && !declaration.exact)
        shell.unresolved('a variable whose name is not known is set');
      continue;
    }
    if (how.local && shell.locals && !shell.locals.has(name)) {
      shell.locals.set(name, variables.get(name));
      variables.delete(name);
    }
    if (isAssignment) assign(shell, declaration);
    else if (equals > 0) {
      setText(shell.state, name, { text: written.slice(equals + 1), exact: declaration.exact });
    }
    const before = variables.get(name);
    const exported = how.exported ?? before?.exported ?? false;
    // A name that is exported and not set stays unset until it gets a value.
    if (before) variables.set(name, { ...before, exported });
    else if (how.array) variables.set(name, { ...UNSET, items: new Map(), exported });
  }
  return 'success';
}

function hasFlag(context: BuiltinContext, letter: string): boolean {
  return context.declarations.some(
    (item) => !('type' in item) && /^-[A-Za-z]+$/.test(item.text) && item.text.includes(letter),
  );
}

const exportVariables: Builtin = (shell, _args, context) =>
  declareAll(shell, context, { exported: !hasFlag(context, 'n') });

const declare: Builtin = (shell, _args, context) =>
  declareAll(shell, context, {
    ...(hasFlag(context, 'x') && { exported: true }),
    local: shell.locals !== null && !hasFlag(context, 'g'),
    array: hasFlag(context, 'a') || hasFlag(context, 'A'),
  });

const local: Builtin = (shell, _args, context) =>
  declareAll(shell, context, {
    local: true,
    array: hasFlag(context, 'a') || hasFlag(context, 'A'),
  });

const readonly: Builtin = (shell, _args, context) => declareAll(shell, context, {});

const unset: Builtin = (shell, args) => {
  for (const { text } of args) {
    if (text === '-f') continue;
    const element = /^(\w+)\[(.+)\]$/.exec(text);
    const array = element ? shell.state.variables.get(element[1] ?? '') : undefined;
    if (element && array?.items) {
      const items = new Map(array.items);
      items.delete(element[2] ?? '');
      shell.state.variables.set(element[1] ?? '', { ...array, items });
    } else if (args[0]?.text === '-f') shell.state.functions.delete(text);
    else if (!shell.state.variables.delete(text)) shell.state.functions.delete(text);
  }
  return 'success';
};

/** `read a b`: the line's words, the rest in the last name. */
const read: Builtin = (shell, args) => {
  const names: string[] = [];
  let array = false;
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (!text.startsWith('-')) names.push(text);
    else if (/^-[A-Za-z]*a$/.test(text)) array = true;
    else if (/^-[A-Za-z]*[dinNptu]$/.test(text)) at += 1;
  }
  if (names.length === 0) names.push('REPLY');
  const line = shell.input.readLine();
  const status: Status = line === null ? 'failure' : line.exact ? 'success' : 'unknown';
  if (array) {
    const words = (line?.text ?? '').split(/[ \t]+/).filter((word) => word !== '');
    setItems(shell, names[0] ?? 'REPLY', words.map(known));
    return status;
  }
  const separators = ifsOf(shell);
  const pieces = splitLine(line?.text ?? '', names.length, separators);
  names.forEach((name, index) => {
    const isUnknown = line?.exact === false || separators === null;
    setText(shell.state, name, isUnknown ? UNKNOWN_TEXT : known(pieces[index] ?? ''));
  });
  return status;
};

function ifsOf(shell: Shell): string | null {
  const ifs = shell.state.variables.get('IFS')?.value;
  if (!ifs) return ' \t\n';
  return ifs.exact ? ifs.text : null;
}

function splitLine(line: string, count: number, separators: string | null): readonly string[] {
  if (separators === null || separators === '') return [line];
  const isBlank = (char: string): boolean => /[ \t\n]/.test(char) && separators.includes(char);
  const pieces: string[] = [];
  let at = 0;
  const skipBlanks = (): void => {
    while (at < line.length && isBlank(line.charAt(at))) at += 1;
  };
  skipBlanks();
  while (pieces.length < count - 1 && at < line.length) {
    const start = at;
    while (at < line.length && !separators.includes(line.charAt(at))) at += 1;
    pieces.push(line.slice(start, at));
    skipBlanks();
    if (at < line.length && separators.includes(line.charAt(at)) && !isBlank(line.charAt(at)))
      at += 1;
    skipBlanks();
  }
  let end = line.length;
  while (end > at && isBlank(line.charAt(end - 1))) end -= 1;
  pieces.push(line.slice(at, end));
  return pieces;
}

function setItems(shell: Shell, name: string, texts: readonly Text[]): void {
  const items = new Map(texts.map((text, index) => [String(index), text]));
  shell.state.variables.set(name, { value: known(''), items, exported: false });
}

/** `mapfile -t lines`: the lines of the input. */
const mapfile: Builtin = (shell, args) => {
  const name = args.findLast((word) => !word.text.startsWith('-'))?.text ?? 'MAPFILE';
  const input = shell.input.readAll();
  const lines = input.text.replace(/\n$/, '').split('\n');
  setItems(shell, name, input.exact ? (input.text === '' ? [] : lines.map(known)) : [UNKNOWN_TEXT]);
  return 'success';
};

const shift: Builtin = (shell, args) => {
  const texts = exactTexts(args.slice(0, 1));
  const by = Number(texts?.[0] ?? 1);
  if (by > shell.state.positional.length) return 'failure';
  shell.state.positional = shell.state.positional.slice(by);
  return 'success';
};

const set: Builtin = (shell, args) => {
  const { state } = shell;
  for (let at = 0; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (text === '--' || !/^[-+]./.test(text)) {
      state.positional = args.slice(text === '--' ? at + 1 : at);
      return 'success';
    }
    const on = text.startsWith('-');
    const letters = text.slice(1);
    if (letters.includes('e')) state.errexit = on;
    if (!letters.includes('o')) continue;
    at += 1;
    const option = args[at]?.text;
    if (option === 'errexit') state.errexit = on;
    if (option === 'pipefail') state.pipefail = on;
  }
  return 'success';
};

const letBuiltin: Builtin = (shell, args) => {
  for (const word of args) {
    const name = /^\s*(\w+)\s*(?:[-+*/%]?=|\+\+|--)/.exec(word.text)?.[1];
    if (name !== undefined) setText(shell.state, name, UNKNOWN_TEXT);
  }
  return 'unknown';
};

export const variableBuiltins: Readonly<Record<string, Builtin>> = {
  export: exportVariables,
  declare,
  typeset: declare,
  local,
  readonly,
  unset,
  read,
  mapfile,
  readarray: mapfile,
  shift,
  set,
  let: letBuiltin,
};
