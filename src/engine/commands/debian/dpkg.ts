import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type OptionSpec } from '../../shell/parseOptions.ts';
import { removePackages } from './aptRemove.ts';
import { debFile } from './aptUnknown.ts';
import type { Program, StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

const SPEC: OptionSpec = {
  withValue: [
    '--add-architecture',
    '--remove-architecture',
    '--root',
    '--admindir',
    '--instdir',
    '-D',
  ],
  aliases: {
    '-i': '--install',
    '-r': '--remove',
    '-P': '--purge',
    '-s': '--status',
    '-x': '--extract',
    '-X': '--extract',
    '--vextract': '--extract',
  },
};

/** dpkg and dpkg-query. Source: dpkg(1). */
export const dpkg: Program = {
  names: ['dpkg', 'dpkg-query'],
  run(call, stage) {
    const options = parseOptions(call.args, SPEC);
    const operands = options.operands.filter((word) => word.exact).map((word) => word.text);
    if (options.has('--print-architecture')) {
      return { effects: [], stdout: `${architecture(stage)}\n` };
    }
    if (options.has('--print-foreign-architectures')) return { effects: [], stdout: '' };
    if (options.has('--install') || options.has('--unpack')) {
      const files = operands.filter((name) => !name.startsWith('-'));
      return {
        effects: files.flatMap((file) => debFile(file, call.cwd, stage)),
        status: 'unknown',
      };
    }
    if (options.has('--remove') || options.has('--purge')) return remove(operands, stage);
    if (options.has('--extract')) return { effects: extract(operands, call) };
    if (options.has('--status')) {
      const isThere = operands.every((name) => stage.dpkg.has(name));
      return { effects: [], status: isThere ? 'success' : 'failure' };
    }
    // Queries, --configure -a, --add-architecture: a few bytes at most.
    return { effects: [] };
  },
};

/** Debian's name of the platform. */
export function architecture(stage: StageView): string {
  return stage.platform === 'linux/arm64' ? 'arm64' : 'amd64';
}

function remove(names: readonly string[], stage: StageView): Outcome {
  const { system } = stage.base;
  if (system.kind !== 'debian') return { effects: [] };
  const index = stage.catalog.debian(system.suite, []);
  if (index === undefined) return { effects: [] };
  return { effects: removePackages(names, stage, index, { auto: false }) };
}

/** `dpkg -x FILE FOLDER`: the files of a package anywhere. */
function extract(operands: readonly string[], call: Call): readonly Effect[] {
  const [file = '', folder = '.'] = operands;
  const name = file.slice(file.lastIndexOf('/') + 1);
  return [
    unknownNote({
      what: `the files of ${name}`,
      reason: 'The content of a downloaded .deb is not in the catalog.',
      question: `How many bytes does ${name} unpack to?`,
      origin: { kind: 'apt', name },
      amount: between(60e3, 8e6, 300e6),
      path: normalizePath(folder, call.cwd),
    }),
  ];
}
