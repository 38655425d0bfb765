import type { Effect } from '../../effects.ts';
import { between } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import { remoteName } from './curl.ts';
import { downloadContent, downloadEffects } from './downloadContent.ts';
import type { Program } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

/** wget and aria2c: write a file named after the address into the current folder unless told otherwise. Source: wget(1), 1.21. */
export const wget: Program = {
  names: ['wget', 'wget2', 'aria2c', 'axel'],
  run(call, stage) {
    const isAria = call.name !== 'wget' && call.name !== 'wget2';
    const options = parseOptions(call.args, {
      withValue: (
        '-O --output-document -P --directory-prefix -o --output-file -a -t --tries -T --timeout -U --user-agent --header -i ' +
        '--input-file --user --password -w --wait -A -R -l --level -D --limit-rate --post-data --dns-timeout ' +
        `--connect-timeout --read-timeout --waitretry --cut-dirs -e --execute --progress -Q${isAria ? ' -d --dir -x -s -j -k --max-connection-per-server --split --out -n' : ''}`
      ).split(' '),
      aliases: isAria
        ? { '--dir': '-P', '-d': '-P', '--out': '-O', '-o': '-O' }
        : {
            '--output-document': '-O',
            '--directory-prefix': '-P',
            '--recursive': '-r',
            '--mirror': '-m',
          },
    });
    if (options.has('--spider') || options.has('--version') || options.has('--help'))
      return { effects: [] };
    const urls = options.operands.filter((word) => word.text !== '');
    const folder = normalizePath(options.value('-P') ?? '.', call.cwd);
    const output = options.value('-O');
    const effects: Effect[] = [];
    if (!isAria && (options.has('-r') || options.has('-m')))
      return { effects: [wholeSite(urls[0]?.text ?? '', folder)] };
    const first = urls[0];
    if (output === '-' && first) {
      const stdoutContent = downloadContent(first.text, '/', stage);
      return { effects, stdoutContent, stdoutBytes: stdoutContent.amount.bytes };
    }
    for (const url of urls) {
      // -O is relative to the current folder, not to -P.
      const path =
        output === undefined
          ? `${folder}/${remoteName(url.text)}`
          : isAria
            ? `${folder}/${output}`
            : output;
      if (path.startsWith('/dev/')) continue;
      effects.push(...downloadEffects(url.text, normalizePath(path, call.cwd), stage));
    }
    return { effects };
  },
};

function wholeSite(url: string, folder: string): Effect {
  return unknownNote({
    what: `wget -r ${url}`,
    reason: 'How much lies below an address is not known.',
    question: `How many bytes does wget fetch below ${url}?`,
    path: folder,
    amount: between(0, 20e6, 10e9),
    origin: { kind: 'download', name: url },
    answer: { kind: 'context', key: url },
  });
}
