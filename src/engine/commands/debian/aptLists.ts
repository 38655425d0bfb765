import { between, exactly, within, type Amount } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import type { System } from '../../images/imageTable.ts';
import { SUITE_LAYER_FACTS } from '../../packages/debian/layerFacts.ts';
import { DOCKER_CLEAN, DOCKER_GZIP_INDEXES } from './aptConfiguration.ts';
import { foreignSources } from './aptSources.ts';
import type { StageView } from '../program.ts';

export const LISTS = '/var/lib/apt/lists';
export const APT_CACHE = '/var/cache/apt';

type Debian = Extract<System, { kind: 'debian' }>;

/** Whether an `apt-get update` left package lists that this command sees. */
export function hasLists(stage: StageView): boolean {
  return stage.filesystem.under(LISTS).some(({ content }) => content.fileClass === 'lists');
}

/**
 * `apt-get update`. Lists that are there stay as they are (the archive of one day answers "Hit"), so a second update adds only the lists of
 * sources that came since.
 */
export function updateLists(stage: StageView, system: Debian): readonly Effect[] {
  const known = new Set(stage.filesystem.under(LISTS).map(({ content }) => content.origin.name));
  const contents = [mainLists(stage, system), ...foreignLists(stage)];
  const fresh = contents.filter(({ origin }) => !known.has(origin.name));
  if (stage.filesystem.exists(DOCKER_CLEAN) === 'no') fresh.push(binaryCaches(system));
  return fresh.map((content) => ({ type: 'write', content }));
}

function mainLists(stage: StageView, system: Debian): Content {
  const facts = SUITE_LAYER_FACTS[system.suite];
  const name = 'apt lists';
  if (system.standsInFor !== null) {
    const isUbuntu = system.standsInFor.startsWith('ubuntu');
    return {
      ...listsContent(name, isUbuntu ? UBUNTU_LISTS : within(facts.lists, 0.25)),
      evidence: isUbuntu ? 'derived' : 'assumed',
      source: isUbuntu
        ? `lists of ${system.standsInFor}, universe included: from published downloads and one published layer, 2022 to 2026`
        : `lists of debian ${system.suite}, 2026-11-20, standing in for ${system.standsInFor}`,
    };
  }
  // Without docker-gzip-indexes apt unpacks the indexes; a build of 2026-11-20 on bookworm with it removed gives the factor.
  const unpacked = stage.filesystem.exists(DOCKER_GZIP_INDEXES) === 'no';
  return {
    ...listsContent(name, unpacked ? within(facts.lists * UNPACKED, 0.15) : exactly(facts.lists)),
    evidence: unpacked ? 'derived' : 'measured',
    source: `/var/lib/apt/lists after apt-get update on ${system.suite}, 2026-11-20`,
    compressed: facts.listsGzip,
  };
}

const UNPACKED = 2.66;

/**
 * Lists of an Ubuntu release with main, universe, updates and security. What apt downloads is printed in public logs: 37.6 MB on 24.04 (2026-04), of
 * which universe 19.3 MB; 17.5 MB of universe on 22.04, 11.3 MB on 20.04. The images keep them lz4-compressed, 1.47 times that size (universe
 * of 22.04: 64.3 MB unpacked, by the ratio of Debian's lists). A layer of 22.04 published on 2022-12-01 held 39.8 MB; updates grow with the years.
 */
const UBUNTU_LISTS = between(36e6, 55e6, 70e6);

function foreignLists(stage: StageView): readonly Content[] {
  return foreignSources(stage).map(({ place }) => ({
    ...listsContent(`apt lists of ${place}`, between(5e3, 100e3, 3e6)),
    evidence: 'assumed' as const,
    source: "a vendor's own repository: most hold some dozens of packages",
  }));
}

function listsContent(
  name: string,
  amount: Amount,
): Pick<Content, 'path' | 'spread' | 'amount' | 'fileClass' | 'origin'> {
  return {
    path: LISTS,
    spread: true,
    amount,
    fileClass: 'lists',
    origin: { kind: 'apt', name },
  };
}

function binaryCaches(system: Debian): Content {
  const bytes = SUITE_LAYER_FACTS[system.suite].cacheBin;
  return {
    path: `${APT_CACHE}/pkgcache.bin`,
    spread: false,
    amount: within(bytes, 0.02),
    fileClass: 'cache',
    origin: { kind: 'apt', name: 'pkgcache.bin and srcpkgcache.bin' },
    evidence: system.standsInFor === null ? 'measured' : 'derived',
    source: `apt's binary caches without docker-clean on ${system.suite}, 2026-11-20`,
    compressed: Math.round(bytes * 0.25),
  };
}

/** `apt-get clean`: archives and binary caches (apt-get(8)). */
export function cleanArchives(): readonly Effect[] {
  return [
    {
      type: 'delete',
      selection: { paths: [`${APT_CACHE}/archives/*`, `${APT_CACHE}/*.bin`] },
    },
  ];
}

/** `apt-get dist-clean` (apt 3.0): archives and lists. */
export function distClean(): readonly Effect[] {
  return [...cleanArchives(), { type: 'delete', selection: { paths: [`${LISTS}/*`] } }];
}
