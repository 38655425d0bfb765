import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { archiveInPipe } from '../archive/archiveSource.ts';
import { runInstaller } from '../download/installers.ts';
import { baseName } from '../operandPath.ts';
import type { Program, StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

/** sh, bash and their kin: text that is known is run, a known installer does what it does, the rest is asked for. */
export const sh: Program = {
  names: ['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'rbash'],
  run(call, stage) {
    const { script, file, rest } = readArguments(call.args);
    if (script) {
      if (script.text === '' && !script.exact)
        return unknownScript('the output of a command', call);
      return silent(stage.runScript(script.text, { ...call, args: rest }));
    }
    if (file) return runScriptFile(file.text, { ...call, args: rest }, stage);
    const { stdin } = call;
    if (stdin.kind === 'text')
      return silent(stage.runScript(stdin.text, { ...call, args: rest, stdin: { kind: 'none' } }));
    if (stdin.kind === 'none') return { effects: [] };
    const source = archiveInPipe(call, stage);
    const effects = source && runInstaller(source.name, rest, call, stage);
    return effects ? { effects } : unknownScript(source?.url ?? stdin.from.name, call);
  },
};

/**
 * Runs a script by its path: for `bash x.sh`, and for `./x.sh` when the shell finds no program of that name.
 * `call.args` are the words that the script gets.
 */
export function runScriptFile(path: string, call: Call, stage: StageView): Outcome {
  const absolute = normalizePath(path, call.cwd);
  const text = stage.filesystem.text(absolute);
  if (text !== undefined && !/^#!.*\b(python|perl|ruby|node)/.test(text)) {
    return silent(stage.runScript(text, call));
  }
  const origin = stage.filesystem.under(absolute).find(({ content }) => content.path === absolute)
    ?.content.origin;
  const name = origin?.name ?? path;
  const effects =
    runInstaller(name, call.args, call, stage) ?? runInstaller(path, call.args, call, stage);
  if (effects) return { effects };
  const inContext = origin?.kind === 'context' ? origin.name : undefined;
  return unknownScript(inContext ?? name, call, inContext);
}

interface ShellArguments {
  /** The text of `-c`. */
  readonly script: Word | undefined;
  readonly file: Word | undefined;
  /** Positional parameters. */
  readonly rest: readonly Word[];
}

/** Options of sh and bash (`-euxo pipefail -c`, `-lc`, `-s -- args`); the first operand is the text or the file. */
function readArguments(args: readonly Word[]): ShellArguments {
  let hasText = false;
  let readsInput = false;
  let at = 0;
  for (; at < args.length; at += 1) {
    const text = args[at]?.text ?? '';
    if (text === '--' || text === '-') {
      at += 1;
      break;
    }
    if (!/^[-+]./.test(text)) break;
    if (text.startsWith('--')) {
      if (/^--(rcfile|init-file)$/.test(text)) at += 1;
      continue;
    }
    if (text.includes('c') && text.startsWith('-')) hasText = true;
    if (text.includes('s')) readsInput = true;
    if (/[oO]$/.test(text)) at += 1;
  }
  const operands = args.slice(at);
  if (readsInput) return { script: undefined, file: undefined, rest: operands };
  if (hasText) return { script: operands[0], file: undefined, rest: operands.slice(2) };
  return { script: undefined, file: operands[0], rest: operands.slice(1) };
}

function unknownScript(what: string, call: Call, inContext?: string): Outcome {
  const name = baseName(what) || what;
  const effect: Effect = unknownNote({
    what: `the script ${what}`,
    reason:
      inContext === undefined
        ? 'What this script does is not known.'
        : 'The text of this script was not given.',
    question:
      inContext === undefined ? `How many bytes does ${what} write?` : `What is in ${inContext}?`,
    amount: between(0, 0, 2e9),
    origin: { kind: 'generated', name },
    ...(inContext === undefined
      ? scriptAnswer(what)
      : { answer: { kind: 'file', path: inContext } as const }),
  });
  return call.args.some(({ text }) => text === '--version')
    ? { effects: [] }
    : { effects: [effect] };
}

function scriptAnswer(what: string) {
  return /^[a-z]+:\/\//.test(what)
    ? { answer: { kind: 'context', key: `${what}#unpacked` } as const }
    : {};
}

function silent(outcome: Outcome): Outcome {
  return { ...outcome, effects: [] };
}
