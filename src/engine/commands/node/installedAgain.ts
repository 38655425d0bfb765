import type { Content, Effect } from '../../effects.ts';
import type { LockedPackage } from '../../packages/node/lockedPackage.ts';
import type { NodeManifest } from '../../packages/node/nodeManifest.ts';
import type { StageView } from '../program.ts';
import { removed } from '../written.ts';
import { developmentNames } from './nodeModules.ts';
import { pruneUnknown } from './npmChanges.ts';

/**
 * What an install changes where an earlier one was before: a package that is there in the same version stays as it is, and is not stored
 * again (npm install, Description; yarn install; pnpm install).
 */
export function withoutPresent(
  effects: readonly Effect[],
  { filesystem }: StageView,
): readonly Effect[] {
  const folders = new Map<string, readonly Content[]>();
  const there = (path: string): readonly Content[] => {
    const known = folders.get(path) ?? filesystem.under(path).map(({ content }) => content);
    folders.set(path, known);
    return known;
  };
  const isThere = ({ path, origin, amount }: Content): boolean =>
    there(path).some(
      (content) =>
        content.path === path &&
        content.origin.kind === origin.kind &&
        content.origin.name === origin.name &&
        (origin.version ?? content.origin.version) === content.origin.version &&
        content.amount.bytes >= amount.bytes,
    );
  const present = effects.flatMap((effect) =>
    effect.type === 'write' && isThere(effect.content) ? [effect.content] : [],
  );
  if (present.length === 0) return effects;
  return effects.filter((effect) => {
    if (effect.type === 'write') return !present.includes(effect.content);
    if (effect.type !== 'unknown') return true;
    const { path, origin } = effect.unknown;
    return !present.some((one) => one.path === path && one.origin.name === origin.name);
  });
}

/**
 * Without development packages an install takes away those that an earlier one put there (npm install, --omit; yarn install, --production;
 * pnpm install, --prod), as `prune` does.
 * @param path the node_modules folder
 */
export function withoutDevelopment(
  path: string,
  locked: readonly LockedPackage[] | undefined,
  manifest: NodeManifest | undefined,
  stage: StageView,
): readonly Effect[] {
  const isFilled = stage.filesystem
    .under(path)
    .some(({ content }) => content.origin.kind === 'npm');
  if (!isFilled) return [];
  const names = developmentNames(locked, manifest);
  return [removed([path], { origins: [{ kind: 'npm', names }] }), ...pruneUnknown(path, stage)];
}
