import type { ArgInstruction, EnvInstruction } from './instruction.ts';
import { skipBlanks } from './reader.ts';
import type { Reader } from './reader.ts';
import { splitWords } from './splitWords.ts';

/**
 * Reads `ENV a=b c="d e"` and the old `ENV key value with blanks`. Values keep their quotes and escapes: expandVariables takes them off
 * together with the variables. Null when nothing is set, which is reported.
 * Source: moby/buildkit frontend/dockerfile/parser/line_parsers.go, parseNameVal.
 */
export function parseEnv(reader: Reader): EnvInstruction['variables'] | null {
  const { text, head, escape } = reader;
  const rest = skipBlanks(text, head.end);
  const words = splitWords(text.slice(rest), escape);
  const [first] = words;
  if (!first) {
    reader.problem('missing-arguments', 'error', 'ENV needs a name and a value.');
    return null;
  }
  if (!first.text.includes('=')) {
    const match = /^(\S+)\s+(.+)$/s.exec(text.slice(rest));
    if (!match) {
      reader.problem('missing-arguments', 'error', 'ENV needs a value after the name.');
      return null;
    }
    return [{ name: match[1] ?? '', value: match[2] ?? '' }];
  }
  const variables: { name: string; value: string }[] = [];
  for (const word of words) {
    const equals = word.text.indexOf('=');
    if (equals <= 0) {
      const message =
        equals < 0
          ? `There is no = in ${JSON.stringify(word.text)}.`
          : 'A name is missing before =.';
      const range = reader.range(rest + word.start, rest + word.end);
      reader.problem('invalid-key-value', 'error', message, range);
      continue;
    }
    variables.push({ name: word.text.slice(0, equals), value: word.text.slice(equals + 1) });
  }
  return variables;
}

/** Reads `ARG a b=c`. Null when there is no name, which is reported. */
export function parseArg(reader: Reader): ArgInstruction['args'] | null {
  const { text, head, escape } = reader;
  const rest = skipBlanks(text, head.end);
  const args: { name: string; value: string | null }[] = [];
  for (const word of splitWords(text.slice(rest), escape)) {
    const equals = word.text.indexOf('=');
    if (equals === 0) {
      const range = reader.range(rest + word.start, rest + word.end);
      reader.problem('invalid-key-value', 'error', 'A name is missing before =.', range);
    } else if (equals < 0) args.push({ name: word.text, value: null });
    else args.push({ name: word.text.slice(0, equals), value: word.text.slice(equals + 1) });
  }
  if (args.length > 0) return args;
  reader.problem('missing-arguments', 'error', 'ARG needs a name.');
  return null;
}
