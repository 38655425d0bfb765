import { fileURLToPath } from 'node:url';
import { buildPackages } from '../../../scripts/catalog/buildPackages.ts';
import { decodePackages } from '../../../src/catalog/decodePackages.ts';
import type { Effect } from '../../../src/engine/effects.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';

/** The package table over the project's own facts. */
export async function packageFacts(): Promise<PackageTable> {
  const slices = new Map<string, unknown>();
  const facts = fileURLToPath(new URL('../../../scripts/catalog/facts', import.meta.url));
  await buildPackages(facts, (id, value) => {
    slices.set(id, value);
    return Promise.resolve();
  });
  return decodePackages(slices.get('packages'), (id) => slices.get(id));
}

/** One line an effect: `+ /usr apk git`, `- /opt/conda/pkgs archive,lists`, `- /app/node_modules npm a,b`, `? what`. */
export function linesOf(effects: readonly Effect[]): readonly string[] {
  return effects.map((effect) => {
    switch (effect.type) {
      case 'write':
        return `+ ${effect.content.path} ${effect.content.origin.kind} ${effect.content.origin.name}`;
      case 'delete': {
        const { paths, fileClasses, origins } = effect.selection;
        const only = [
          ...(fileClasses ?? []),
          ...(origins ?? []).map(({ kind, names }) => `${kind} ${names.join(',')}`),
        ];
        return `- ${paths.join(' ')} ${only.join(',')}`.trimEnd();
      }
      case 'unknown':
        return `? ${effect.unknown.what}`;
      case 'notice':
        return `! ${effect.notice.id}`;
      case 'touch':
      case 'move':
      case 'copy':
      case 'link':
      case 'resize':
      case 'env':
      case 'dpkg':
        return effect.type;
    }
  });
}

/** Megabytes of what effects write below a path, in the middle of their ranges. */
export function megabytes(effects: readonly Effect[], below = '/'): number {
  let sum = 0;
  for (const effect of effects) {
    if (effect.type === 'write' && effect.content.path.startsWith(below))
      sum += effect.content.amount.bytes;
  }
  return sum / 1e6;
}
