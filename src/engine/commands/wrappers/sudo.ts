import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { innerCall } from './innerCall.ts';
import type { Program, StageView } from '../program.ts';

/** sudo, gosu, su and the like: run a command as somebody else, whose home becomes HOME. */
export const sudo: Program = {
  names: ['sudo', 'doas', 'gosu', 'su-exec', 'su', 'runuser', 'setpriv'],
  run(call, stage) {
    switch (call.name) {
      case 'gosu':
      case 'su-exec': {
        const [user, ...words] = call.args;
        return runAs(user?.text, words, call, stage);
      }
      case 'su':
        return su(call, stage);
      case 'runuser': {
        const options = parseOptions(call.args, {
          withValue: ['-u', '--user', '-g', '-G', '-s', '-c', '--command', '-l'],
          stopAtOperand: true,
        });
        return options.has('-u')
          ? runAs(options.value('-u'), options.operands, call, stage)
          : su(call, stage);
      }
      case 'setpriv':
        return runAs(
          undefined,
          parseOptions(call.args, {
            withValue: ['--reuid', '--regid', '--groups'],
            stopAtOperand: true,
          }).operands,
          call,
          stage,
        );
      default: {
        const options = parseOptions(call.args, {
          withValue: [
            '-u',
            '--user',
            '-g',
            '--group',
            '-h',
            '--host',
            '-p',
            '--prompt',
            '-C',
            '-D',
            '--chdir',
            '-R',
            '-T',
            '-r',
            '-t',
            '-U',
          ],
          aliases: { '--user': '-u' },
          stopAtOperand: true,
        });
        return runAs(options.value('-u'), options.operands, call, stage);
      }
    }
  },
};

/** su [-] [USER] -c COMMAND. Source: su(1), util-linux 2.38. */
function su(call: Call, stage: StageView): Outcome {
  const options = parseOptions(
    call.args.filter(({ text }) => text !== '-'),
    {
      withValue: ['-c', '--command', '-s', '--shell', '-g', '-G', '-w'],
      aliases: { '--command': '-c' },
    },
  );
  const command = options.value('-c');
  if (command === undefined) return { effects: [] };
  const user = options.operands[0]?.text ?? 'root';
  const outcome = stage.runScript(command, { ...call, args: [], env: withHome(call, user) });
  return { ...outcome, effects: [] };
}

function runAs(
  user: string | undefined,
  words: readonly Word[],
  call: Call,
  stage: StageView,
): Outcome {
  const env = new Map(user === undefined ? call.env : withHome(call, user));
  // sudo takes assignments before the command.
  let at = 0;
  for (; /^[A-Za-z_]\w*=/.test(words[at]?.text ?? ''); at += 1) {
    const [name = '', ...value] = (words[at]?.text ?? '').split('=');
    env.set(name, value.join('='));
  }
  const inner = innerCall(call, words.slice(at), { env });
  return inner ? { ...stage.runNested(inner), effects: [] } : { effects: [] };
}

function withHome(call: Call, user: string): ReadonlyMap<string, string> {
  const name = user.split(':')[0] ?? '';
  if (/^\d*$/.test(name) && name !== '0') return call.env;
  return new Map(call.env).set('HOME', name === 'root' || name === '0' ? '/root' : `/home/${name}`);
}
