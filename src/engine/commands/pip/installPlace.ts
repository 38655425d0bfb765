import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { StageView } from '../program.ts';
import type { PipSettings } from './pipSettings.ts';
import type { PythonHome } from './pythonHome.ts';

/** Where packages go. Without root, pip installs for the user where the Python is not the user's own (pip: User Installs). */
export function installPlace(
  settings: PipSettings,
  home: PythonHome,
  stage: StageView,
): InstallPlace {
  const { compile } = settings;
  const root = settings.root ?? '';
  const version = home.version;
  const at = (sitePackages: string, bin: string): InstallPlace => ({
    sitePackages: `${root}${sitePackages}`,
    bin: `${root}${bin}`,
    python: version,
    compile,
  });
  if (settings.target !== null) return at(settings.target, `${settings.target}/bin`);
  if (settings.prefix !== null) {
    return at(`${settings.prefix}/lib/python${version}/site-packages`, `${settings.prefix}/bin`);
  }
  const isForUser = settings.user || (!stage.isRoot && home.kind !== 'venv');
  if (isForUser) {
    const local = `${stage.home === '/' ? '' : stage.home}/.local`;
    return at(`${local}/lib/python${version}/site-packages`, `${local}/bin`);
  }
  return at(home.sitePackages, home.bin);
}
