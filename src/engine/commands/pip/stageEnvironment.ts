import type { PackageIndex, PythonEnvironment } from '../../packages/python/environment.ts';
import type { StageView } from '../program.ts';
import type { PythonHome } from './pythonHome.ts';

/** glibc of Debian and Ubuntu releases (their package libc6). */
const GLIBC: Readonly<Record<string, string>> = {
  bullseye: '2.31',
  bookworm: '2.36',
  trixie: '2.41',
  'ubuntu bionic': '2.27',
  'ubuntu focal': '2.31',
  'ubuntu jammy': '2.35',
  'ubuntu noble': '2.39',
};

/** What a resolution needs to know of the stage. */
export function stageEnvironment(
  home: PythonHome,
  indexes: readonly PackageIndex[],
  tool: 'pip' | 'uv',
  stage: StageView,
): PythonEnvironment {
  const { system } = stage.base;
  const asOf = stage.workspace.asOf;
  return {
    python: home.version,
    platform: stage.platform,
    libc: system.kind === 'alpine' && !isWolfi(stage.base.reference) ? 'musl' : 'glibc',
    glibcVersion:
      system.kind === 'debian' ? (GLIBC[system.standsInFor ?? system.suite] ?? null) : null,
    indexes,
    // A day at or after the facts' own changes nothing, and would ask for every older release.
    asOf: asOf === undefined || asOf >= stage.catalog.date.slice(0, asOf.length) ? null : asOf,
    installed: home.installed,
    tool,
  };
}

/** Wolfi and Chainguard's images install with apk, and are built on glibc (Wolfi documentation, FAQ). */
function isWolfi(reference: string): boolean {
  return /^cgr\.dev\/|wolfi/i.test(reference);
}
