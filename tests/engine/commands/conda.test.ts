import { beforeAll, describe, expect, test } from 'vitest';
import { conda } from '../../../src/engine/commands/conda/conda.ts';
import { micromamba } from '../../../src/engine/commands/conda/micromamba.ts';
import {
  readEnvironmentFile,
  readSpecFile,
} from '../../../src/engine/packages/conda/condaEnvironment.ts';
import type { PackageTable } from '../../../src/engine/packages/other/packageTable.ts';
import { lineOf, runProgram, type FakeStageOptions } from './fakeStage.ts';
import { linesOf, megabytes, packageFacts } from './packageFacts.ts';

let table: PackageTable;
beforeAll(async () => {
  table = await packageFacts();
});

/** A package lies in several folders of the environment: one line for it. */
function packageLines(effects: Parameters<typeof linesOf>[0]): readonly string[] {
  const whole = linesOf(effects).map((line) =>
    line.replace(/^(\+ \S*?)\/(?:lib|share|include)(?:\/\S*)? conda /, '$1 conda '),
  );
  return [...new Set(whole)];
}

function stage(more: FakeStageOptions = {}): FakeStageOptions {
  return {
    image: { reference: 'condaforge/miniforge3:latest' },
    catalog: { packages: () => table },
    ...more,
  };
}

test('environment.yml with a pip list', () => {
  const text = `name: demo   # the name
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.11
  - "numpy>=1.26"
  - pip
  - pip:
    - torch==2.1.0
    - -r requirements.txt
  - pandas
`;
  expect(readEnvironmentFile(text)).toEqual({
    name: 'demo',
    channels: ['conda-forge', 'nodefaults'],
    specs: ['python=3.11', 'numpy>=1.26', 'pip', 'pandas'],
    pip: ['torch==2.1.0', '-r requirements.txt'],
    explicit: null,
  });
});

test('an explicit lock names packages and versions', () => {
  const text = `# platform: linux-64
@EXPLICIT
https://conda.anaconda.org/conda-forge/linux-64/libgcc-ng-9.3.0-h2828fa1_18.tar.bz2#5a9490
https://conda.anaconda.org/conda-forge/noarch/six-1.16.0-pyh6c4a22f_0.conda
`;
  expect(readSpecFile(text).explicit).toEqual([
    { name: 'libgcc-ng', version: '9.3.0' },
    { name: 'six', version: '1.16.0' },
  ]);
});

describe('where and what', () => {
  const PKGS = (prefix: string): readonly string[] => [
    `+ ${prefix}/pkgs conda downloaded packages`,
    `+ ${prefix}/pkgs/cache conda repository data`,
    `+ ${prefix}/pkgs/unpacked conda unpacked packages`,
  ];
  test.each<[string, readonly string[], FakeStageOptions?]>([
    ['conda install -y tzdata ca-certificates', []],
    ['conda install --no-deps -y six click', ['+ /opt/conda conda click', ...PKGS('/opt/conda')]],
    [
      'conda create -n web --no-deps click',
      ['+ /opt/conda/envs/web conda click', ...PKGS('/opt/conda')],
    ],
    ['mamba create -p /env --no-deps click', ['+ /env conda click', ...PKGS('/opt/conda')]],
    [
      'conda install --no-deps click',
      ['+ /env conda click', ...PKGS('/opt/conda')],
      { env: { CONDA_PREFIX: '/env' } },
    ],
    [
      '/root/miniconda3/bin/conda install --no-deps click',
      ['+ /root/miniconda3 conda click', ...PKGS('/root/miniconda3')],
    ],
    // `conda clean --help`: --all is index cache, tarballs and unused packages; -f all of pkgs.
    ['conda clean -afy', ['- /opt/conda/pkgs']],
    ['conda clean --all -f -y', ['- /opt/conda/pkgs']],
    ['conda clean -ya', ['- /opt/conda/pkgs archive,lists']],
    ['conda clean -tipsy', ['- /opt/conda/pkgs archive,lists']],
    ['conda clean --index-cache', ['- /opt/conda/pkgs lists']],
    ['conda config --set channel_priority strict', []],
    ['conda init bash', []],
    ['conda info', []],
    ['conda env remove -n web', []],
  ])('%s', (line, expected, more) => {
    expect(packageLines(runProgram(conda, line, stage(more)).effects)).toEqual(expected);
  });
});

