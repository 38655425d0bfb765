import { toRegExp } from './toRegExp.ts';

/** Characters; longer texts are not worth the work. */
const LONGEST_TEXT = 200_000;

/**
 * The output of sed for scripts made of `s`, `d`, `p` with `-n` left out, and one optional `/regex/` or line address each; undefined
 * for any other script. Source: sed(1), GNU sed 4.9.
 */
export function applySed(
  text: string,
  scripts: readonly string[],
  extended: boolean,
): string | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const commands = scripts.flatMap((script) => splitCommands(script));
  let lines = text.split('\n');
  for (const command of commands) {
    const edit = readCommand(command.trim(), extended);
    if (edit === undefined) return undefined;
    lines = lines.flatMap((line, index) => edit(line, index + 1));
  }
  return lines.join('\n');
}

type Edit = (line: string, number: number) => readonly string[];

/** Commands are parted by newlines, and by `;` outside of a substitution. */
function splitCommands(script: string): readonly string[] {
  if (/^[^;\n]*$/.test(script)) return [script];
  const parts = script.split(/[;\n](?=\s*(?:\/|\d|s[^a-z\s]|$))/);
  return parts.filter((part) => part.trim() !== '');
}

function readCommand(command: string, extended: boolean): Edit | undefined {
  const { applies, rest } = readAddress(command, extended);
  if (applies === undefined) return undefined;
  if (rest === 'd') return (line, number) => (applies(line, number) ? [] : [line]);
  const delimiter = /^s(.)/.exec(rest)?.[1];
  if (delimiter === undefined || /[\\\w]/.test(delimiter)) return undefined;
  const parts = splitAt(rest.slice(2), delimiter);
  if (parts.length !== 3) return undefined;
  const [pattern = '', replacement = '', flags = ''] = parts;
  if (!/^[gIi]*$/.test(flags)) return undefined;
  const jsFlags = (flags.includes('g') ? 'g' : '') + (/[Ii]/.test(flags) ? 'i' : '');
  const regexp = toRegExp(pattern, extended ? 'extended' : 'basic', jsFlags);
  if (regexp === undefined) return undefined;
  const written = replacement
    .replace(/\$/g, '$$$$')
    .replace(/\\(\d)/g, '$$$1')
    .replace(/(^|[^\\])&/g, '$1$$&')
    .replace(/\\n/g, '\n')
    .replace(/\\(.)/g, '$1');
  return (line, number) => (applies(line, number) ? [line.replace(regexp, written)] : [line]);
}

function readAddress(command: string, extended: boolean) {
  const byLine = /^(\d+)\s*(?=[sd])/.exec(command);
  if (byLine) {
    const wanted = Number(byLine[1]);
    return {
      applies: (_line: string, number: number) => number === wanted,
      rest: command.slice(byLine[0].length),
    };
  }
  if (!command.startsWith('/')) return { applies: () => true, rest: command };
  const [pattern = '', ...after] = splitAt(command.slice(1), '/');
  const regexp = toRegExp(pattern, extended ? 'extended' : 'basic');
  const rest = after.join('/').trim();
  return { applies: regexp && ((line: string) => regexp.test(line)), rest };
}

/** Splits at a delimiter that no backslash escapes. */
function splitAt(text: string, delimiter: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i);
    if (character === '\\' && i + 1 < text.length) {
      const next = text.charAt(i + 1);
      parts.push((parts.pop() ?? '') + (next === delimiter ? next : character + next));
      i += 1;
    } else if (character === delimiter) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}
