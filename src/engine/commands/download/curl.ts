import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { Call, Word } from '../../shell/command.ts';
import { addressOf, downloadContent, downloadEffects } from './downloadContent.ts';
import type { Program } from '../program.ts';

const SPEC = {
  withValue: (
    '-o --output --output-dir -H --header -A --user-agent -u --user -X --request -d --data --data-raw --data-binary -F --form ' +
    '-e --referer -x --proxy -b --cookie -c --cookie-jar -m --max-time -w --write-out -T --upload-file -C --continue-at ' +
    '-D --dump-header -E --cert --key --cacert --capath --connect-timeout --retry --retry-delay --retry-max-time --limit-rate ' +
    '--proto --proto-redir --tls-max --resolve --interface --url -K --config -r --range -y -Y -z --max-redirs --ciphers -Q --aws-sigv4'
  ).split(' '),
  aliases: {
    '--output': '-o',
    '--remote-name': '-O',
    '--remote-name-all': '-O',
    '--head': '-I',
    '--request': '-X',
  },
} as const;

/**
 * curl: writes the file of `-o` or `-O`, else prints. Downloads stay in the ledger as files, so that a removal in the same layer takes
 * them away and one in a later layer does not. Source for the options: curl(1), 8.x.
 */
export const curl: Program = {
  names: ['curl'],
  run(call, stage) {
    const options = parseOptions(call.args, SPEC);
    if (options.has('-I') || options.has('--version') || options.has('--help'))
      return { effects: [] };
    const urls = addresses(options);
    const outputs = options.values('-o');
    const effects: Effect[] = [];
    let printed: Word | undefined;
    urls.forEach((url, index) => {
      const output = outputs[index] ?? (options.has('-O') ? remoteName(url.text) : undefined);
      if (output === undefined || output === '-') printed = url;
      else if (!output.startsWith('/dev/')) {
        const folder = options.value('--output-dir') ?? '';
        const path = normalizePath(folder === '' ? output : `${folder}/${output}`, call.cwd);
        effects.push(...downloadEffects(url.text, path, stage));
      }
    });
    if (printed === undefined) return { effects };
    const stdoutContent = downloadContent(printed.text, '/', stage);
    return { effects, stdoutContent, stdoutBytes: stdoutContent.amount.bytes };
  },
};

function addresses(options: ParsedOptions): readonly Word[] {
  return [...options.words('--url'), ...options.operands].filter((word) => word.text !== '');
}

/** The name that `-O` and wget give a download. */
export function remoteName(url: string): string {
  const name = addressOf(url)
    .replace(/^[^/]*\/?/, '')
    .replace(/^.*\//, '');
  return name === '' ? 'index.html' : name;
}

/** The address that a call of curl or wget prints to its pipe; undefined for other programs. */
export function printedAddress(call: Call): string | undefined {
  if (call.name === 'curl') return addresses(parseOptions(call.args, SPEC)).at(-1)?.text;
  if (call.name === 'wget') {
    return call.args.findLast((word) => /^(https?|ftp):\/\/|^[\w-]+\.[\w.-]+\//.test(word.text))
      ?.text;
  }
  return undefined;
}
