import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions, type OptionSpec } from '../../shell/parseOptions.ts';
import type { Word } from '../../shell/command.ts';
import { innerCall } from './innerCall.ts';
import type { Program } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

/** How wrappers are called: options that take a value, and how many operands stand before the command. */
const WRAPPERS: Readonly<
  Record<string, { readonly withValue: readonly string[]; readonly skip: number }>
> = {
  nice: { withValue: ['-n', '--adjustment'], skip: 0 },
  ionice: { withValue: ['-c', '-n', '-p'], skip: 0 },
  nohup: { withValue: [], skip: 0 },
  setsid: { withValue: [], skip: 0 },
  time: { withValue: ['-f', '-o'], skip: 0 },
  stdbuf: { withValue: ['-i', '-o', '-e'], skip: 0 },
  timeout: { withValue: ['-s', '--signal', '-k', '--kill-after'], skip: 1 },
  setarch: { withValue: [], skip: 1 },
  linux32: { withValue: [], skip: 0 },
  linux64: { withValue: [], skip: 0 },
  flock: { withValue: ['-w', '--timeout', '-E'], skip: 1 },
  taskset: { withValue: [], skip: 1 },
  chrt: { withValue: [], skip: 1 },
  unshare: { withValue: [], skip: 0 },
  fakeroot: { withValue: ['-l', '-s', '-i'], skip: 0 },
  eatmydata: { withValue: [], skip: 0 },
  chronic: { withValue: [], skip: 0 },
  unbuffer: { withValue: [], skip: 0 },
  'xvfb-run': {
    withValue: [
      '-e',
      '-f',
      '-n',
      '-s',
      '-w',
      '-p',
      '--server-args',
      '--server-num',
      '--error-file',
    ],
    skip: 0,
  },
  'dbus-run-session': { withValue: ['--config-file'], skip: 0 },
  tini: { withValue: ['-p', '-e'], skip: 0 },
  'dumb-init': { withValue: ['-r', '--rewrite'], skip: 0 },
  's6-setuidgid': { withValue: [], skip: 1 },
  chpst: { withValue: ['-u', '-U', '-e', '-n', '-l', '-L'], skip: 0 },
  catchsegv: { withValue: [], skip: 0 },
  busybox: { withValue: [], skip: 0 },
  exec: { withValue: ['-a'], skip: 0 },
};

/** Programs that start another one and change nothing that counts. Sources: their manual pages (coreutils 9, util-linux 2.38). */
export const wrappers: Program = {
  names: Object.keys(WRAPPERS),
  run(call, stage) {
    const shape = WRAPPERS[call.name] ?? { withValue: [], skip: 0 };
    const spec: OptionSpec = { withValue: shape.withValue, stopAtOperand: true };
    let words: readonly Word[] = parseOptions(call.args, spec).operands.slice(shape.skip);
    if (call.name === 'flock' && words[0]?.text === '-c') {
      const outcome = stage.runScript(words[1]?.text ?? '', { ...call, args: [] });
      return { ...outcome, effects: [] };
    }
    // `setarch` without its machine's name: the word was the command.
    if (call.name === 'setarch' && words.length === 0) words = call.args;
    const inner = innerCall(call, words);
    return inner ? { ...stage.runNested(inner), effects: [] } : { effects: [] };
  },
};

/** env: assignments, then a command. Source: env(1), GNU coreutils 9. */
export const env: Program = {
  names: ['env'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-u', '--unset', '-C', '--chdir'],
      aliases: { '--unset': '-u', '--chdir': '-C', '--ignore-environment': '-i' },
      stopAtOperand: true,
    });
    const values = new Map(options.has('-i') ? [] : call.env);
    for (const name of options.values('-u')) values.delete(name);
    const words = [...options.operands];
    while (/^[A-Za-z_]\w*=/.test(words[0]?.text ?? '')) {
      const [name = '', ...value] = (words.shift()?.text ?? '').split('=');
      values.set(name, value.join('='));
    }
    const cwd = normalizePath(options.value('-C') ?? '.', call.cwd);
    const inner = innerCall(call, words, { env: values, cwd });
    return inner ? { ...stage.runNested(inner), effects: [] } : { effects: [] };
  },
};

/** chroot: what runs there writes below another root, which cannot be followed. */
export const chroot: Program = {
  names: ['chroot', 'debootstrap', 'bwrap', 'proot'],
  run(call) {
    const root = call.args.find((word) => word.text.startsWith('/'))?.text ?? '/';
    return {
      effects: [
        unknownNote({
          what: `${call.name} ${root}`,
          reason: 'What happens below another root folder is not followed.',
          question: `How many bytes does ${call.name} write below ${root}?`,
          ...(root === '/' ? {} : { path: root }),
          amount: { bytes: 0, low: 0, high: 2e9 },
          origin: { kind: 'generated', name: call.name },
        }),
      ],
    };
  },
};
