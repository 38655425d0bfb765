import type { Effect } from '../../effects.ts';
import { between } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { isUnweighedAt } from '../../filesystem/isUnweighed.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call } from '../../shell/command.ts';
import { knownDownload } from '../download/knownDownloads.ts';
import { newFolders } from './mkdir.ts';
import type { Program } from '../program.ts';
import { runScriptFile } from '../wrappers/sh.ts';
import { transferTargets } from '../transferTargets.ts';
import { copyOfUnknown } from '../unknownSource.ts';

/** install: copies files, or makes folders with -d. Source: install(1), GNU coreutils 9. */
export const install: Program = {
  names: ['install', 'ginstall'],
  run(call, stage) {
    // `./install` and `./aws/install` are scripts of what was unpacked.
    if (call.program.includes('/') && !/^\/(usr\/)?(local\/)?s?bin\//.test(call.program)) {
      return /(^|\/)aws\/install$/.test(call.program)
        ? { effects: awsInstaller(call) }
        : runScriptFile(call.program, call, stage);
    }
    const options = parseOptions(call.args, {
      withValue: [
        '-m',
        '--mode',
        '-o',
        '--owner',
        '-g',
        '--group',
        '-t',
        '--target-directory',
        '-S',
        '--suffix',
        '--strip-program',
      ],
      aliases: { '--target-directory': '-t', '--directory': '-d', '--no-target-directory': '-T' },
    });
    if (options.has('-d')) return { effects: newFolders(options.operands, call, stage) };
    const transfers = transferTargets(options.operands, call, stage, {
      targetFolder: options.value('-t'),
      noTargetFolder: options.has('-T'),
    });
    const effects = transfers.flatMap((transfer): readonly Effect[] => {
      const { from, to, isKnown, operand } = transfer;
      // `install /dev/null FILE` makes an empty file.
      if (operand.text.startsWith('/dev/')) return [];
      return isKnown && !isUnweighedAt(stage.filesystem, from)
        ? [{ type: 'copy', from, to }]
        : copyOfUnknown(transfer, false, stage);
    });
    return { effects };
  },
};

/** The installer of AWS CLI 2 copies what was unpacked to /usr/local/aws-cli. Source: AWS CLI user guide, `--install-dir`. */
function awsInstaller(call: Call): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: ['-i', '--install-dir', '-b', '--bin-dir'],
    aliases: { '--install-dir': '-i', '--bin-dir': '-b' },
  });
  const known = knownDownload('awscli.amazonaws.com/awscli-exe-linux-x86_64.zip');
  return [
    {
      type: 'write',
      content: {
        path: normalizePath(options.value('-i') ?? '/usr/local/aws-cli', call.cwd),
        spread: true,
        amount: known?.unpacked ?? between(180e6, 230e6, 290e6),
        fileClass: 'data',
        origin: { kind: 'download', name: 'AWS CLI' },
        evidence: 'derived',
        source: 'a copy of what its archive holds',
      },
    },
  ];
}
