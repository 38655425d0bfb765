import { between, plus, times, total, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { closePackages } from '../../packages/other/closePackages.ts';
import type { PackageFacts, PackageTable } from '../../packages/other/packageTable.ts';
import {
  condaSpec,
  type CondaRequest,
  type CondaSpec,
} from '../../packages/conda/condaEnvironment.ts';
import { ANACONDA_BASE, CONDA_BASE } from '../../packages/conda/condaBase.ts';
import { condaParts } from '../../packages/conda/condaParts.ts';
import { pinnedRows, plainName, pythonRow } from '../../packages/conda/condaPins.ts';
import { chooseVariants } from '../../packages/conda/condaVariants.ts';
import type { StageView } from '../program.ts';
import { asked, written } from '../written.ts';

export interface CondaInstall {
  readonly request: CondaRequest;
  /** Absolute folder of the environment. */
  readonly environment: string;
  /** Folder of conda itself; `pkgs` lies in it. */
  readonly prefix: string;
  readonly channels: readonly string[];
  /** Whether the configuration that comes with the tool points at conda-forge. */
  readonly isForgeDefault: boolean;
  readonly overridesCuda: boolean;
  /** Files are copied out of pkgs, not hard-linked: `--copy`. */
  readonly copies: boolean;
  readonly withDependencies: boolean;
}

/**
 * What conda, mamba and micromamba write: each package below the environment, and in pkgs its archive and the repository data. The
 * unpacked packages in pkgs are hard links of the environment's files and weigh nothing more (docs.conda.io, pkgs_dirs), unless they are
 * copied. So `conda clean -afy` in the same RUN gives back archives and repository data, in a later one nothing.
 */
export function condaInstall(install: CondaInstall, stage: StageView): readonly Effect[] {
  const { environment, prefix } = install;
  const table = stage.catalog.packages();
  const isBase = environment === prefix && !/micromamba/.test(stage.base.reference);
  const present = new Set(isBase ? CONDA_BASE : []);
  if (isBase && /anaconda/.test(stage.base.reference))
    for (const name of ANACONDA_BASE) present.add(name);
  for (const { content } of stage.filesystem.under(environment)) {
    if (content.origin.kind === 'conda') present.add(content.origin.name);
  }
  const packages = resolve(install, table, present, stage);
  const own = packages.find(({ name }) => name === 'python')?.version;
  const there = stage.base.pythons.find((one) => one.prefix === environment)?.version;
  const python = /^\d+\.\d+/.exec(own ?? there ?? '')?.[0] ?? '3.11';
  const effects: Effect[] = packages.flatMap((one) => piece(one, environment, python, stage));
  const installed = total(packages.map(({ amount }) => amount));
  if (packages.length === 0) return effects;

  const pkgs = `${prefix}/pkgs`;
  effects.push(
    written({
      path: pkgs,
      amount: total(packages.map(({ archive }) => archive)),
      fileClass: 'archive',
      origin: { kind: 'conda', name: 'downloaded packages' },
      evidence: 'derived',
      source: 'conda keeps the archives that it downloads until conda clean',
    }),
    written({
      path: `${pkgs}/cache`,
      amount:
        install.isForgeDefault || install.channels.some((channel) => /forge/.test(channel))
          ? between(15e6, 120e6, 500e6)
          : between(4e6, 25e6, 80e6),
      fileClass: 'lists',
      origin: { kind: 'conda', name: 'repository data' },
      evidence: 'assumed',
      source:
        'repodata of the channels: that of conda-forge is several times that of the defaults; no measurement at hand',
    }),
    written({
      path: `${pkgs}/unpacked`,
      amount: install.copies ? installed : times(installed, 0.03),
      fileClass: 'cache',
      origin: { kind: 'conda', name: 'unpacked packages' },
      evidence: 'derived',
      source: install.copies
        ? 'with --copy the unpacked packages in pkgs are files of their own'
        : 'the unpacked packages are hard links of the environment’s files; only their info folders come on top',
    }),
  );
  return effects;
}

interface Resolved {
  readonly name: string;
  readonly version: string;
  readonly amount: Amount;
  readonly archive: Amount;
  readonly requiredBy: readonly string[];
  readonly evidence: 'derived' | 'unknown';
  readonly source: string;
}

function resolve(
  install: CondaInstall,
  table: PackageTable | undefined,
  present: ReadonlySet<string>,
  stage: StageView,
): readonly Resolved[] {
  const { request } = install;
  if (request.explicit !== null) {
    return request.explicit
      .filter(({ name }) => !name.startsWith('_') && !present.has(name))
      .map((spec) =>
        single(spec, pythonRow(spec, table)?.facts ?? table?.find('conda', spec.name), stage),
      );
  }
  const specs = request.specs.map(condaSpec).filter(({ name }) => name !== '');
  const choice = chooseVariants(
    specs,
    [...install.channels, ...request.channels],
    install.isForgeDefault,
    install.overridesCuda,
  );
  const rows = pinnedRows(specs, choice, table);
  const names = choice.names.map((name) => {
    const row = rows.get(plainName(name));
    if (row !== undefined) return row;
    if (name.startsWith('python=')) return 'python';
    return name.endsWith('@cuda') && table?.find('conda', name) === null ? name.slice(0, -5) : name;
  });
  const basePython = stage.base.pythons.find((python) => python.prefix === install.prefix)?.version;
  const isThere = (name: string): boolean => {
    const plain = plainName(name);
    // What is pinned stands for every other build of its name.
    const row = rows.get(plain);
    if (row !== undefined && name !== row) return true;
    if (plain === 'libtorch' && choice.fromPytorchChannel) return true;
    // Another minor version replaces the Python of the base environment.
    if (name.startsWith('python='))
      return present.has('python') && name === `python=${basePython ?? ''}`;
    return present.has(plain);
  };
  if (table === undefined)
    return specs.filter(({ name }) => !isThere(name)).map((spec) => single(spec, undefined, stage));
  const wanted = install.withDependencies ? names : [];
  let closure = closePackages(table, 'conda', wanted, isThere);
  const usesMkl = choice.usesMkl && closure.added.some(({ facts }) => facts.name === 'libblas');
  if (usesMkl)
    closure = closePackages(
      table,
      'conda',
      [...wanted, 'mkl'],
      (name) => isThere(name) || /^(lib)?openblas$/.test(name),
    );
  const found = closure.added.map(({ facts, requiredBy }) => ({
    ...single({ name: facts.name, version: facts.version }, facts, stage),
    requiredBy,
  }));
  const unknown = (
    install.withDependencies ? closure.unknown : names.filter((name) => !isThere(name))
  ).map((name) =>
    single(
      specs.find((spec) => spec.name === name) ?? { name, version: '' },
      install.withDependencies ? null : table.find('conda', name),
      stage,
    ),
  );
  return [...found, ...unknown];
}

function single(
  spec: CondaSpec,
  facts: PackageFacts | null | undefined,
  stage: StageView,
): Resolved {
  const name = plainName(spec.name);
  const base = { name, version: spec.version || facts?.version || '', requiredBy: [] };
  if (facts) {
    return {
      ...base,
      amount: facts.installed,
      archive: exactOr(facts.archiveBytes, facts.installed),
      evidence: 'derived',
      source: facts.source,
    };
  }
  const release = stage.catalog.wheels()?.project(name)?.releases[0];
  const weight = release?.wheels[0]?.weight;
  if (release && weight) {
    const wheel = plus(weight.unpacked, weight.bytecode);
    const amount = between(wheel.low * 0.6, wheel.bytes, wheel.high * 1.5);
    return {
      ...base,
      amount,
      archive: times(amount, 0.28),
      evidence: 'derived',
      source: `the Python wheel ${release.version} of the same name: the same code, built by others`,
    };
  }
  const amount = stage.catalog.packages()?.typical('conda') ?? between(0.3e6, 6e6, 60e6);
  return {
    ...base,
    amount,
    archive: times(amount, 0.28),
    evidence: 'unknown',
    source: 'the catalog has no such conda package; the range that packages lie in',
  };
}

function exactOr(bytes: number | null, installed: Amount): Amount {
  return bytes === null ? times(installed, 0.28) : { bytes, low: bytes, high: bytes };
}

function piece(
  one: Resolved,
  environment: string,
  python: string,
  stage: StageView,
): readonly Effect[] {
  const what = {
    path: environment,
    amount: one.amount,
    fileClass: 'code' as const,
    origin: {
      kind: 'conda' as const,
      name: one.name,
      ...(one.version === '' ? {} : { version: one.version }),
      ...(one.requiredBy.length === 0 ? {} : { requiredBy: one.requiredBy }),
    },
    evidence: one.evidence,
    source: one.source,
  };
  if (one.evidence !== 'unknown') {
    const weight = stage.catalog.wheels()?.project(one.name)?.releases[0]?.wheels[0]?.weight;
    return condaParts(one.name, weight ?? null, python).map(({ fileClass, folder, share }) =>
      written({
        ...what,
        path: `${environment === '/' ? '' : environment}/${folder}`,
        fileClass,
        amount: times(one.amount, share),
      }),
    );
  }
  return asked(what, {
    what: `the conda package ${one.name}`,
    reason: 'The catalog has no such package.',
    question: `How many bytes does ${one.name} install?`,
  });
}
