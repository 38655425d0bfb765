import { between, times } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call } from '../../shell/command.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { gemFolder } from './gem.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program, StageView } from '../program.ts';
import { asked, removed, written } from '../written.ts';

/** bundler: the gems of Gemfile.lock, by their number; archives stay in the `cache` folder beside them. */
export const bundle: Program = {
  names: ['bundle', 'bundler'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--jobs', '--path', '--retry', '--without', '--with', '--gemfile'],
      aliases: { '-j': '--jobs' },
    });
    if (options.has('--version') || options.has('--help')) return { effects: [] };
    const [subcommand, ...rest] = options.operands;
    if (subcommand?.text === 'exec') {
      const inner = innerCall(call, rest);
      return inner ? stage.runNested(inner) : { effects: [] };
    }
    if (subcommand?.text === 'clean')
      return { effects: [removed([`${folderOf(call, stage, options.value('--path'))}/cache`])] };
    if (subcommand !== undefined && subcommand.text !== 'install') return { effects: [] };
    const lock = projectText(stage, call.cwd, 'Gemfile.lock');
    const specs = lock?.split('\n').filter((line) => /^ {4}[\w.-]+ \(/.test(line)).length;
    const without = `${options.value('--without') ?? ''} ${call.env.get('BUNDLE_WITHOUT') ?? ''}`;
    const share = /development|test/.test(without) ? between(0.5, 0.75, 1) : between(1, 1, 1);
    const folder = folderOf(call, stage, options.value('--path'));
    const each = between(0.4e6, 1.1e6, 3e6);
    const amount =
      specs === undefined
        ? between(5e6, 120e6, 900e6)
        : between(
            each.low * specs * share.low,
            each.bytes * specs * share.bytes,
            each.high * specs * share.high,
          );
    const what = {
      path: folder,
      amount,
      origin: { kind: 'gem' as const, name: 'gems of Gemfile.lock' },
      evidence: specs === undefined ? ('unknown' as const) : ('assumed' as const),
      source:
        specs === undefined
          ? 'Gemfile.lock is not known'
          : `${specs} gems at about 1.1 MB; no measurement at hand`,
    };
    const archives = written({
      path: `${folder}/cache`,
      amount: times(amount, 0.25),
      fileClass: 'archive',
      origin: { kind: 'gem', name: 'downloaded gems' },
      evidence: 'assumed',
      source: 'bundler keeps the .gem files',
    });
    return {
      effects: [
        ...asked(what, {
          what: 'the gems of the project',
          reason: 'The catalog has no gems.',
          question: 'How many bytes do the installed gems have?',
          ...(specs === undefined
            ? { answer: { kind: 'file' as const, path: 'Gemfile.lock' } }
            : {}),
        }),
        archives,
      ],
    };
  },
};

function folderOf(call: Call, stage: StageView, given: string | undefined): string {
  const path = given ?? call.env.get('BUNDLE_PATH');
  return path ? normalizePath(path, call.cwd) : gemFolder(call, stage);
}
