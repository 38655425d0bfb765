import type { Flag, Mount, RunBody, RunInstruction, SourceRange } from './instruction.ts';
import type { Heredoc } from './logicalLines.ts';
import { parseHeredocWord } from './heredocWords.ts';
import { maskedScript, withoutCarriageReturns } from './maskedScript.ts';
import { readFlags, readJsonStrings } from './reader.ts';
import type { Reader } from './reader.ts';
import { splitAtBlanks } from './splitWords.ts';

const FLAGS = ['mount', 'network', 'security', 'device'];
const INTERPRETER =
  /^(?:.*\/)?(?:sh|bash|dash|ash|zsh|ksh|fish|pwsh|python[\d.]*|pypy3?|perl|ruby|node|php|Rscript)$/;

/** Reads RUN; null when it has no command. */
export function parseRun(reader: Reader): Pick<RunInstruction, 'mounts' | 'flags' | 'body'> | null {
  const { flags, rest } = readFlags(reader, FLAGS);
  if (rest >= reader.text.length) return null;
  const mounts = flags
    .filter((flag) => flag.name === 'mount')
    .map((flag) => parseMount(reader, flag))
    .filter((mount) => mount !== null);
  return { mounts, flags, body: runBody(reader, rest) };
}

function runBody(reader: Reader, rest: number): RunBody {
  const { line, text, source } = reader;
  const argv = readJsonStrings(text.slice(rest));
  if (argv) return { form: 'exec', argv };
  const offset = line.toSource(rest);
  const [first] = line.heredocs;
  if (!first) return { form: 'shell', script: maskedScript(line, source.text, rest), offset };
  const body = simpleHeredoc(reader, rest, first);
  if (body) return body;
  // The builder puts the here-documents back and leaves them to the shell.
  const documents = source.text.slice(line.headEnd, line.end);
  return {
    form: 'shell',
    script: maskedScript(line, source.text, rest) + withoutCarriageReturns(documents),
    offset,
  };
}

/**
 * `RUN <<EOF`: the body is the script (of the default shell, or of the interpreter on its #! line). `RUN python3 <<EOF` with nothing but
 * plain words is told the same way. Everything else (`RUN cat <<EOF > /file`) is a command of the shell with a here-document.
 * Source: moby/buildkit dockerfile2llb/convert.go, dispatchRun.
 */
function simpleHeredoc(reader: Reader, rest: number, heredoc: Heredoc): RunBody | null {
  const { line, text, source } = reader;
  const written = source.text.slice(heredoc.bodyStart, heredoc.bodyEnd);
  const script = withoutCarriageReturns(written);
  const offset = heredoc.bodyStart;
  if (parseHeredocWord(text.slice(rest))) {
    const shebang = /^\t*#!\s*([^\n]*)/.exec(script)?.[1] ?? '';
    return { form: 'heredoc', script, offset, interpreter: words(shebang) };
  }
  if (line.heredocs.length > 1 || heredoc.end !== text.length) return null;
  const before = text.slice(rest, heredoc.start);
  const interpreter = words(before);
  if (!/^[\w./\s=:+-]*$/.test(before) || !INTERPRETER.test(interpreter[0] ?? '')) return null;
  return { form: 'heredoc', script, offset, interpreter };
}

function words(text: string): readonly string[] {
  return splitAtBlanks(text).map((word) => word.text);
}

const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'] as const;
const MOUNT_KEYS = new Set(
  'type from source src target dst destination readonly ro readwrite rw required size id sharing mode uid gid env'.split(
    ' ',
  ),
);
/** Other names of a key. Source: Dockerfile reference, RUN --mount. */
const MOUNT_ALIASES: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
  rw: 'readwrite',
};

function parseMount(reader: Reader, flag: Flag): Mount | null {
  const options: Record<string, string> = {};
  const wrong = (message: string): void => {
    reader.problem('invalid-mount', 'error', message, flag.range);
  };
  for (const field of csvFields(flag.value ?? '')) {
    const equals = field.indexOf('=');
    const written = (equals < 0 ? field : field.slice(0, equals)).toLowerCase();
    if (!MOUNT_KEYS.has(written)) {
      wrong(`A mount has no option ${JSON.stringify(written)}.`);
      continue;
    }
    const key = Object.hasOwn(MOUNT_ALIASES, written)
      ? (MOUNT_ALIASES[written] ?? written)
      : written;
    options[key] = equals < 0 ? 'true' : field.slice(equals + 1);
  }
  const asked = (options['type'] ?? 'bind').toLowerCase();
  const type = MOUNT_TYPES.find((known) => known === asked);
  if (!type) {
    wrong(`There is no mount of type ${JSON.stringify(asked)}.`);
    return null;
  }
  const range: SourceRange = flag.range;
  return {
    type,
    target: options['target'] ?? null,
    source: options['source'] ?? null,
    from: options['from'] ?? null,
    options,
    range,
  };
}

/** Fields between commas; a field in double quotes may hold commas (RFC 4180). */
function csvFields(text: string): readonly string[] {
  if (text === '') return [];
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    .filter((field) => field !== '');
}
