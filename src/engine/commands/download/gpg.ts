import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program } from '../program.ts';

/** One key, and a key ring with its trust database. */
const KEY = between(500, 2.5e3, 20e3);
const RING = between(1e3, 10e3, 200e3);

/** gpg: keys of a few kB. Source: gpg(1), GnuPG 2.2. */
export const gpg: Program = {
  names: ['gpg', 'gpg2', 'gpgv', 'gpgconf', 'rpmkeys', 'keyctl', 'cosign'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '-o',
        '--output',
        '--keyserver',
        '--homedir',
        '--keyring',
        '--trust-model',
        '--keyserver-options',
        '-u',
        '--status-fd',
        '--primary-keyring',
        '--batch-size',
      ],
      aliases: { '--output': '-o' },
    });
    const output = options.value('-o');
    if (output !== undefined && output !== '-')
      return { effects: [key(normalizePath(output, call.cwd))] };
    const changesRing = [
      '--recv-keys',
      '--recv-key',
      '--import',
      '--receive-keys',
      '--verify',
      '--gen-key',
      '--full-generate-key',
      '--quick-gen-key',
    ].some((name) => options.has(name));
    if (changesRing && call.name !== 'gpgv') {
      const ring = options.value('--keyring');
      const home =
        options.value('--homedir') ?? call.env.get('GNUPGHOME') ?? `${stage.home}/.gnupg`;
      const path = ring?.includes('/') ? ring : `${home}/pubring.kbx`;
      return {
        effects: [
          generatedFile(normalizePath(path, call.cwd), RING, 'gpg', 'a key ring of some keys', {
            evidence: 'assumed',
          }),
        ],
      };
    }
    if (!options.has('--dearmor') && !options.has('--export')) return { effects: [] };
    const made = key('/');
    return made.type === 'write'
      ? { effects: [], stdoutContent: made.content, stdoutBytes: KEY.bytes }
      : { effects: [] };
  },
};

function key(path: string): Effect {
  return generatedFile(path, KEY, 'gpg', 'a key, taken for 2.5 kB', { evidence: 'assumed' });
}
