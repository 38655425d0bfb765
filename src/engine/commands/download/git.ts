import { between, exactly, times, type Amount } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Word } from '../../shell/command.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';

/** A working tree of which nothing is known: from a script's repository to one with data in it. */
const TREE: Amount = between(50e3, 10e6, 500e6);

/** Share of the packed history in a clone: a shallow one is about the compressed tree, a full one often outweighs the tree. */
const HISTORY = { shallow: between(0.02e6, 4e6, 250e6), full: between(0.1e6, 20e6, 2e9) } as const;

/**
 * git, svn and hg. A clone is two pieces, the tree and its .git, so that `rm -rf .git` in the same layer takes its share
 * (git-clone(1): history is kept packed below .git; `--depth 1` cuts history, not the tree).
 */
export const git: Program = {
  names: ['git', 'hg', 'svn'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-C', '-c', '--git-dir', '--work-tree', '--exec-path', '--namespace'],
      stopAtOperand: true,
    });
    const [verb, ...args] = options.operands;
    const cwd = normalizePath(options.value('-C') ?? '.', call.cwd);
    const inner = { ...call, cwd };
    switch (verb?.text) {
      case 'clone':
      case 'checkout':
      case 'co':
      case 'export':
        if (verb.text !== 'clone' && call.name !== 'svn') return { effects: [] };
        return { effects: clone(args, inner, stage) };
      case 'init':
        return {
          effects: [
            generatedFile(
              `${cwd}/.git/hooks`,
              between(15e3, 24e3, 40e3),
              'git init',
              'hooks of the template',
              { fileClass: 'vcs' },
            ),
          ],
        };
      case 'config':
        return { effects: config(args, inner, stage) };
      case 'submodule':
        return args.some(({ text }) => text === 'update' || text === 'add')
          ? { effects: [later('git submodule', 'The size of the submodules is not known.', cwd)] }
          : { effects: [] };
      case 'lfs':
        return args.some(({ text }) => /^(pull|fetch|checkout)$/.test(text))
          ? { effects: [later('git lfs', 'How large the files of Git LFS are is not known.', cwd)] }
          : { effects: [] };
      case 'fetch':
      case 'pull':
        return {
          effects: [
            later(
              `git ${verb.text}`,
              'How much a fetch adds is not known.',
              `${cwd}/.git`,
              between(0, 2e6, 1e9),
            ),
          ],
        };
      default:
        return { effects: [] };
    }
  },
};

function clone(args: readonly Word[], call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(args, {
    withValue: [
      '-b',
      '--branch',
      '--depth',
      '-o',
      '--origin',
      '-j',
      '--jobs',
      '-c',
      '--config',
      '--filter',
      '--reference',
      '--separate-git-dir',
      '--template',
      '-u',
      '-r',
      '--revision',
      '--shallow-since',
      '--shallow-exclude',
      '--username',
      '--password',
    ],
    aliases: { '--recurse-submodules': '--recursive' },
  });
  const [source, target] = options.operands;
  if (source === undefined) return [];
  const url = source.text.replace(/\/+$/, '');
  const name = target?.text ?? url.replace(/\.git$/, '').replace(/^.*[/:]/, '');
  const path = normalizePath(name, call.cwd);
  const shallow = options.has('--depth') || options.has('--shallow-since');
  const isBare = options.has('--bare') || options.has('--mirror');
  const hasTree = !isBare && !options.has('-n') && !options.has('--no-checkout');
  const given = stage.workspace.context?.[`git+${url}`];
  const isGiven = given !== undefined && Number.isFinite(given) && given >= 0;
  const history = isGiven
    ? exactly(Math.round(given * (shallow ? 0.3 : 0.6)))
    : shallow
      ? HISTORY.shallow
      : HISTORY.full;
  const tree = isGiven ? exactly(given - history.bytes) : TREE;
  const origin = { kind: 'git', name: url } as const;
  const evidence = isGiven ? 'measured' : 'unknown';
  const content = (rest: Pick<Content, 'path' | 'amount' | 'fileClass' | 'source'>): Effect => ({
    type: 'write',
    content: { ...rest, spread: true, origin, evidence },
  });
  const effects: Effect[] = [];
  const said = isGiven ? 'given for this repository' : 'the size of this repository is not known';
  if (hasTree) effects.push(content({ path, amount: tree, fileClass: 'code', source: said }));
  if (!isExport(call)) {
    effects.push(
      content({
        path: isBare ? path : `${path}/.git`,
        amount: isGiven && isBare ? exactly(given) : history,
        fileClass: 'vcs',
        source: isGiven ? `${said}, of it the history` : said,
      }),
    );
  }
  if (isGiven) return effects;
  const more = options.has('--recursive') ? ' with its submodules' : '';
  effects.push(
    unknownNote({
      what: `git clone ${url}`,
      reason: `The size of this repository${more} is not known.`,
      question: `How many bytes does the clone of ${url}${more} have, .git included?`,
      path,
      origin,
      answer: { kind: 'context', key: `git+${url}` },
    }),
  );
  return options.has('--recursive') ? effects.map(withSubmodules) : effects;
}

/** Submodules are clones of their own. */
function withSubmodules(effect: Effect): Effect {
  if (effect.type !== 'write') return effect;
  const { amount } = effect.content;
  const wider = { ...times(amount, 1.5), low: amount.low, high: amount.high * 2 };
  return { type: 'write', content: { ...effect.content, amount: wider } };
}

function isExport(call: Call): boolean {
  return call.name === 'svn' && call.args.some(({ text }) => text === 'export');
}

/** `git config --global` writes a line or two; without it the repository's own file, which is below a cloned .git. */
function config(args: readonly Word[], call: Call, stage: StageView): readonly Effect[] {
  const path = args.some(({ text }) => text === '--system')
    ? '/etc/gitconfig'
    : args.some(({ text }) => text === '--global')
      ? `${stage.home}/.gitconfig`
      : undefined;
  if (path === undefined || args.some(({ text }) => /^(-l|--list|--get.*|--unset.*)$/.test(text)))
    return [];
  const known = stage.filesystem.under(path)[0]?.content.amount.bytes ?? 0;
  const bytes = known + args.reduce((sum, { text }) => sum + text.length + 1, 0);
  return [
    generatedFile(
      normalizePath(path, call.cwd),
      between(known, bytes, bytes + 50),
      'git config',
      'its arguments',
    ),
  ];
}

function later(
  what: string,
  reason: string,
  path: string,
  amount: Amount = between(0, 10e6, 5e9),
): Effect {
  return unknownNote({
    what,
    reason,
    question: `How many bytes does ${what} add below ${path}?`,
    path,
    amount,
    origin: { kind: 'git', name: what },
  });
}
