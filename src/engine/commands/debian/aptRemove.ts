import type { Effect } from '../../effects.ts';
import type { DebianIndex, DebianPackage } from '../../packages/debian/debianIndex.ts';
import { weighDatabases } from '../../packages/debian/weighDatabases.ts';
import { debconfOfBase } from '../../packages/debian/weighInstall.ts';
import { debconfBytes } from './debconfBytes.ts';
import { noLongerNeeded } from '../../packages/debian/noLongerNeeded.ts';
import { automaticPackages, writeStates } from './aptStates.ts';
import type { StageView } from '../program.ts';

/**
 * `apt-get remove`, `purge` and `autoremove`: the named packages, what depends on them, and with `auto` what came only for them. Freed bytes
 * are those of the layer that is being written; those of lower layers are hidden.
 */
export function removePackages(
  names: readonly string[],
  stage: StageView,
  index: DebianIndex,
  options: { readonly auto: boolean },
): readonly Effect[] {
  const gone = new Set(names.filter((name) => stage.dpkg.has(name)));
  const staying = [...stage.dpkg.keys()].flatMap((name) => index.find(name) ?? []);
  addDependents(gone, staying);
  const automatic = automaticPackages(stage);
  if (options.auto) {
    for (const name of noLongerNeeded(index, stage.dpkg, automatic, gone)) gone.add(name);
  }
  if (gone.size === 0) return [];
  for (const name of gone) automatic.delete(name);
  return [
    ...removeFiles([...gone]),
    ...weighDatabases({
      suite: index.suite,
      before: stage.dpkg.size,
      after: stage.dpkg.size - gone.size,
      debconfBefore: debconfBytes(stage) ?? debconfOfBase(index, stage.dpkg),
      asking: 0,
    }).map((content) => ({ type: 'write', content }) as const),
    writeStates(automatic),
    { type: 'dpkg', packages: Object.fromEntries([...gone].map((name) => [name, null])) },
  ];
}

/** The files of packages, wherever they lie, with what their maintainer scripts made. */
export function removeFiles(names: readonly string[]): readonly Effect[] {
  return [
    {
      type: 'delete',
      selection: {
        paths: ['/**'],
        origins: [
          { kind: 'apt', names },
          { kind: 'generated', names },
        ],
      },
    },
  ];
}

/** apt removes what depends on a removed package and finds no other one. */
function addDependents(gone: Set<string>, staying: readonly DebianPackage[]): void {
  const there = new Set(staying.map((one) => one.name));
  for (let before = -1; before !== gone.size;) {
    before = gone.size;
    for (const one of staying) {
      if (gone.has(one.name)) continue;
      const isBroken = one.depends.some(
        (group) =>
          group.some(({ name }) => there.has(name)) &&
          group.every(({ name }) => !there.has(name) || gone.has(name)),
      );
      if (isBroken) gone.add(one.name);
    }
  }
}
