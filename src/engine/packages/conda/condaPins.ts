import type { PackageFacts, PackageTable } from '../other/packageTable.ts';
import type { CondaSpec } from './condaEnvironment.ts';
import type { CondaChoice } from './condaVariants.ts';

/** Name of a package without the build that its row stands for: `python=3.11`, `pytorch@cuda`. */
export function plainName(name: string): string {
  return name.replace(/[@=].*$/, '');
}

/** CUDA versions of which the table has builds of the pytorch channel and of cudatoolkit. */
const CUDA_VERSIONS = ['10.1', '11.0', '11.5', '11.7', '12.1', '12.4'];

/** Rows of the table for versions that weigh differently, by plain name: Python, and CUDA with the PyTorch that is built on it. */
export function pinnedRows(
  specs: readonly CondaSpec[],
  choice: CondaChoice,
  table: PackageTable | undefined,
): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  const python = specs.find(({ name }) => name === 'python');
  const found = python && pythonRow(python, table);
  if (found) rows.set('python', found.row);
  const wanted = Number(choice.cudaVersion ?? '12.4');
  const nearest = (prefix: string): string | undefined =>
    CUDA_VERSIONS.map((version) => ({
      row: `${prefix}${version}`,
      off: Math.abs(Number(version) - wanted),
    }))
      .filter(({ row }) => table?.find('conda', row) != null)
      .sort((a, b) => a.off - b.off)[0]?.row;
  if (choice.fromPytorchChannel && choice.names.includes('pytorch@cuda')) {
    const row = nearest('pytorch=cuda');
    if (row !== undefined) rows.set('pytorch', row);
  }
  if (specs.some(({ name }) => name === 'cudatoolkit')) {
    const row = nearest('cudatoolkit=');
    if (row !== undefined) rows.set('cudatoolkit', row);
  }
  return rows;
}

/** The row of a Python version, else that of the nearest one known. */
export function pythonRow(
  spec: CondaSpec,
  table: PackageTable | undefined,
): { row: string; facts: PackageFacts } | undefined {
  const minor = spec.name === 'python' ? /^3\.(\d+)/.exec(spec.version)?.[1] : undefined;
  if (minor === undefined) return undefined;
  for (const candidate of [Number(minor), 8, 14]) {
    const row = `python=3.${Number(minor) < 8 && candidate !== 14 ? 8 : candidate}`;
    const facts = table?.find('conda', row);
    if (facts) return { row, facts };
  }
  return undefined;
}
