import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { asked } from '../written.ts';

/** What one package that conda replaces takes with what it needs: conda alone, or Python with its libraries. */
const ONE = between(0, 15e6, 300e6);

/** `--all`: from a handful of packages to the whole of an old installation, packed and unpacked. */
const ALL = between(0, 150e6, 1.5e9);

/**
 * `conda update`: newer packages are stored beside what they replace in lower layers, and in the package cache. Which ones are newer
 * depends on the day and on the image (conda docs, conda update).
 */
export function condaUpdate(names: readonly string[], folder: string): readonly Effect[] {
  const what = `conda update ${names.length === 0 ? '--all' : names.join(' ')}`;
  return asked(
    {
      path: folder,
      amount: names.length === 0 ? ALL : ONE,
      origin: { kind: 'conda', name: what },
      evidence: 'unknown',
      source: 'newer packages in place of those of the image',
    },
    {
      what,
      reason: 'Which packages are newer depends on the day and on the image.',
      question: `How many bytes does ${what} write below ${folder}?`,
    },
  );
}
