import type { Effect, FileClass } from '../../effects.ts';
import type { Entry } from '../../filesystem/filesystem.ts';
import type { StageView } from '../program.ts';

type Shares = Readonly<Partial<Record<FileClass, number>>>;

interface TestShare {
  /** Below folders called `tests`. */
  readonly tests?: Shares;
  /** Below folders called `test`. */
  readonly test?: Shares;
}

/**
 * Share of a wheel's bytes that lie in its test folders, by class of file. Measured 2026-11-21 on the newest wheels for CPython 3.11,
 * linux amd64 (numpy 2.4.6, pandas 3.0.6, scipy 1.17.1, ...), byte-code compiled with 3.11.7. Key: the distribution, with the local
 * part of its version where that changes the wheel.
 */
const SHARES: Readonly<Record<string, TestShare>> = {
  dask: { tests: { code: 0.456, bytecode: 0.553 } },
  h5py: { tests: { code: 0.677, bytecode: 0.757, data: 0.882 } },
  joblib: { test: { code: 0.355, bytecode: 0.465, data: 0.625 } },
  matplotlib: { tests: { code: 0.28, bytecode: 0.356 } },
  mpmath: { tests: { code: 0.251, bytecode: 0.345, data: 0.07 } },
  networkx: { tests: { code: 0.382, bytecode: 0.489, data: 0.863 } },
  nltk: { test: { code: 0.145, bytecode: 0.169, data: 0.919 } },
  numba: { tests: { code: 0.459, bytecode: 0.534 } },
  numpy: { tests: { code: 0.52, bytecode: 0.626, data: 0.488 } },
  pandas: { tests: { code: 0.614, bytecode: 0.699 } },
  pyarrow: { tests: { code: 0.836, bytecode: 0.886, data: 0.035 } },
  'scikit-learn': { tests: { code: 0.423, bytecode: 0.497, data: 0.059 } },
  scipy: { tests: { code: 0.414, bytecode: 0.501, data: 0.736 } },
  statsmodels: { tests: { code: 0.462, bytecode: 0.489, data: 0.573 } },
  sympy: { tests: { code: 0.365, bytecode: 0.481, data: 0.051 } },
  // 86,289,912 bytes of test programs in torch/test.
  'torch+cpu': { test: { native: 0.142 } },
};

/** Other versions of a package have other tests: the share may be off by as much. */
const SPREAD = 0.3;

/**
 * What removing test folders takes from packages that this layer installed. Packages of lower layers stay stored whatever is removed.
 *
 * @param folders absolute folders that are searched
 * @param names names of the folders that go
 */
export function removeTestFolders(
  folders: readonly string[],
  names: readonly string[],
  stage: StageView,
): readonly Effect[] {
  const entries = folders.flatMap((folder) => stage.filesystem.under(folder));
  const packages = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { origin, spread } = entry.content;
    if (origin.kind !== 'pip' || !spread) continue;
    packages.set(origin.name, [...(packages.get(origin.name) ?? []), entry]);
  }
  return [...packages].flatMap(([name, pieces]) => {
    const isOurs = pieces.every(({ layer }) => layer === stage.filesystem.layer);
    const share = isOurs ? shareOf(name, pieces[0]?.content.origin.version) : undefined;
    if (share === undefined) return [];
    const classes = new Set(pieces.map(({ content }) => content.fileClass));
    return [...classes].flatMap((fileClass): Effect[] => {
      const gone =
        (names.includes('tests') ? (share.tests?.[fileClass] ?? 0) : 0) +
        (names.includes('test') ? (share.test?.[fileClass] ?? 0) : 0);
      if (gone === 0) return [];
      const factor = {
        bytes: 1 - gone,
        low: Math.max(0, 1 - gone * (1 + SPREAD)),
        high: 1 - gone * (1 - SPREAD),
      };
      const selection = {
        paths: [...folders],
        fileClasses: [fileClass],
        origins: [{ kind: 'pip' as const, names: [name] }],
      };
      return [{ type: 'resize', selection, factor }];
    });
  });
}

function shareOf(name: string, version: string | undefined): TestShare | undefined {
  const local = version?.includes('+') ? version.replace(/^.*\+/, '+') : '';
  for (const key of [`${name}${local}`, name]) if (Object.hasOwn(SHARES, key)) return SHARES[key];
  return undefined;
}
