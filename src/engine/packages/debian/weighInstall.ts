import { exactly, within, type Amount } from '../../amount.ts';
import type { Content, FileClass } from '../../effects.ts';
import type { DebianIndex, DebianPackage } from './debianIndex.ts';
import {
  LOADER_CACHE_BASE,
  LOADER_CACHE_PER_LIBRARY,
  MADE_BY_SCRIPTS,
  NATIVE_BYTECODE_RATIO,
  PROGRAM_BYTECODE_RATIO,
  SUITE_LAYER_FACTS,
} from './layerFacts.ts';
import type { ChosenPackage } from './resolution.ts';
import { weighDatabases } from './weighDatabases.ts';
import { isLibrary, needsLibc, weighPackage, type DebianBase } from './weighPackage.ts';

export interface InstallSetting {
  readonly base: DebianBase;
  /** Names of the packages that are installed before. */
  readonly installed: ReadonlyMap<string, string>;
  /** How many packages the install removes. */
  readonly removed: number;
  /** Bytes of debconf's databases before; null for those of the base image. */
  readonly debconfBefore: number | null;
  /** Whether .deb files stay in /var/cache/apt/archives: docker-clean is absent. */
  readonly keepsArchives: boolean;
}

/**
 * What the layer of an `apt-get install` holds, without the lists of `apt-get update`. Bytes.
 *
 * @param packages new and upgraded ones
 */
export function weighInstall(
  index: DebianIndex,
  packages: readonly ChosenPackage[],
  setting: InstallSetting,
): readonly Content[] {
  if (packages.length === 0) return [];
  const fresh = packages.filter(({ package: one }) => !setting.installed.has(one.name));
  const before = setting.installed.size;
  return [
    ...packages.flatMap((chosen) => weighOnce(index, chosen, setting.base)),
    ...bytecode(index, packages, setting.installed),
    ...madeByScripts(index, packages, setting.installed),
    ...weighDatabases({
      suite: index.suite,
      before,
      after: before + fresh.length - setting.removed,
      debconfBefore: setting.debconfBefore ?? debconfOfBase(index, setting.installed),
      asking: packages.filter(({ package: one }) => asksQuestions(one)).length,
    }),
    ...(setting.keepsArchives ? [archives(index, packages)] : []),
  ];
}

/** A package that was chosen is weighed at every keystroke: resolveInstall keeps it. */
function weighOnce(
  index: DebianIndex,
  chosen: ChosenPackage,
  base: DebianBase,
): readonly Content[] {
  const known = weighed.get(chosen);
  if (known?.index === index && known.base === base) return known.contents;
  const contents = weighPackage(index, chosen, base);
  weighed.set(chosen, { index, base, contents });
  return contents;
}

const weighed = new WeakMap<
  ChosenPackage,
  { readonly index: DebianIndex; readonly base: DebianBase; readonly contents: readonly Content[] }
>();

/** Bytes of /etc/ca-certificates.conf: the same in every layer. */
const CERTIFICATE_NAMES = 6_349;

/** debconf's databases in an image: those of debian:<suite>-slim, and the templates of what it has besides. */
export function debconfOfBase(index: DebianIndex, installed: ReadonlyMap<string, string>): number {
  const facts = SUITE_LAYER_FACTS[index.suite];
  let asking = 0;
  for (const name of installed.keys()) {
    const one = index.find(name);
    if (one !== undefined && asksQuestions(one)) asking += 1;
  }
  return facts.debconf + facts.debconfTemplates * Math.max(0, asking - facts.baseAsking);
}

function asksQuestions(one: DebianPackage): boolean {
  return one.depends.some((group) => group.some(({ name }) => name === 'debconf'));
}

/** What the packages' maintainer scripts make of the system, and the loader's caches. */
function madeByScripts(
  index: DebianIndex,
  packages: readonly ChosenPackage[],
  installed: ReadonlyMap<string, string>,
): readonly Content[] {
  const facts = SUITE_LAYER_FACTS[index.suite];
  const names = new Set(packages.map(({ package: one }) => one.name));
  const made: Content[] = [];
  if (names.has('ca-certificates')) {
    made.push(
      generated('/etc/ssl/certs/ca-certificates.crt', 'ca-certificates', facts.certificates, 0.58),
      generated('/etc/ca-certificates.conf', 'ca-certificates', CERTIFICATE_NAMES, 0.35),
    );
  }
  if (names.has('shared-mime-info')) {
    made.push(generated('/usr/share/mime', 'shared-mime-info', facts.mimeDatabase, 0.15, 'data'));
  }
  const libraries = packages.filter(({ package: one }) => isLibrary(one)).length;
  if (libraries > 0) {
    const before = Math.max(0, installed.size - facts.basePackages);
    const cache = LOADER_CACHE_BASE + LOADER_CACHE_PER_LIBRARY * (libraries + before / 2);
    made.push(generated('/etc/ld.so.cache', 'ldconfig', cache, 0.25));
    made.push(generated('/var/cache/ldconfig/aux-cache', 'ldconfig', cache, 0.25));
  }
  for (const { package: one } of packages) {
    const script = MADE_BY_SCRIPTS.find((known) => known.package.test(one.name));
    if (script !== undefined) made.push(generated(script.path, one.name, script.bytes, 0.2));
  }
  return made;
}