test('an unknown package is asked for', () => {
  const lines = linesOf(runProgram(conda, 'conda install -y r-nycflights13', stage()).effects);
  expect(lines.slice(0, 2)).toEqual([
    '+ /opt/conda conda r-nycflights13',
    '? the conda package r-nycflights13',
  ]);
});

test('the defaults channel builds NumPy on MKL, nomkl and conda-forge do not', () => {
  const image = { reference: 'continuumio/miniconda3:latest' };
  const names = (line: string): readonly string[] =>
    packageLines(runProgram(conda, line, stage({ image })).effects);
  expect(names('conda install numpy')).toContain('+ /opt/conda conda mkl');
  expect(names('conda install numpy nomkl')).toContain('+ /opt/conda conda libopenblas');
  expect(names('conda install -c conda-forge numpy')).not.toContain('+ /opt/conda conda mkl');
});

test('a clean-up finds byte-code, tests and headers of conda packages in their places', () => {
  const lines = linesOf(
    runProgram(conda, 'conda create -p /env --no-deps python=3.9', stage()).effects,
  );
  expect(lines).toContain('+ /env/lib/python3.9 conda python');
  expect(lines).toContain('+ /env/lib/python3.9/test conda python');
  expect(lines).toContain('+ /env/include conda python');
});

test('cudatoolkit asks for CUDA builds, cpuonly for the others', () => {
  const cuda = megabytes(
    runProgram(conda, 'conda create -n a pytorch pytorch-cuda=12.4 -c pytorch -c nvidia', stage())
      .effects,
    '/opt/conda/envs',
  );
  const cpu = megabytes(
    runProgram(conda, 'conda create -n a pytorch cpuonly -c pytorch', stage()).effects,
    '/opt/conda/envs',
  );
  expect(cuda).toBeGreaterThan(3000);
  expect(cpu).toBeLessThan(2000);
});

test('a version of CUDA picks the build of the pytorch channel on it, with that cudatoolkit', () => {
  const line = 'conda create -n a pytorch torchvision cudatoolkit=10.1 -c pytorch';
  const { effects } = runProgram(conda, line, stage());
  const weights = new Map<string, number>();
  for (const effect of effects) {
    if (effect.type !== 'write') continue;
    const { origin, amount } = effect.content;
    weights.set(origin.name, (weights.get(origin.name) ?? 0) + amount.bytes);
  }
  // Archives of 580 and 351 MB (public lock files), unpacked at 2.1.
  expect(weights.get('pytorch')).toBeCloseTo(579_967_433 * 2.1, -1);
  expect(weights.get('cudatoolkit')).toBeCloseTo(350_801_322 * 2.1, -1);
  expect(weights.has('libtorch')).toBe(false);
});

test('the pip list of an environment is run in it', () => {
  const text = 'name: web\ndependencies:\n  - click\n  - pip:\n    - flask==3.0\n';
  const run = runProgram(
    conda,
    'conda env create -f environment.yml',
    stage({ lower: { '/work/environment.yml': text } }),
  );
  expect(linesOf(run.effects)[0]).toMatch(/^\+ \/opt\/conda\/envs\/web\/lib\S* conda /);
  expect(run.stage.nested.map(lineOf)).toEqual(['/opt/conda/envs/web/bin/pip install flask==3.0']);
  expect(run.stage.nested[0]?.env.get('CONDA_PREFIX')).toBe('/opt/conda/envs/web');
});

test('conda run hands its command on', () => {
  const run = runProgram(conda, 'conda run --no-capture-output -n web pip install -e .', stage());
  expect(run.stage.nested.map(lineOf)).toEqual(['pip install -e .']);
  expect(run.stage.nested[0]?.env.get('PATH')).toMatch(/^\/opt\/conda\/envs\/web\/bin:/);
});

test('micromamba has no base of its own', () => {
  const env = { MAMBA_ROOT_PREFIX: '/opt/conda' };
  const image = { reference: 'mambaorg/micromamba:1.5' };
  const lines = packageLines(
    runProgram(micromamba, 'micromamba install -y -n base python=3.11', stage({ env, image }))
      .effects,
  );
  expect(lines).toContain('+ /opt/conda conda python');
  expect(
    linesOf(runProgram(micromamba, 'micromamba clean -a -y', stage({ env, image })).effects),
  ).toEqual(['- /opt/conda/pkgs archive,lists']);
});
