import { between, times, total, within, type Amount } from '../../amount.ts';
import type { Effect, Notice } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { ALPINE_BASE, apkNames, baseApkNames } from '../../packages/other/alpineBase.ts';
import { apkWorld, printWorld, type ApkWorld } from '../../packages/other/apkWorld.ts';
import { closePackages } from '../../packages/other/closePackages.ts';
import type { Call } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import type { Program, StageView } from '../program.ts';
import { asked, removed, written } from '../written.ts';

/**
 * apk of Alpine: packages with their dependencies, the index that stays without --no-cache, and virtual packages. Package files are not
 * cached unless /etc/apk/cache is set up: apk-cache(8).
 */
export const apk: Program = {
  names: ['apk'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: [
        '--virtual',
        '--repository',
        '--root',
        '--arch',
        '--keys-dir',
        '--repositories-file',
        '--cache-dir',
        '--cache-max-age',
        '--timeout',
        '--wait',
        '--progress-fd',
      ],
      aliases: {
        '-t': '--virtual',
        '-X': '--repository',
        '-p': '--root',
        '-U': '--update-cache',
        '--update': '--update-cache',
        '-u': '--upgrade',
        '-s': '--simulate',
        '-h': '--help',
        '-V': '--version',
      },
    });
    if (['--help', '--version', '--simulate'].some((name) => options.has(name)))
      return { effects: [] };
    const [subcommand, ...names] = options.operands;
    const place = placeOf(options);
    switch (subcommand?.text) {
      case 'add':
        return {
          effects: add(
            names.map((word) => (word.exact ? word.text : '')),
            call,
            stage,
            options,
            place,
          ),
        };
      case 'del':
        return {
          effects: del(
            names.map((word) => word.text),
            stage,
            place,
          ),
        };
      case 'update':
        return { effects: options.has('--no-cache') ? [] : [index(place)] };
      case 'upgrade':
      case 'fix':
        return { effects: [...(keepsIndex(options) ? [index(place)] : []), upgrade(place)] };
      case 'cache':
        return {
          effects:
            names[0]?.text === 'clean' || names[0]?.text === 'purge'
              ? [removed([`${place.cache}/*`])]
              : [],
        };
      default:
        return { effects: [] };
    }
  },
};

interface Place {
  /** Empty for the stage itself. */
  readonly root: string;
  readonly cache: string;
  readonly database: string;
}

function placeOf(options: ParsedOptions): Place {
  const given = options.value('--root');
  const root = given === undefined || given === '/' ? '' : normalizePath(given);
  return {
    root,
    cache: options.value('--cache-dir') ?? `${root}/var/cache/apk`,
    database: `${root}/lib/apk/db/installed`,
  };
}

function keepsIndex(options: ParsedOptions): boolean {
  return !options.has('--no-cache') && !options.has('--no-network');
}

function add(
  words: readonly string[],
  call: Call,
  stage: StageView,
  options: ParsedOptions,
  place: Place,
): Effect[] {
  const effects: Effect[] = keepsIndex(options) ? [index(place)] : [];
  if (options.has('--upgrade')) effects.push(upgrade(place));
  const virtual = options.value('--virtual') ?? null;
  const world = apkWorld(stage.filesystem.text(place.database));
  const inRoot = place.root !== '' && options.has('--initdb') ? ALPINE_BASE : [];
  const files = words.filter((word) => word.endsWith('.apk'));
  const names = apkNames([...inRoot, ...words.filter((word) => !word.endsWith('.apk'))]);
  for (const file of files) effects.push(fromFile(normalizePath(file, call.cwd), stage, place));

  const table = stage.catalog.packages();
  const present = installedApk(stage, place);
  const closure = table && closePackages(table, 'apk', names, (name) => present.has(name));
  for (const { facts, requiredBy } of closure?.added ?? []) {
    // Meta packages (build-base) own no files.
    effects.push(
      written({
        path: place.root || '/usr',
        amount: inItsRelease(facts.installed, stage),
        fileClass: 'system',
        origin: {
          kind: 'apk',
          name: facts.name,
          version: facts.version,
          ...(requiredBy.length > 0 ? { requiredBy } : {}),
        },
        evidence: facts.evidence,
        source: facts.source,
      }),
    );
  }
  const missing =
    closure === undefined || closure.incomplete
      ? names.filter((name) => !present.has(name))
      : closure.unknown;
  for (const name of missing) effects.push(...unknownPackage(name, stage, place));
  if (words.includes(''))
    effects.push(...unknownPackage('a package named by a variable', stage, place));
  if (names.length === 0 && virtual === null) return effects;
  effects.push(
    database(
      place,
      withNames(world, names, virtual),
      [...present, ...(closure?.added ?? []).map(({ facts }) => facts.name)].length,
    ),
  );
  return [...effects, ...wrongSystem(stage)];
}

/** Alpine releases up to this one are further from the catalog's indexes than its packages state. */
const LAST_OLD_MINOR = 15;

/**
 * The indexes are those of 3.22 and 3.18. Published layers of 3.10 to 3.13 had compilers 40 % smaller and git 20 % larger, so that the
 * range of an old release is wider on both sides.
 */
