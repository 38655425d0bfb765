import { between, NOTHING, plus, times, total, type Amount } from '../../amount.ts';
import type { Effect, FileClass } from '../../effects.ts';
import {
  fitsPlatform,
  type LockedPackage,
  type NodePlatform,
} from '../../packages/node/lockedPackage.ts';
import type { NodeManifest } from '../../packages/node/nodeManifest.ts';
import { nodeModulesPrior } from './nodeModulesPrior.ts';
import type { StageView } from '../program.ts';
import { asked, written } from '../written.ts';

export interface NodeInstall {
  /** Absolute folder that gets node_modules. */
  readonly folder: string;
  /** Name of the lock file whose text would settle the sizes: `package-lock.json`. */
  readonly lockFile: string;
  readonly locked: readonly LockedPackage[] | undefined;
  readonly manifest: NodeManifest | undefined;
  /** Packages named on the command line, beside those of the manifest. */
  readonly named: readonly string[];
  readonly omitDev: boolean;
  readonly platform: NodePlatform;
}

export interface NodeModules {
  readonly effects: readonly Effect[];
  /** Bytes of all packages. */
  readonly amount: Amount;
}

/** Pieces that stand for packages of which only the number is known; `npm prune` takes the second one away. */
export const OTHER_PACKAGES = 'other packages';
export const OTHER_DEV_PACKAGES = 'other development packages';

export function platformOf(stage: StageView, knowsLibc: boolean): NodePlatform {
  const libc = stage.base.system.kind === 'alpine' ? 'musl' : 'glibc';
  return { cpu: stage.platform === 'linux/arm64' ? 'arm64' : 'x64', libc: knowsLibc ? libc : null };
}

/** What an install puts into node_modules: each package with facts by name, the rest by number. */
export function nodeModules(install: NodeInstall, stage: StageView): NodeModules {
  const pieces = new Map<string, Piece>();
  const put = (piece: Piece): void => {
    const before = pieces.get(piece.name);
    pieces.set(
      piece.name,
      before
        ? { ...piece, amount: plus(before.amount, piece.amount), dev: before.dev && piece.dev }
        : piece,
    );
  };
  if (install.locked !== undefined && install.named.length === 0) {
    for (const piece of fromLock(install.locked, install, stage)) put(piece);
  } else {
    const manifest = install.manifest;
    const wanted = new Map<string, boolean>();
    for (const name of Object.keys(manifest?.dependencies ?? {})) wanted.set(name, false);
    if (!install.omitDev)
      for (const name of Object.keys(manifest?.devDependencies ?? {}))
        wanted.set(name, !wanted.has(name) || wanted.get(name) === true);
    for (const name of install.named) wanted.set(name, false);
    for (const [name, dev] of wanted) put(withTree(name, dev, stage));
    if (manifest === undefined && install.named.length === 0) return unknownInstall(install, stage);
  }
  const path = `${install.folder === '/' ? '' : install.folder}/node_modules`;
  const effects = [...pieces.values()].flatMap((piece) => piecesOf(piece, path, install));
  return { effects, amount: total([...pieces.values()].map(({ amount }) => amount)) };
}

interface Piece {
  readonly name: string;
  readonly dev: boolean;
  readonly amount: Amount;
  readonly evidence: 'measured' | 'published' | 'derived' | 'assumed';
  readonly source: string;
  readonly version?: string;
}

