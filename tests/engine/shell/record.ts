import type { Call, Outcome, Stdin, Word } from '../../../src/engine/shell/command.ts';
import { runShell } from '../../../src/engine/shell/runShell.ts';
import type { ShellResult } from '../../../src/engine/shell/runShell.ts';

/** What the world around a script is like; everything has a default. */
export interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly dialect?: 'sh' | 'bash';
  readonly positional?: readonly string[];
  /** Files with their text; folders end in a slash. Everything else does not exist. */
  readonly files?: Readonly<Record<string, string>>;
  /** Paths that may exist or not. */
  readonly maybe?: readonly string[];
  /** What programs print, by their command line; `FAIL` and `UNKNOWN` give the status instead. */
  readonly prints?: Readonly<Record<string, string>>;
  /** Variables of the environment to show with each call. */
  readonly show?: readonly string[];
  readonly stdin?: Stdin;
}

export interface Recording {
  /**
   * In order: calls (`[/cwd] name args`, the folder only when it is not /; `?` after what is not exact, `*` before a glob, quotes around
   * blanks), writes (`> /path "text"`), and what is not followed (`! reason`).
   */
  readonly lines: readonly string[];
  readonly calls: readonly Call[];
  readonly result: ShellResult;
}

export function record(script: string, world: World = {}): Recording {
  const lines: string[] = [];
  const calls: Call[] = [];
  const files = new Map(Object.entries(world.files ?? {}));
  const paths = [...files.keys()].map((path) => path.replace(/(.)\/$/, '$1'));
  const result = runShell(
    script,
    {
      env: new Map(Object.entries({ PATH: '/usr/bin:/bin', ...world.env })),
      cwd: world.cwd ?? '/',
      home: '/root',
      offset: 0,
      dialect: world.dialect ?? 'bash',
      ...(world.positional && { positional: [...world.positional] }),
      ...(world.stdin && { stdin: world.stdin }),
    },
    {
      execute(call): Outcome {
        calls.push(call);
        lines.push(showCall(call, world.show ?? []));
        const line = [call.program, ...call.args.map((word) => word.text)].join(' ');
        const printed = world.prints?.[line] ?? world.prints?.[call.program];
        if (printed === 'FAIL') return { effects: [], status: 'failure', stdout: '' };
        if (printed === 'UNKNOWN') return { effects: [], status: 'unknown' };
        return printed === undefined ? { effects: [] } : { effects: [], stdout: printed };
      },
      expandGlob(pattern) {
        const escaped = pattern
          .replace(/[.+()]/g, '\\$&')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]');
        const expression = new RegExp(`^${escaped.replace(/\/$/, '')}$`);
        return paths.filter((path) => expression.test(path)).sort();
      },
      exists: (path) =>
        paths.includes(path) ? 'yes' : world.maybe?.includes(path) === true ? 'maybe' : 'no',
      isDirectory: (path) =>
        files.has(`${path}/`) ? 'yes' : world.maybe?.includes(path) === true ? 'maybe' : 'no',
      readText: (path) => files.get(path),
      write(path, text, append) {
        lines.push(`${append ? '>>' : '>'} ${path} ${text === null ? '?' : JSON.stringify(text)}`);
        if (text !== null) files.set(path, append ? (files.get(path) ?? '') + text : text);
      },
      unresolved: (reason) => lines.push(`! ${reason}`),
    },
  );
  return { lines, calls, result };
}

function showCall(call: Call, show: readonly string[]): string {
  const env = show
    .filter((name) => call.env.has(name))
    .map((name) => `${name}=${call.env.get(name) ?? ''} `);
  const words = [call.program, ...call.args.map(showWord)].join(' ');
  const stdin = showStdin(call.stdin);
  return `${call.cwd === '/' ? '' : `[${call.cwd}] `}${env.join('')}${words}${stdin}`;
}

function showWord({ text, exact, glob }: Word): string {
  const shown = text === '' || /\s/.test(text) ? `'${text}'` : text;
  return `${glob ? '*' : ''}${shown}${exact ? '' : '?'}`;
}

function showStdin(stdin: Stdin): string {
  switch (stdin.kind) {
    case 'none':
      return '';
    case 'text':
      return ` <${JSON.stringify(stdin.text)}${stdin.exact ? '' : '?'}`;
    case 'stream':
      return ` <stream of ${stdin.from.name}`;
  }
}
