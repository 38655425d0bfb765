import type { Program } from '../program.ts';

/**
 * echo, printf and test as programs of their own, as sudo, env and xargs start them: they do what the shell's own do (coreutils).
 */
export const builtinPrograms: Program = {
  names: ['echo', 'printf', 'test', '['],
  run(call, stage) {
    if (call.args.some((word) => !word.exact)) return { effects: [], status: 'success' };
    const words = [call.name, ...call.args.map((word) => quoted(word.text))];
    return stage.runScript(words.join(' '), call);
  },
};

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
