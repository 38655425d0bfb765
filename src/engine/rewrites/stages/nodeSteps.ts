import type { Stage } from '../../dockerfile/instruction.ts';
import { readNodeManifest, type NodeManifest } from '../../packages/node/nodeManifest.ts';
import type { Workspace } from '../../workspace.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';

export type NodeStep =
  | { readonly kind: 'install' | 'clean'; readonly script: '' }
  | { readonly kind: 'build'; readonly script: string };

/** Options of yarn 1 whose value is the next word (yarn install, CLI reference). */
const WITH_VALUE = new Set([
  '--network-timeout',
  '--network-concurrency',
  '--registry',
  '--mutex',
  '--cache-folder',
]);

const ELSEWHERE =
  /^(-g|--global|--prefix|-C|--dir|--cwd|--modules-folder|-w|--workspace|-r|--recursive|--filter|-F|--omit|--production|--prod|-P|--only|--location)/;

/** What a command of npm, pnpm or yarn does for the project in the working folder; null for all else. */
export function stepOf({ name, words }: LocatedCommand, manifest: NodeManifest): NodeStep | null {
  if (!/^(npm|pnpm|yarn)$/.test(name)) return null;
  const texts = words.slice(1).map(({ text }) => text ?? '$');
  if (texts.includes('$') || texts.some((text) => ELSEWHERE.test(text))) return null;
  const operands = texts.filter(
    (text, at) => !text.startsWith('-') && !WITH_VALUE.has(texts[at - 1] ?? ''),
  );
  const [verb = '', operand = ''] = operands;
  if (name === 'yarn' && operands.length === 0) return { kind: 'install', script: '' };
  if (/^(ci|install|i|clean-install)$/.test(verb)) {
    return operands.length === 1 ? { kind: 'install', script: '' } : null;
  }
  if (verb === 'cache' && operand === 'clean') return { kind: 'clean', script: '' };
  if (/^(run|run-script)$/.test(verb)) {
    return operands.length === 2 ? { kind: 'build', script: operand } : null;
  }
  const isScript = name !== 'npm' && operands.length === 1 && verb in manifest.scripts;
  return isScript ? { kind: 'build', script: verb } : null;
}

/**
 * The command that leaves what runs. npm 6, of Node up to 14, has another word for it; what decided how packages are resolved decides it
 * again; yarn 1 takes away with an install for production (yarn install, CLI reference), yarn 4 with a focus on it.
 * @returns null when there is none that is known to
 */
export function pruneOf(
  { name, words }: LocatedCommand,
  { from }: Stage,
  workspace: Workspace,
): string | null {
  const texts = words.map(({ text }) => text ?? '');
  if (name === 'pnpm') return 'CI=true pnpm prune --prod';
  if (name === 'yarn') return pruneOfYarn(texts, workspace.files ?? {});
  const isOld = Number(/:(\d+)/.exec(from.image)?.[1] ?? 99) < 15;
  const flags = texts.filter((text) => /^(--legacy-peer-deps|--force|-f)$/.test(text));
  return ['npm prune', isOld ? '--production' : '--omit=dev', ...flags].join(' ');
}

function pruneOfYarn(
  words: readonly string[],
  files: Readonly<Record<string, string>>,
): string | null {
  const settings = files['.yarnrc.yml'];
  const named = readNodeManifest(files['package.json'])?.packageManager ?? '';
  const version = Number(/^yarn@(\d+)/.exec(named)?.[1] ?? 1);
  const isBerry =
    settings !== undefined || version > 1 || /^__metadata:/m.test(files['yarn.lock'] ?? '');
  if (!isBerry) {
    const isFrozen = words.includes('--frozen-lockfile') ? ' --frozen-lockfile' : '';
    return `yarn install --production --ignore-scripts --prefer-offline${isFrozen}`;
  }
  // Plug'n'Play keeps no node_modules; before 4 the command was a plugin (yarnpkg.com, workspaces focus).
  const hasFolder = /^nodeLinker:\s*['"]?node-modules/m.test(settings ?? '');
  return hasFolder && version >= 4 ? 'yarn workspaces focus --production' : null;
}
