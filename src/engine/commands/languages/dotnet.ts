import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Program } from '../program.ts';
import { asked, homeOf, removed } from '../written.ts';

/** dotnet: the NuGet packages of a restore and the output of build and publish. Ranges; no measurement behind them. */
export const dotnet: Program = {
  names: ['dotnet'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--output',
        '--configuration',
        '--runtime',
        '--framework',
        '--packages',
        '--tool-path',
        '--version',
        '--source',
        '--verbosity',
        '--os',
        '--arch',
      ],
      aliases: {
        '-o': '--output',
        '-c': '--configuration',
        '-r': '--runtime',
        '-f': '--framework',
        '-v': '--verbosity',
        '-a': '--arch',
      },
    });
    const [subcommand, second] = options.operands.map(({ text }) => text);
    const nuget = call.env.get('NUGET_PACKAGES') ?? `${homeOf(call, stage)}/.nuget/packages`;
    const put = (
      path: string,
      amount: ReturnType<typeof between>,
      name: string,
      source: string,
    ): readonly Effect[] =>
      asked(
        {
          path,
          amount,
          fileClass: 'native',
          origin: { kind: 'download', name },
          evidence: 'unknown',
          source,
        },
        {
          what: name,
          reason: 'The catalog has no NuGet packages.',
          question: `How many bytes does ${path} have?`,
        },
      );
    const restore = (): readonly Effect[] =>
      stage.filesystem.under(nuget).length > 0 || options.has('--no-restore')
        ? []
        : put(
            nuget,
            between(1e6, 120e6, 1e9),
            'NuGet packages',
            'restored packages lie unpacked, with their archives',
          );
    switch (subcommand) {
      case 'restore':
        return { effects: restore() };
      case 'build':
      case 'test':
        return {
          effects: [
            ...restore(),
            ...put(
              normalizePath(options.value('--output') ?? 'bin', call.cwd),
              between(0.1e6, 15e6, 200e6),
              'dotnet build',
              'compiled assemblies',
            ),
          ],
        };
      case 'publish': {
        const isSelfContained =
          options.has('--self-contained') ||
          (options.has('--runtime') &&
            !options.has('--no-self-contained') &&
            call.args.some(({ text }) => /self-?contained/i.test(text)));
        return {
          effects: [
            ...restore(),
            ...put(
              normalizePath(options.value('--output') ?? 'bin', call.cwd),
              isSelfContained ? between(20e6, 95e6, 300e6) : between(0.2e6, 12e6, 200e6),
              'dotnet publish',
              isSelfContained
                ? 'the program with its runtime'
                : 'assemblies of the program and its packages',
            ),
          ],
        };
      }
      case 'tool':
        return {
          effects:
            second === 'install'
              ? put(
                  options.value('--tool-path') ?? `${homeOf(call, stage)}/.dotnet/tools`,
                  between(0.5e6, 15e6, 150e6),
                  'dotnet tool',
                  'a tool with its packages',
                )
              : [],
        };
      case 'nuget':
        return { effects: second === 'locals' ? [removed([nuget])] : [] };
      default:
        return { effects: [] };
    }
  },
};