function generated(
  path: string,
  name: string,
  bytes: number,
  gzipRatio: number,
  fileClass: FileClass = 'data',
): Content {
  return {
    path,
    spread: !/\.|cache$|database$/.test(path.slice(path.lastIndexOf('/'))),
    amount: within(bytes, 0.05),
    fileClass,
    origin: { kind: 'generated', name },
    evidence: 'derived',
    source: `made by the maintainer scripts of ${name}, as in layers measured on 2026-11-20`,
    compressed: Math.round(bytes * gzipRatio),
  };
}

/**
 * py3compile writes byte-code of every Python package once python3-minimal is there, at the rate measured for the suite's interpreter.
 * Packages installed before python3 came are compiled by then too, but no image in the catalog has such.
 */
function bytecode(
  index: DebianIndex,
  packages: readonly ChosenPackage[],
  installed: ReadonlyMap<string, string>,
): readonly Content[] {
  const hasPython =
    installed.has('python3-minimal') ||
    packages.some(({ package: one }) => one.name === 'python3-minimal');
  if (!hasPython) return [];
  return packages.flatMap((chosen) => {
    const one = chosen.package;
    const amount = bytecodeOf(index, one);
    if (amount.bytes === 0) return [];
    return [
      {
        path: one.name.startsWith('libpython') ? `/usr/lib/${one.name.slice(3, -7)}` : MODULES,
        spread: true,
        amount,
        fileClass: 'bytecode',
        origin: {
          kind: 'apt',
          name: one.name,
          version: one.version,
          requiredBy: chosen.requiredBy,
        },
        evidence: 'derived',
        source: `byte-code that py3compile writes for ${one.name}, at the rate of layers measured on 2026-11-20`,
        compressed: Math.round(amount.bytes * 0.4),
      } satisfies Content,
    ];
  });
}

const MODULES = '/usr/lib/python3';
const NONE = exactly(0);

function bytecodeOf(index: DebianIndex, one: DebianPackage): Amount {
  const facts = SUITE_LAYER_FACTS[index.suite];
  if (/^libpython3\.\d+-stdlib$/.test(one.name)) {
    return within(facts.standardLibraryBytecode, 0.02);
  }
  const bytes = one.slimBytes ?? one.installedBytes * 0.885;
  if (one.section !== 'python') {
    return needsPython(one) ? within(bytes * ratioOf(one, PROGRAM_BYTECODE_RATIO), 0.6) : NONE;
  }
  const isModule = /^python3-/.test(one.name) && !WITHOUT_MODULES.test(one.name);
  return isModule ? within(bytes * ratioOf(one, facts.bytecodeRatio), 0.25) : NONE;
}

const WITHOUT_MODULES = /-(whl|doc|minimal|dev|all|common)$/;

function ratioOf(one: DebianPackage, pure: number): number {
  return needsLibc(one) ? NATIVE_BYTECODE_RATIO : pure;
}

/** A program in Python, such as mercurial or supervisor: debhelper gives it a dependency on python3 and compiles its modules. */
function needsPython(one: DebianPackage): boolean {
  return (
    !one.name.startsWith('libpython') && one.depends.some(([first]) => first?.name === 'python3')
  );
}

/** .deb files of the install, to the KiB; named by their heaviest package so that those of two installs differ. */
function archives(index: DebianIndex, packages: readonly ChosenPackage[]): Content {
  const bytes = packages.reduce((sum, { package: one }) => sum + one.debBytes, 0);
  const [first] = packages;
  return {
    path: '/var/cache/apt/archives',
    spread: true,
    amount: within(bytes, 0.01),
    fileClass: 'cache',
    origin: { kind: 'apt', name: `archives of ${first?.package.name ?? 'apt'}` },
    evidence: 'published',
    source: `sizes of the .deb files, Debian ${index.suite}, archive of ${index.date}; nothing removes them without docker-clean`,
    compressed: bytes,
  };
}