function inItsRelease(amount: Amount, stage: StageView): Amount {
  const { system } = stage.base;
  const minor = system.kind === 'alpine' ? Number(system.release?.split('.')[1] ?? NaN) : NaN;
  if (!(minor <= LAST_OLD_MINOR)) return amount;
  return between(amount.low * 0.65, amount.bytes, amount.high * 1.2);
}

function withNames(world: ApkWorld, names: readonly string[], virtual: string | null): ApkWorld {
  if (virtual === null) return { ...world, names: [...new Set([...world.names, ...names])] };
  return { ...world, virtual: new Map([...world.virtual, [virtual, names]]) };
}

/** Names of installed packages: what the image holds and what apk has written since. */
function installedApk(stage: StageView, place: Place): Set<string> {
  const there = new Set(place.root === '' ? baseApkNames(stage.base) : []);
  for (const { content } of stage.filesystem.under(place.root || '/')) {
    // The index and the pieces of an upgrade are no packages: their names have spaces.
    if (content.origin.kind === 'apk' && !content.origin.name.includes(' ')) {
      there.add(content.origin.name);
    }
  }
  return there;
}

/** `apk del` takes what only the removed names needed; what lower layers hold is hidden and stays. */
function del(words: readonly string[], stage: StageView, place: Place): Effect[] {
  const world = apkWorld(stage.filesystem.text(place.database));
  const gone = new Set(apkNames(words));
  const kept: ApkWorld = {
    names: world.names.filter((name) => !gone.has(name)),
    virtual: new Map([...world.virtual].filter(([name]) => !gone.has(name))),
  };
  const installed = installedApk(stage, place);
  const table = stage.catalog.packages();
  const base = new Set(place.root === '' ? baseApkNames(stage.base) : []);
  const wanted = [...kept.names, ...[...kept.virtual.values()].flat()];
  const keep = table && closePackages(table, 'apk', wanted, (name) => base.has(name));
  const keptNames = new Set([
    ...wanted,
    ...(keep?.added ?? []).map(({ facts }) => facts.name),
    ...base,
  ]);
  const names = [...installed].filter((name) => !keptNames.has(name));
  if (names.length === 0) return [];
  return [
    removed([place.root || '/'], { origins: [{ kind: 'apk', names }] }),
    database(place, kept, installed.size - names.length),
  ];
}

/** Sizes of both indexes of Alpine 3.22 and 3.18, x86_64, as tar.gz: 0.5 MB for main, 1.4 to 2.3 MB for community. */
function index(place: Place): Effect {
  return written({
    path: place.cache,
    amount: between(1.9e6, 2.5e6, 3e6),
    fileClass: 'lists',
    origin: { kind: 'apk', name: 'package index' },
    evidence: 'published',
    source:
      'APKINDEX.tar.gz of main (499,995 bytes, Alpine 3.22) and community (1.4 to 2.3 MB); apk keeps them without --no-cache',
  });
}

/** Official images are rebuilt within weeks: an upgrade replaces few packages, at most all of the base. */
function upgrade(place: Place): Effect {
  return written({
    path: place.root || '/usr',
    amount: between(0, 1.2e6, 8.4e6),
    fileClass: 'system',
    origin: { kind: 'apk', name: 'upgraded packages' },
    evidence: 'assumed',
    source:
      'packages of the base that are newer now are stored again; between none and all of Alpine (8.4 MB)',
  });
}

/** The list of installed files, rewritten whole: about 7 kB a package (python3 alone has 90 kB). */
function database(place: Place, world: ApkWorld, count: number): Effect {
  return written({
    path: place.database,
    isFile: true,
    amount: between(count * 2e3, 15e3 + count * 6e3, 15e3 + count * 20e3),
    fileClass: 'system',
    origin: { kind: 'package-database', name: 'apk' },
    evidence: 'derived',
    source: 'apk writes its list of installed files again with every change',
    text: printWorld(world),
  });
}

function fromFile(path: string, stage: StageView, place: Place): Effect {
  const archive = total(stage.filesystem.under(path).map(({ content }) => content.amount));
  return written({
    path: place.root || '/usr',
    amount: archive.bytes > 0 ? times(archive, 2.6) : within(5e6, 1),
    fileClass: 'system',
    origin: { kind: 'apk', name: path.replace(/^.*\//, '') },
    evidence: 'derived',
    source:
      'its archive unpacked: Alpine packages are 2.6 times their .apk on the whole (index of 3.22)',
  });
}

function unknownPackage(name: string, stage: StageView, place: Place): readonly Effect[] {
  return asked(
    {
      path: place.root || '/usr',
      amount: stage.catalog.packages()?.typical('apk') ?? between(270e3, 5.2e6, 68e6),
      fileClass: 'system',
      origin: { kind: 'apk', name },
      evidence: 'unknown',
      source:
        'not in the Alpine indexes of the catalog; the range of what public Dockerfiles install by name',
    },
    {
      what: `the Alpine package ${name}`,
      reason: 'The catalog has no such package.',
      question: `How many bytes does apk add ${name} install?`,
    },
  );
}

function wrongSystem(stage: StageView): Effect[] {
  const { kind } = stage.base.system;
  if (kind !== 'debian' && kind !== 'rpm') return [];
  const notice: Notice = {
    id: 'apk-not-in-image',
    severity: 'error',
    message: `apk is the package manager of Alpine; ${stage.base.reference} does not have it, so this fails.`,
  };
  return [{ type: 'notice', notice }];
}
