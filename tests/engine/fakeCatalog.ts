import { exactly } from '../../src/engine/amount.ts';
import type { Catalog } from '../../src/engine/catalog.ts';
import type { BaseImage, ImageTable } from '../../src/engine/images/imageTable.ts';
import type { DebianIndex, DebianPackage } from '../../src/engine/packages/debian/debianIndex.ts';
import type { PackageTable } from '../../src/engine/packages/other/packageTable.ts';
import type { PythonProject, WheelTable } from '../../src/engine/packages/python/wheelTable.ts';

/** A catalog with round numbers, so that a test's expected bytes can be written out by hand. */
export interface FakeFacts {
  /** Changes to the base image that every reference resolves to: Debian bookworm slim of 100,000,000 bytes. */
  readonly image?: Partial<BaseImage>;
  /** Changes by reference. */
  readonly images?: Readonly<Record<string, Partial<BaseImage>>>;
  readonly debian?: readonly DebianPackage[];
  readonly python?: readonly PythonProject[];
  /** Packages of apk, conda, npm and rpm. */
  readonly packages?: PackageTable;
}

export const BASE_BYTES = 100_000_000;

export function fakeCatalog(facts: FakeFacts = {}): Catalog {
  const images: ImageTable = {
    resolve: (reference) => ({
      ...fakeImage(reference),
      ...facts.image,
      ...facts.images?.[reference],
    }),
  };
  const projects = new Map((facts.python ?? []).map((project) => [project.name, project]));
  const wheels: WheelTable = { project: (name) => projects.get(name) ?? null };
  return {
    date: '2026-11-20',
    images: () => images,
    wheels: () => wheels,
    models: () => ({ find: () => [] }),
    packages: () => facts.packages,
    debian: (suite) => fakeIndex(suite, facts.debian ?? []),
    missed: new Set(),
  };
}

export function fakeImage(reference: string): BaseImage {
  const isScratch = reference === 'scratch';
  const amount = exactly(isScratch ? 0 : BASE_BYTES);
  return {
    reference,
    resolved: reference,
    match: isScratch ? 'scratch' : 'exact',
    amount,
    compressed: exactly(isScratch ? 0 : 40_000_000),
    layerCount: isScratch ? 0 : 1,
    evidence: 'measured',
    source: 'a test',
    contents: isScratch
      ? []
      : [
          {
            path: '/',
            spread: true,
            amount,
            fileClass: 'system',
            origin: { kind: 'base', name: reference },
            evidence: 'measured',
            source: 'a test',
          },
        ],
    env: {},
    workdir: '/',
    user: '',
    system: isScratch
      ? { kind: 'none' }
      : { kind: 'debian', suite: 'bookworm', slim: true, standsInFor: null },
    pythons: isScratch
      ? []
      : [
          {
            version: '3.11',
            prefix: '/usr/local',
            sitePackages: '/usr/local/lib/python3.11/site-packages',
            hasBytecode: true,
            installed: [],
          },
        ],
    debianPackages: [],
    tools: ['pip', 'python'],
    onbuild: [],
  };
}

function fakeIndex(suite: DebianIndex['suite'], packages: readonly DebianPackage[]): DebianIndex {
  const byName = new Map(packages.map((item) => [item.name, item]));
  return {
    suite,
    whole: true,
    date: '2026-11-20',
    find: (name) => byName.get(name),
    providers: () => [],
    opponents: () => [],
    nearest: () => [],
    names: [...byName.keys()].sort(),
  };
}
