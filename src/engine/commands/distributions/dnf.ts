import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { Program, StageView } from '../program.ts';
import { rpmGroup, rpmInstall, rpmRemove, rpmUpgrade } from './rpmPackages.ts';
import { removed, written } from '../written.ts';

/** dnf, yum, microdnf and tdnf: packages, and the metadata that stays until `clean all` in the same layer. */
export const dnf: Program = {
  names: ['dnf', 'dnf5', 'yum', 'microdnf', 'tdnf'],
  run(call, stage): Outcome {
    const options = parseOptions(call.args, {
      withValue: [
        '--setopt',
        '--enablerepo',
        '--disablerepo',
        '--repo',
        '--repoid',
        '--installroot',
        '--releasever',
        '--exclude',
        '--config',
        '--rpmverbosity',
        '--downloaddir',
        '--destdir',
        '--forcearch',
        '--comment',
        '--advisory',
        '-d',
        '-e',
        '--debuglevel',
        '--errorlevel',
        '--repofrompath',
        '--color',
        '--disableplugin',
        '--enableplugin',
        '--from-repo',
      ],
      aliases: { '-c': '--config', '-x': '--exclude', '-h': '--help', '-R': '--randomwait' },
    });
    if (options.has('--help') || options.has('--version')) return { effects: [] };
    const [subcommand, ...words] = options.operands;
    const given = options.value('--installroot');
    const root = given === undefined || given === '/' ? '' : normalizePath(given, call.cwd);
    const cache = cacheOf(call.name, stage);
    switch (subcommand?.text) {
      case 'install':
      case 'in':
      case 'localinstall':
      case 'reinstall':
      case 'swap':
        return {
          effects: [
            ...metadata(cache, options, root),
            ...rpmInstall({ words, call, root, ...shareOf(call, options, stage) }, stage),
          ],
        };
      case 'groupinstall':
      case 'group':
        return {
          effects: [
            ...metadata(cache, options, root),
            ...rpmGroup(
              words.filter(({ text }) => text !== 'install'),
              root,
            ),
          ],
        };
      case 'update':
      case 'upgrade':
      case 'upgrade-minimal':
      case 'update-minimal':
      case 'distro-sync':
      case 'distrosync':
        return { effects: [...metadata(cache, options, root), ...rpmUpgrade(root)] };
      case 'remove':
      case 'erase':
      case 'autoremove':
        return { effects: rpmRemove(words, stage, root) };
      case 'makecache':
      case 'check-update':
      case 'module':
      case 'repolist':
      case 'search':
      case 'list':
        return { effects: metadata(cache, options, root) };
      case 'clean':
        return { effects: [clean(root, words[0]?.text ?? 'all')] };
      case 'download':
      default:
        return { effects: [] };
    }
  },
};

interface MetadataCache {
  readonly path: string;
  readonly amount: Amount;
  readonly source: string;
}

/**
 * Metadata and solver files of the enabled repositories: about 150 MB for Fedora and Enterprise Linux (florianfesti/boxes issue 151);
 * the repositories of UBI and of Azure Linux are smaller.
 */
function cacheOf(program: string, stage: StageView): MetadataCache {
  const reference = stage.base.reference.toLowerCase();
  const isSmall =
    program === 'tdnf' || /\bubi|mariner|azurelinux|photon|amazonlinux/.test(reference);
  const path =
    program === 'tdnf'
      ? '/var/cache/tdnf'
      : program === 'dnf5' || (program === 'dnf' && /fedora(?!:(3|40))/.test(reference))
        ? '/var/cache/libdnf5'
        : program === 'dnf'
          ? '/var/cache/dnf'
          : '/var/cache/yum';
  // From Enterprise Linux 8 on yum is a name of dnf.
  const isYumOfDnf =
    program === 'yum' &&
    !/centos:(centos)?[67]|clefos|amazonlinux:(1|2$)|rhel7|ol7|oraclelinux:7|manylinux2014/.test(
      reference,
    );
  return {
    path: isYumOfDnf ? '/var/cache/dnf' : path,
    amount: isSmall ? between(15e6, 60e6, 130e6) : between(60e6, 150e6, 300e6),
    source:
      'metadata of the repositories, kept until `clean all`: about 150 MB on Fedora and Enterprise Linux, less for UBI',
  };
}

function metadata(cache: MetadataCache, options: ParsedOptions, root: string): readonly Effect[] {
  if (options.has('--cacheonly') || options.has('-C')) return [];
  const effects = [
    written({
      path: `${root}${cache.path}`,
      amount: cache.amount,
      fileClass: 'lists',
      origin: { kind: 'rpm', name: 'repository metadata' },
      evidence: 'published',
      source: cache.source,
    }),
  ];
  if (options.values('--setopt').some((value) => /^keepcache=(1|true|yes)$/i.test(value))) {
    effects.push(
      written({
        path: `${root}${cache.path}/packages`,
        amount: between(1e6, 30e6, 300e6),
        fileClass: 'archive',
        origin: { kind: 'rpm', name: 'downloaded packages' },
        evidence: 'assumed',
        source: 'keepcache=1 keeps the .rpm files',
      }),
    );
  }
  return effects;
}

/** Documentation is left out with tsflags=nodocs; UBI's minimal images set that, and no weak dependencies, in their configuration. */
function shareOf(
  call: Call,
  options: ParsedOptions,
  stage: StageView,
): { keptShare: number; weak: boolean } {
  const settings = options.values('--setopt');
  const isMinimal =
    call.name === 'microdnf' || call.name === 'tdnf' || /minimal/.test(stage.base.reference);
  const noDocs =
    isMinimal ||
    options.has('--nodocs') ||
    settings.some((value) => /tsflags=.*nodocs/.test(value));
  const noWeak =
    isMinimal ||
    call.name === 'yum' ||
    settings.some((value) => /install_weak_deps=(0|false|no)/i.test(value));
  return { keptShare: noDocs ? 0.94 : 1, weak: !noWeak };
}

/** `clean all` leaves small plugin files (about 300 kB: metal3-io/ironic-image issue 91), too little to count. */
function clean(root: string, what: string): Effect {
  const paths = ['dnf', 'libdnf5', 'yum', 'tdnf'].map((name) => `${root}/var/cache/${name}`);
  if (what === 'packages') return removed(paths, { fileClasses: ['archive'] });
  if (what === 'metadata' || what === 'dbcache' || what === 'expire-cache')
    return removed(paths, { fileClasses: ['lists'] });
  return removed(paths);
}
