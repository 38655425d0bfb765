import type { Call, Stdin, Word } from '../../shell/command.ts';

/** The command that a wrapper such as sudo or xargs starts; undefined when its words name none. */
export function innerCall(
  call: Call,
  words: readonly Word[],
  changes: {
    readonly env?: ReadonlyMap<string, string>;
    readonly stdin?: Stdin;
    readonly cwd?: string;
  } = {},
): Call | undefined {
  const [program, ...args] = words;
  if (program === undefined || program.text === '') return undefined;
  return {
    ...call,
    ...changes,
    name: program.text.replace(/^.*\//, ''),
    program: program.text,
    args,
  };
}
