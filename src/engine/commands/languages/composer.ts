import { between, times } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseJson } from '../../packages/node/jsonRecord.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** composer of PHP: vendor by the number of packages in composer.lock, and the zip archives of its cache. */
export const composer: Program = {
  names: ['composer', 'composer.phar'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['--working-dir', '--repository', '--ignore-platform-req'],
      aliases: { '-d': '--working-dir', '-n': '--no-interaction', '-o': '--optimize-autoloader' },
    });
    const [subcommand, ...names] = options.operands.map(({ text }) => text);
    const cache =
      call.env.get('COMPOSER_CACHE_DIR') ??
      `${call.env.get('COMPOSER_HOME') ?? `${homeOf(call, stage)}/.composer`}/cache`;
    if (subcommand === 'clear-cache' || subcommand === 'clearcache')
      return { effects: [removed([cache])] };
    if (!['install', 'update', 'require', 'create-project', 'i', 'u'].includes(subcommand ?? ''))
      return { effects: [] };
    const folder = normalizePath(options.value('--working-dir') ?? '.', call.cwd);
    const lock = parseJson(projectText(stage, folder, 'composer.lock'));
    const size = (key: string): number => (Array.isArray(lock?.[key]) ? lock[key].length : 0);
    const count =
      lock === undefined || names.length > 0
        ? undefined
        : size('packages') + (options.has('--no-dev') ? 0 : size('packages-dev'));
    const amount =
      count === undefined ? between(0.3e6, 45e6, 400e6) : times(between(0.15e6, 0.6e6, 2e6), count);
    return {
      effects: [
        ...asked(
          {
            path: normalizePath('vendor', folder),
            amount,
            origin: { kind: 'download', name: 'composer packages' },
            evidence: count === undefined ? 'unknown' : 'assumed',
            source:
              count === undefined
                ? 'composer.lock is not known'
                : `${count} packages of composer.lock at about 0.6 MB; no measurement at hand`,
          },
          {
            what: 'vendor',
            reason: 'The catalog has no PHP packages.',
            question: 'How many bytes does vendor have?',
            ...(lock === undefined
              ? { answer: { kind: 'file' as const, path: 'composer.lock' } }
              : {}),
          },
        ),
        ...(options.has('--no-cache')
          ? []
          : [
              written({
                path: cache,
                amount: times(amount, 0.25),
                fileClass: 'cache',
                origin: { kind: 'download', name: 'composer cache' },
                evidence: 'assumed',
                source: 'composer keeps the zip archives of the packages',
              }),
            ]),
      ],
    };
  },
};
