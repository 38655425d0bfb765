import type { Scene } from '../rewrite.ts';

const BUILT_IN_PLACE = /maturin|scikit-build|setuptools-rust|mesonpy|ext_modules|cython/i;

/** Whether the project's own modules are compiled beside their source, which stays in the first stage. */
export function isBuiltInPlace({ workspace }: Scene): boolean {
  return Object.entries(workspace.files ?? {}).some(
    ([name, text]) => /(^|\/)(pyproject\.toml|setup\.py)$/.test(name) && BUILT_IN_PLACE.test(text),
  );
}
