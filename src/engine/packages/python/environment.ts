import type { Platform } from '../../workspace.ts';
import type { MarkerVariables } from './marker.ts';

/** What a resolution depends on beside the request. */
export interface PythonEnvironment {
  /** CPython minor: `3.11`. */
  readonly python: string;
  readonly platform: Platform;
  readonly libc: 'glibc' | 'musl';
  /** `2.36`; null when unknown, which lets every manylinux level through. */
  readonly glibcVersion: string | null;
  /** In order; `pypi` unless the command says otherwise. */
  readonly indexes: readonly PackageIndex[];
  /** A day or month; releases that came later do not exist. Null for the catalog's day. */
  readonly asOf: string | null;
  /** Version by normalised name of what is there already. */
  readonly installed: ReadonlyMap<string, string>;
  readonly tool: 'pip' | 'uv';
}

/** An index, by what the catalog calls it. */
export type PackageIndex =
  | { readonly kind: 'known'; readonly id: string }
  /** A mirror or a private index that the catalog knows nothing of: `url` as written. */
  | { readonly kind: 'unknown'; readonly url: string };

/** Newest patch release of each CPython minor on the catalog's day; for markers such as `python_full_version < "3.11.3"`. */
const NEWEST_PATCH: Readonly<Record<string, number>> = {
  '3.6': 15,
  '3.7': 17,
  '3.8': 20,
  '3.9': 25,
  '3.10': 20,
  '3.11': 15,
  '3.12': 13,
  '3.13': 12,
  '3.14': 4,
};

/** The values of PEP 508 variables inside a Linux image. */
export function markerVariables(python: string, platform: Platform): MarkerVariables {
  const full = `${python}.${NEWEST_PATCH[python] ?? 0}`;
  return {
    python_version: python,
    python_full_version: full,
    implementation_version: full,
    os_name: 'posix',
    sys_platform: 'linux',
    platform_system: 'Linux',
    platform_machine: platform === 'linux/arm64' ? 'aarch64' : 'x86_64',
    platform_python_implementation: 'CPython',
    implementation_name: 'cpython',
    platform_release: '',
    platform_version: '',
  };
}
