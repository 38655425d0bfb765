import type { Call } from '../../shell/command.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { releaseFacts } from '../../images/suites.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { StageView } from '../program.ts';

/** A Python that packages can be installed into. */
export interface PythonHome {
  /** CPython minor: `3.11`. */
  readonly version: string;
  readonly prefix: string;
  readonly sitePackages: string;
  readonly bin: string;
  /** `venv`: by its pyvenv.cfg. `base`: came with the image. `debian`: apt's python3. `assumed`: nobody said. */
  readonly kind: 'venv' | 'base' | 'debian' | 'assumed';
  /** Prefix whose standard library it runs; of a venv, the one that it was made from. */
  readonly libraryPrefix: string;
  /** Whether byte-code of the standard library is there from the start. */
  readonly hasBytecode: boolean;
  /** Version by name of what is installed and visible. */
  readonly installed: ReadonlyMap<string, string>;
}

/** The Python that `pip` or `python` on this command line belongs to: by its path, else by PATH, else the image's. */
export function findPythonHome(call: Call, stage: StageView, program: string): PythonHome {
  const wanted = /(?:python|pip)(\d\.\d+)$/.exec(program)?.[1] ?? null;
  if (program.includes('/')) {
    const bin = normalizePath(program, call.cwd).replace(/\/[^/]*$/, '');
    const found = homeAt(bin.replace(/\/[^/]*$/, ''), stage, wanted);
    if (found !== null) return found;
  }
  for (const folder of (call.env.get('PATH') ?? '').split(':')) {
    if (!folder.startsWith('/')) continue;
    const found = homeAt(normalizePath(folder).replace(/\/[^/]*$/, ''), stage, wanted);
    if (found !== null && (wanted === null || found.version === wanted)) return found;
  }
  const base = stage.base.pythons.find((one) => one.version === wanted) ?? stage.base.pythons[0];
  if (base !== undefined) return baseHome(base, stage);
  return debianHome(stage, wanted) ?? assumedHome(stage, wanted);
}

/** The Python whose prefix this is; `wanted`, a minor, where apt may have brought several. */
export function homeAt(
  prefix: string,
  stage: StageView,
  wanted: string | null = null,
): PythonHome | null {
  const configuration = stage.filesystem.text(`${prefix}/pyvenv.cfg`);
  if (configuration !== undefined) return venvHome(prefix, configuration, stage);
  const base = stage.base.pythons.find((one) => one.prefix === prefix);
  if (base !== undefined) return baseHome(base, stage);
  return prefix === '/usr' ? debianHome(stage, wanted) : null;
}