function fromLock(
  locked: readonly LockedPackage[],
  install: NodeInstall,
  stage: StageView,
): readonly Piece[] {
  const table = stage.catalog.packages();
  const pieces: Piece[] = [];
  const others = { production: 0, development: 0 };
  for (const one of locked) {
    if ((one.dev && install.omitDev) || !fitsPlatform(one, install.platform)) continue;
    const facts = table?.find('npm', one.name);
    if (facts) {
      pieces.push({
        name: one.name,
        version: one.version,
        dev: one.dev,
        amount: facts.installed,
        evidence: facts.evidence === 'measured' ? 'measured' : 'published',
        source: facts.source,
      });
    } else others[one.dev ? 'development' : 'production'] += 1;
  }
  const typical = table?.typical('npm') ?? between(35e3, 180e3, 600e3);
  for (const [count, name, dev] of [
    [others.production, OTHER_PACKAGES, false],
    [others.development, OTHER_DEV_PACKAGES, true],
  ] as const) {
    if (count === 0) continue;
    pieces.push({
      name,
      dev,
      // The average of many packages varies less than one package.
      amount:
        count < 10
          ? times(typical, count)
          : between(
              count * Math.max(typical.low, typical.bytes * 0.45),
              count * typical.bytes,
              count * typical.high,
            ),
      evidence: 'derived',
      source: `${count} packages of ${install.lockFile} without facts, at ${Math.round(typical.bytes / 1000)} kB each: the mean of the measured ones, 2026-11-21`,
    });
  }
  return pieces;
}

/** A direct dependency without a lock file: what it is known to bring, else itself and about eight more. */
function withTree(name: string, dev: boolean, stage: StageView): Piece {
  const table = stage.catalog.packages();
  const tree = table?.find('npm', `tree:${name}`);
  if (tree) return { name, dev, amount: tree.installed, evidence: 'assumed', source: tree.source };
  const typical = table?.typical('npm') ?? between(35e3, 180e3, 600e3);
  const own = table?.find('npm', name);
  const more = name.startsWith('@types/')
    ? NOTHING
    : between(0, typical.bytes * 8, typical.bytes * 100);
  return {
    name,
    dev,
    amount: plus(own?.installed ?? typical, more),
    evidence: 'assumed',
    source: own
      ? `${own.source}; what it needs is taken for eight packages of 180 kB`
      : 'it and what it needs are taken for nine packages of 180 kB, from one to a hundred',
  };
}

function piecesOf(piece: Piece, path: string, install: NodeInstall): readonly Effect[] {
  const what = {
    path,
    amount: piece.amount,
    fileClass: classOf(piece.name),
    origin: {
      kind: 'npm' as const,
      name: piece.name,
      ...(piece.version === undefined ? {} : { version: piece.version }),
    },
    evidence: piece.evidence,
    source: piece.source,
  };
  if (piece.evidence !== 'assumed' || piece.amount.high < 4 * piece.amount.low)
    return [written(what)];
  return asked(what, {
    what: `the size of ${piece.name} in node_modules`,
    reason: `Without ${install.lockFile} nobody can tell what else it brings.`,
    question: `What does ${install.lockFile} hold?`,
    answer: { kind: 'file', path: install.lockFile },
  });
}

function classOf(name: string): FileClass {
  return /(linux(musl)?-(x64|arm64)|swc-linux|libvips|^esbuild$|^@prisma\/engines$|^electron$)/.test(
    name,
  )
    ? 'native'
    : 'code';
}

function unknownInstall(install: NodeInstall, stage: StageView): NodeModules {
  const amount = nodeModulesPrior(stage.workspace.dockerfile, install.omitDev);
  return {
    amount,
    effects: asked(
      {
        path: `${install.folder === '/' ? '' : install.folder}/node_modules`,
        amount,
        origin: { kind: 'npm', name: OTHER_PACKAGES },
        evidence: 'unknown',
        source:
          'neither package.json nor a lock file is known; node_modules of public images lie in this range',
      },
      {
        what: 'node_modules',
        reason: `The texts of package.json and ${install.lockFile} are not known.`,
        question: `What do package.json and ${install.lockFile} hold?`,
        answer: { kind: 'file', path: 'package.json' },
      },
    ),
  };
}

/** Names of what only development needs, by the lock file or the manifest: what `prune` removes. */
export function developmentNames(
  locked: readonly LockedPackage[] | undefined,
  manifest: NodeManifest | undefined,
): readonly string[] {
  if (locked === undefined)
    return [...Object.keys(manifest?.devDependencies ?? {}), OTHER_DEV_PACKAGES];
  const production = new Set(locked.filter(({ dev }) => !dev).map(({ name }) => name));
  const development = locked
    .filter(({ dev, name }) => dev && !production.has(name))
    .map(({ name }) => name);
  return [...new Set(development), OTHER_DEV_PACKAGES];
}
