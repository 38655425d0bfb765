import { describe, expect, test } from 'vitest';
import type { BaseImage } from '../../../src/engine/images/imageTable.ts';
import type { Report } from '../../../src/engine/report.ts';
import type { FakeFacts } from '../fakeCatalog.ts';
import { fakePackages } from './fakePackages.ts';
import { layersOf, report, type Case } from './weigh.ts';

const ALPINE: FakeFacts = {
  image: { reference: 'alpine:3.22', system: { kind: 'alpine', release: '3.22' } },
  packages: fakePackages({ jq: 1e6, git: 20e6 }),
};

const CONDA: FakeFacts = {
  image: conda(),
  packages: fakePackages({ pandas: 80e6 }),
};

const NODE: FakeFacts = {
  image: { reference: 'node:22-slim', tools: ['node', 'npm'], pythons: [] },
  packages: fakePackages({ react: 10e6, typescript: 60e6 }),
};
const LOCK = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'app' },
    'node_modules/react': { version: '1.0' },
    'node_modules/typescript': { version: '1.0', dev: true },
  },
};
const PROJECT = {
  files: {
    'package.json': '{"dependencies":{"react":"1"},"devDependencies":{"typescript":"1"}}',
    'package-lock.json': JSON.stringify(LOCK),
  },
};
const REPOSITORY = 'https://example.com/a.git';

const CASES: readonly Case[] = [
  {
    // The archives are a quarter: 20 MB; the rest of pkgs are hard links of the environment. All goes before the layer is made.
    rule: '30 conda clean in the same RUN leaves the packages only',
    dockerfile: 'FROM base\nRUN conda install -y pandas && conda clean -afy',
    facts: CONDA,
    layers: [80],
  },
  {
    // 80 + 20 of archives + 25 assumed for the channel's index + 2.4 (3 %) of info folders that are no hard links.
    rule: '30 conda clean in a later RUN frees nothing',
    dockerfile: 'FROM base\nRUN conda install -y pandas\nRUN conda clean -afy',
    facts: CONDA,
    layers: [127.4, 0],
  },
  {
    // Given as 10 MB with its history, of which a full clone's is taken for 60 %.
    rule: '32 git clone brings the history, and the same RUN may take it away',
    dockerfile: `FROM base
RUN git clone ${REPOSITORY} /a
RUN git clone ${REPOSITORY} /b && rm -rf /b/.git`,
    workspace: { context: { [`git+${REPOSITORY}`]: 10_000_000 } },
    layers: [10, 4],
  },
  {
    // ADD leaves .git out (Dockerfile reference, ADD --keep-git-dir): the tree as given.
    rule: '32 ADD of a repository brings the tree only',
    dockerfile: `FROM base\nADD ${REPOSITORY} /a`,
    workspace: { context: { [REPOSITORY]: 4_000_000 } },
    layers: [4],
  },
  {
    // `!keep.bin` takes back what `*.bin` took out, `data` takes all of data and `!data/small.txt` one file back; `*.bin` means the
    // root only, so sub/b.bin stays: 3 + 1 + 5. What stands later wins: last.txt is out for good.
    rule: '36 the last pattern of .dockerignore that matches decides',
    dockerfile: 'FROM base\nCOPY . /app',
    workspace: {
      files: {
        '.dockerignore': '*.bin\n!keep.bin\ndata\n!data/small.txt\n!last.txt\nlast.txt\n',
      },
      context: {
        'a.bin': 7e6,
        'keep.bin': 3e6,
        'data/large.txt': 9e6,
        'data/small.txt': 1e6,
        'sub/b.bin': 5e6,
        'last.txt': 2e6,
      },
    },
    layers: [9],
  },
  {
    // 10 of react, 60 of typescript.
    rule: '39 npm ci installs what only development needs',
    dockerfile: npmInstall('npm ci && npm cache clean --force'),
    workspace: PROJECT,
    facts: NODE,
    layers: [0, 0, 70],
  },
  {
    rule: '39 --omit=dev leaves it out',
    dockerfile: npmInstall('npm ci --omit=dev && npm cache clean --force'),
    workspace: PROJECT,
    facts: NODE,
    layers: [0, 0, 10],
  },
  {
    rule: '39 NODE_ENV=production does, too',
    dockerfile: npmInstall('NODE_ENV=production npm ci && npm cache clean --force'),
    workspace: PROJECT,
    facts: NODE,
    layers: [0, 0, 10],
  },
  {
    rule: '39 npm prune in a later RUN frees nothing',
    dockerfile: npmInstall('npm ci && npm cache clean --force\nRUN npm prune --omit=dev'),
    workspace: PROJECT,
    facts: NODE,
    layers: [0, 0, 70, 0],
  },
];