function venvHome(prefix: string, configuration: string, stage: StageView): PythonHome {
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}\\s*=\\s*(.*)$`, 'm').exec(configuration)?.[1]?.trim();
  const home = (value('home') ?? '/usr/local/bin').replace(/\/bin\/?$/, '') || '/usr/local';
  const below = prefix === home ? null : homeAt(home, stage);
  const version = /^3\.\d+/.exec(value('version(?:_info)?') ?? '')?.[0] ?? below?.version ?? '3.12';
  const sitePackages = `${prefix}/lib/python${version}/site-packages`;
  const installed = new Map(
    value('include-system-site-packages') === 'true' ? below?.installed : undefined,
  );
  for (const [name, own] of pipInstalled(sitePackages, stage)) installed.set(name, own);
  return {
    version,
    prefix,
    sitePackages,
    bin: `${prefix}/bin`,
    kind: 'venv',
    libraryPrefix: below?.libraryPrefix ?? home,
    hasBytecode: below?.hasBytecode ?? true,
    installed,
  };
}

function baseHome(base: StageView['base']['pythons'][number], stage: StageView): PythonHome {
  const installed = new Map(
    base.installed.map(({ name, version }) => [normalizeName(name), version]),
  );
  for (const [name, version] of pipInstalled(base.sitePackages, stage)) {
    installed.set(name, version);
  }
  return {
    version: base.version,
    prefix: base.prefix,
    sitePackages: base.sitePackages,
    bin: `${base.prefix}/bin`,
    kind: 'base',
    libraryPrefix: base.prefix,
    hasBytecode: base.hasBytecode,
    installed,
  };
}

/**
 * apt's python3: its packages lie in /usr/lib/python3/dist-packages, and pip as root installs below /usr/local (Debian Python
 * policy, 3.1.1). Debian compiles byte-code when a package is configured, so the standard library has its own.
 */
function debianHome(stage: StageView, wanted: string | null): PythonHome | null {
  const version = debianPython(stage, wanted);
  if (version === null) return null;
  const sitePackages = `/usr/local/lib/python${version}/dist-packages`;
  const installed = new Map<string, string>();
  for (const [name, full] of stage.dpkg) {
    const distribution = /^python3-([a-z0-9.-]+)$/.exec(name)?.[1];
    const upstream = /^(?:\d+:)?(\d[\w.]*)/.exec(full)?.[1];
    if (distribution === undefined || upstream === undefined) continue;
    installed.set(normalizeName(distribution), upstream.replace(/[a-z].*$/, '').replace(/\.$/, ''));
  }
  for (const [name, own] of pipInstalled(sitePackages, stage)) installed.set(name, own);
  return {
    version,
    prefix: '/usr',
    sitePackages,
    bin: '/usr/local/bin',
    kind: 'debian',
    libraryPrefix: '/usr',
    hasBytecode: true,
    installed,
  };
}

/**
 * The minor of apt's Python: the one that is asked for where a package of that name is there (Ubuntu's deadsnakes archive has many), else the
 * release's own. A stand-in's packages carry the stand-in's version, so that says nothing.
 */
function debianPython(stage: StageView, wanted: string | null): string | null {
  if (wanted !== null && stage.dpkg.has(`python${wanted}`)) return wanted;
  const { system } = stage.base;
  const own = system.kind === 'debian' ? releaseFacts(system)?.python : undefined;
  const packed = [...stage.dpkg.keys()].flatMap((name) => /^python(3\.\d+)$/.exec(name)?.[1] ?? []);
  const newest = packed.sort((a, b) => Number(a.slice(2)) - Number(b.slice(2))).at(-1);
  if (stage.dpkg.has('python3') || stage.dpkg.has('python3-minimal')) {
    return own ?? newest ?? '3.11';
  }
  return newest ?? null;
}

/** Whether pip refuses to install there: the distribution marks its own Python only (PEP 668). */
export function isExternallyManaged(home: PythonHome, stage: StageView): boolean {
  const { system } = stage.base;
  if (home.kind !== 'debian' || system.kind !== 'debian') return false;
  const facts = releaseFacts(system);
  return facts?.externallyManaged === true && facts.python === home.version;
}

/** A Python that `make install` put into /usr/local comes first in PATH, and nothing manages it (CPython, README: Installing). */
export function mayHaveOtherPython(stage: StageView): boolean {
  return stage.filesystem
    .under('/usr/local')
    .some(({ content }) => content.evidence === 'unknown' && content.path === '/usr/local');
}

/** No Python is known: the tag or PYTHON_VERSION may tell, else a current one is assumed. */
function assumedHome(stage: StageView, wanted: string | null): PythonHome {
  const tag = /(?:python|py)[:_-]?(3\.\d+)/.exec(stage.base.reference)?.[1];
  const version = wanted ?? tag ?? '3.12';
  const sitePackages = `/usr/local/lib/python${version}/site-packages`;
  return {
    version,
    prefix: '/usr/local',
    sitePackages,
    bin: '/usr/local/bin',
    kind: 'assumed',
    libraryPrefix: '/usr/local',
    hasBytecode: true,
    installed: pipInstalled(sitePackages, stage),
  };
}

/** What pip put below a folder and is still there: the ledger's pieces carry the names. */
export function pipInstalled(sitePackages: string, stage: StageView): ReadonlyMap<string, string> {
  const installed = new Map<string, string>();
  for (const { content } of stage.filesystem.under(sitePackages)) {
    const { kind, name, version } = content.origin;
    if (kind === 'pip' && version !== undefined && content.fileClass !== 'cache') {
      installed.set(name, version);
    }
  }
  return installed;
}
