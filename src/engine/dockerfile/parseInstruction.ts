import type { FromInstruction, Instruction } from './instruction.ts';
import { nearestWord } from './nearestWord.ts';
import { parseCopy } from './parseCopy.ts';
import { parseFrom } from './parseFrom.ts';
import { parseArg, parseEnv } from './parseKeyValues.ts';
import { parseRun } from './parseRun.ts';
import { readFlags, readJsonStrings, skipBlanks } from './reader.ts';
import type { Head, Reader } from './reader.ts';
import { splitAtBlanks } from './splitWords.ts';

const HEALTHCHECK_FLAGS = ['interval', 'timeout', 'start-period', 'start-interval', 'retries'];
export const KEYWORDS: readonly string[] = (
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME ' +
  'WORKDIR'
).split(' ');

/** Reads the instruction that a reader stands at; `enter` opens a reader for the trigger of ONBUILD. */
export function parseInstruction(
  reader: Reader,
  enter: (head: Head) => Reader,
): FromInstruction | Instruction {
  const { line, head, source, text } = reader;
  const start = line.toSource(head.start);
  const range = source.range(start, line.end);
  const common = { range, text: source.text.slice(start, line.end), keyword: head.keyword };
  const rest = skipBlanks(text, head.end);
  const argument = text.slice(rest);
  const invalid = { ...common, type: 'invalid' } as const;
  const missing = (what: string) => {
    reader.problem('missing-arguments', 'error', `${head.keyword} needs ${what}.`);
    return invalid;
  };
  switch (head.keyword) {
    case 'FROM':
      return { ...common, type: 'from', ...parseFrom(reader) };
    case 'RUN': {
      const run = parseRun(reader);
      return run ? { ...common, type: 'run', ...run } : missing('a command');
    }
    case 'COPY':
    case 'ADD': {
      const copy = parseCopy(reader, head.keyword);
      return copy
        ? { ...common, type: head.keyword === 'COPY' ? 'copy' : 'add', ...copy }
        : invalid;
    }
    case 'ENV': {
      const variables = parseEnv(reader);
      return variables ? { ...common, type: 'env', variables } : invalid;
    }
    case 'ARG': {
      const args = parseArg(reader);
      return args ? { ...common, type: 'arg', args } : invalid;
    }
    case 'WORKDIR':
      return argument === '' ? missing('a path') : { ...common, type: 'workdir', path: argument };
    case 'USER':
      return argument === '' ? missing('a user') : { ...common, type: 'user', user: argument };
    case 'VOLUME': {
      const paths = readJsonStrings(argument) ?? splitAtBlanks(argument).map((word) => word.text);
      return paths.length === 0 ? missing('a path') : { ...common, type: 'volume', paths };
    }
    case 'SHELL': {
      const shell = readJsonStrings(argument);
      if (shell && shell.length > 0) return { ...common, type: 'shell', shell };
      if (argument === '' || shell) return missing('a shell in JSON form');
      reader.problem(
        'shell-needs-json',
        'error',
        'SHELL takes the JSON form: SHELL ["/bin/bash", "-c"].',
      );
      return invalid;
    }
    case 'ONBUILD':
      return argument === ''
        ? missing('an instruction')
        : { ...common, type: 'onbuild', trigger: parseTrigger(reader, rest, enter) };
    case 'HEALTHCHECK':
      readFlags(reader, HEALTHCHECK_FLAGS);
      return argument === '' ? missing('CMD or NONE') : { ...common, type: 'metadata', argument };
    case 'CMD':
    case 'ENTRYPOINT':
      return { ...common, type: 'metadata', argument };
    case 'LABEL':
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'MAINTAINER':
      return argument === '' ? missing('an argument') : { ...common, type: 'metadata', argument };
    default: {
      const near = nearestWord(head.keyword, KEYWORDS);
      const hint = near === null ? '' : ` Is ${near} meant?`;
      reader.problem(
        'unknown-instruction',
        'error',
        `There is no instruction ${head.keyword}.${hint}`,
        reader.range(head.start, head.end),
      );
      return invalid;
    }
  }
}

function parseTrigger(
  reader: Reader,
  rest: number,
  enter: (head: Head) => Reader,
): Instruction | null {
  const written = /^\S+/.exec(reader.text.slice(rest, rest + 64))?.[0] ?? '';
  const keyword = written.toUpperCase();
  if (keyword === 'ONBUILD' || keyword === 'FROM' || keyword === 'MAINTAINER') {
    reader.problem('invalid-trigger', 'error', `ONBUILD cannot trigger ${keyword}.`);
    return null;
  }
  const trigger = parseInstruction(
    enter({ keyword, start: rest, end: rest + written.length }),
    enter,
  );
  return trigger.type === 'from' ? null : trigger;
}