test.each(CASES.map((one) => [one.rule, one] as const))('%s', (_, given) => {
  expect(layersOf(given)).toEqual(given.layers);
});

describe('32 what is not given', () => {
  const { layers } = report({
    dockerfile: `FROM base
ADD ${REPOSITORY} /a
ADD --keep-git-dir=true ${REPOSITORY} /b
RUN git clone ${REPOSITORY} /c`,
  });
  const [without = 0, kept = 0, cloned = 0] = layers.slice(1).map(({ bytes }) => bytes);

  test('ADD without history < ADD with that of one commit < a clone with all of it', () => {
    expect(without).toBeLessThan(kept);
    expect(kept).toBeLessThan(cloned);
  });

  test('only the last two hold files of .git', () => {
    const holdsHistory = layers
      .slice(1)
      .map(({ contributions }) =>
        contributions.some(({ classes }) => classes.some(({ fileClass }) => fileClass === 'vcs')),
      );
    expect(holdsHistory).toEqual([false, true, true]);
  });
});

describe('28 path-excludes of slim images', () => {
  // Installed-Size says 50 MB; without documentation, manual pages and translations 40 MB of files are left.
  const heavy = {
    name: 'heavy',
    version: '1.0',
    installedBytes: 50_000_000,
    slimBytes: 40_000_000,
    debBytes: 10_000_000,
    section: 'libs',
    meeting: 1,
    paths: 10,
    depends: [],
    recommends: [],
    conflicts: [],
  };
  test.each([
    [true, 40],
    [false, 50],
  ])('slim %s: %d MB', (slim, megabytes) => {
    const { layers } = report({
      dockerfile: 'FROM base\nRUN apt-get update && apt-get install -y heavy',
      facts: {
        image: { system: { kind: 'debian', suite: 'bookworm', slim, standsInFor: null } },
        debian: [heavy],
      },
    });
    const part = layers[1]?.contributions.find(({ name }) => name === 'heavy');
    expect(Math.round((part?.bytes ?? 0) / 1e5) / 10).toBe(megabytes);
  });
});

describe('29 the index of apk', () => {
  const indexes = ({ layers }: Report): readonly number[] =>
    layers
      .slice(1)
      .map(({ contributions }) =>
        contributions
          .filter(({ name }) => name === 'package index')
          .reduce((a, b) => a + b.bytes, 0),
      );

  test('stays without --no-cache, and a package weighs the same either way (apk-cache(8))', () => {
    const given = report({
      dockerfile: `FROM alpine
RUN apk add jq
RUN apk add --no-cache git
RUN apk add --no-cache --virtual .build git && apk del .build`,
      facts: ALPINE,
    });
    // 2.5 MB of APKINDEX in the first, none in the others.
    expect(indexes(given)).toEqual([2_500_000, 0, 0]);
    const packages = given.layers
      .slice(1)
      .flatMap(({ contributions }) => contributions.filter(({ name }) => /^(jq|git)$/.test(name)));
    expect(packages.map(({ name, bytes }) => `${name} ${bytes}`)).toEqual([
      'jq 1000000',
      'git 20000000',
    ]);
  });
});

function conda(): Partial<BaseImage> {
  return {
    reference: 'continuumio/miniconda3:latest',
    tools: ['conda'],
    pythons: [
      {
        version: '3.11',
        prefix: '/opt/conda',
        sitePackages: '/opt/conda/lib/python3.11/site-packages',
        hasBytecode: true,
        installed: [],
      },
    ],
  };
}

function npmInstall(command: string): string {
  return `FROM base
WORKDIR /app
COPY package.json package-lock.json ./
RUN ${command}`;
}
