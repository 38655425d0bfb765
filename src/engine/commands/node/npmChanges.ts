import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import type { StageView } from '../program.ts';
import { asked } from '../written.ts';
import { nodeModulesPrior } from './nodeModulesPrior.ts';

/** A node_modules of which nothing is known loses what it would not have without development packages; that of a lower layer stays. */
export function pruneUnknown(
  path: string,
  { filesystem, workspace }: StageView,
): readonly Effect[] {
  const isOurs = filesystem
    .under(path)
    .some(
      ({ layer, content }) =>
        layer === filesystem.layer &&
        content.evidence === 'unknown' &&
        content.origin.name === 'other packages',
    );
  if (!isOurs) return [];
  const all = nodeModulesPrior(workspace.dockerfile, false);
  const kept = nodeModulesPrior(workspace.dockerfile, true);
  return [
    {
      type: 'resize',
      selection: { paths: [path], origins: [{ kind: 'npm', names: ['other packages'] }] },
      factor: { bytes: kept.bytes / all.bytes, low: kept.low / all.bytes, high: 1 },
    },
  ];
}

/** Packages in place of others, or built anew: what that writes is in no lock file. */
export function changedPackages(what: string, folder: string): readonly Effect[] {
  return asked(
    {
      path: `${folder === '/' ? '' : folder}/node_modules`,
      amount: between(0, 0, 100e6),
      origin: { kind: 'npm', name: what },
      evidence: 'unknown',
      source: 'newer packages, or those that are compiled here',
    },
    {
      what,
      reason: 'Which packages it changes depends on the day and on what is there.',
      question: `How many bytes does ${what} write?`,
    },
  );
}
