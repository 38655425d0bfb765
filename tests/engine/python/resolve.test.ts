import { beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { openWheels } from '../../../scripts/accuracy/pipAccuracy.ts';
import { readWheelFacts } from '../../../scripts/catalog/wheels/factRows.ts';
import type { PythonEnvironment } from '../../../src/engine/packages/python/environment.ts';
import { indexOfUrl, PYPI } from '../../../src/engine/packages/python/indexes.ts';
import { parseRequirement } from '../../../src/engine/packages/python/requirement.ts';
import type { PythonRequest } from '../../../src/engine/packages/python/resolution.ts';
import { resolveDistributions } from '../../../src/engine/packages/python/resolveDistributions.ts';
import type { WheelTable } from '../../../src/engine/packages/python/wheelTable.ts';
import { fakeWheels, PYTHON_311, request } from './fakeWheels.ts';

const FACTS = fileURLToPath(new URL('../../../scripts/catalog/facts/wheels', import.meta.url));
const CPU = { kind: 'known', id: 'pytorch-cpu' } as const;

function pins(
  table: WheelTable,
  line: string,
  environment: Partial<PythonEnvironment> = {},
  more: Partial<PythonRequest> = {},
): string {
  const found = resolveDistributions(request(line, more), { ...PYTHON_311, ...environment }, table);
  return [
    ...found.distributions.map((one) => `${one.name}==${one.version}`),
    ...found.unknowns.map((one) => `?${one.name}`),
    ...found.problems.map((one) => `!${one.id}`),
  ].join(' ');
}

describe('choosing versions', () => {
  const table = fakeWheels({
    app: { '1.0': { requires: ['lib<2', 'tool[fast]>=1; python_version>"3.8"'] } },
    other: { '1.0': { requires: ['lib>=1.1'] }, '2.0': { requires: ['lib>=2'] } },
    lib: { '1.0': {}, '1.5': {}, '2.0': {}, '3.0a1': {} },
    tool: { '1.0': { requires: ['speed; extra == "fast"', 'nt; sys_platform == "win32"'] } },
    speed: { '1.0': {} },
    nt: { '1.0': {} },
    new: { '1.0': { python: '>=3.8' }, '2.0': { python: '>=3.12' } },
    dated: { '1.0': { since: '2024-01-01' }, '2.0': { since: '2026-01-01' } },
    loop: { '1.0': { requires: ['pool'] } },
    pool: { '1.0': { requires: ['loop'] } },
    left: { '1.0': { requires: ['lib<1.2'] } },
    right: { '1.0': { requires: ['lib>1.2'] } },
    source: { '1.0': { tags: [] } },
    pair: { '1.0': { requires: ['part==1.0'] } },
    part: { '1.0': {}, '2.0': {} },
    gone: { '1.0': { index: 'elsewhere' } },
    missing: { '1.0': {} },
  });
  test.each<[string, string, Partial<PythonEnvironment>?, Partial<PythonRequest>?]>([
    ['lib', 'lib==2.0'],
    ['lib>=3.0a1', 'lib==3.0a1'],
    ['app', 'app==1.0 lib==1.5 speed==1.0 tool==1.0'],
    // pip goes back to other 1.0: app allows no lib 2.
    ['app other', 'app==1.0 lib==1.5 other==1.0 speed==1.0 tool==1.0'],
    ['new', 'new==1.0'],
    ['new', 'new==2.0', { python: '3.12' }],
    ['dated', 'dated==1.0', { asOf: '2025-06' }],
    ['loop', 'loop==1.0 pool==1.0'],
    ['app', 'app==1.0', {}, { noDeps: true }],
    ['lib', 'lib==3.0a1', {}, { pre: true }],
    ['lib', '', { installed: new Map([['lib', '1.0']]) }],
    ['lib', 'lib==2.0', { installed: new Map([['lib', '1.0']]) }, { upgrade: true }],
    ['other', 'lib==2.0 other==2.0', { installed: new Map([['lib', '1.0']]) }],
    ['secret lib', 'lib==2.0 ?secret'],
    ['source', 'source==1.0'],
    ['source', '?source !not-on-index', {}, { onlyBinary: true }],
    // Not in the catalog: weighed as its neighbour.
    ['lib==1.7', 'lib==1.7'],
  ])('%s gives %s', (line, expected, environment, more) => {
    expect(pins(table, line, environment, more)).toBe(expected);
  });

  test('requirements that cannot meet are an error, and the answer still names the newest releases', () => {
    const text = pins(table, 'left right');
    expect(text).toContain('!requirements-conflict');
    expect(text).toContain('left==1.0');
  });

  // pip would fail on these; what they do not touch keeps what it pins.
  test.each([
    ['pair gone', 'pair==1.0 part==1.0 ?gone !not-on-index'],
    ['pair left right', 'left==1.0 lib==2.0 pair==1.0 part==1.0 right==1.0 !requirements-conflict'],
  ])('one name that nothing meets costs the others nothing: %s', (line, expected) => {
    expect(pins(table, line)).toBe(expected);
  });

  test('a constraint limits and brings nothing', () => {
    const limit = [parseRequirement('lib<1.2'), parseRequirement('speed==1')].filter(
      (one) => one !== null,
    );
    expect(pins(table, 'lib', {}, { constraints: limit })).toBe('lib==1.0');
  });

  test('the chain of who asks', () => {
    const found = resolveDistributions(request('app'), PYTHON_311, table);
    const speed = found.distributions.find((one) => one.name === 'speed');
    expect(speed?.requiredBy).toEqual(['tool', 'app']);
    expect(found.distributions.find((one) => one.name === 'app')?.requiredBy).toEqual([]);
  });
});

describe('which wheel fits', () => {
  const x86 = 'manylinux_2_28_x86_64';
  const table = fakeWheels({
    fast: { '1.0': { tags: [`cp311-cp311-${x86}`, `cp312-cp312-${x86}`] } },
    stable: { '1.0': { tags: [`cp39-abi3-${x86}`] } },
    modern: { '1.0': { tags: ['cp311-cp311-manylinux_2_39_x86_64'] } },
    both: { '1.0': { tags: [`cp311-cp311-${x86}`, 'cp312-cp312-musllinux_1_2_x86_64'] } },
    late: { '1.0': { tags: [`cp312-cp312-${x86}`] } },
    newer: {
      '1.0': { tags: ['cp311-cp311-musllinux_1_2_x86_64'] },
      '2.0': { tags: [`cp311-cp311-${x86}`], requires: ['both'] },
    },
  });
  test.each<[string, Partial<PythonEnvironment>, string]>([
    ['fast', {}, 'fast==1.0'],
    ['fast', { libc: 'musl' }, '?fast !no-wheel-for-musl'],
    ['both', { libc: 'musl' }, 'both==1.0'],
    // A source distribution counts like a wheel: the newest release is built, with what it requires (pip docs, --prefer-binary).
    ['newer', { libc: 'musl' }, 'both==1.0 ?newer !no-wheel-for-musl'],
    ['newer<2', { libc: 'musl' }, 'newer==1.0'],
    ['fast', { platform: 'linux/arm64' }, '?fast !no-wheel-for-platform'],
    ['stable', { python: '3.13' }, 'stable==1.0'],
    ['modern', {}, '?modern !no-wheel-for-glibc'],
    ['modern', { glibcVersion: '2.41' }, 'modern==1.0'],
    ['late', {}, '?late !no-wheel-for-python'],
  ])('%s on %o: %s', (name, environment, expected) => {
    expect(pins(table, name, environment)).toBe(expected);
  });
});

describe('indexes', () => {
  const cpu = { index: 'pytorch-cpu' };
  const table = fakeWheels({
    torch: { '2.6.0': {}, '2.7.0': {}, '2.6.0+cpu': cpu, '2.5.1+cpu': cpu },
    numpy: { '2.0': {} },
    torchaudio: {
      '2.7.0': { requires: ['torch==2.7.0'] },
      '2.6.0': { requires: ['torch==2.6.0'] },
      '2.7.0+cu128': { index: 'pytorch-cu128', requires: ['torch==2.7.0'] },
    },
  });
  test.each<[string, Partial<PythonEnvironment>, string]>([
    ['torch', { indexes: [CPU] }, 'torch==2.6.0+cpu'],
    // The trap: the newer release of PyPI, a CUDA build, beats the CPU index.
    ['torch', { indexes: [PYPI, CPU] }, 'torch==2.7.0'],
    ['torch==2.6.0', { indexes: [PYPI, CPU] }, 'torch==2.6.0+cpu'],
    ['torch', { indexes: [CPU, PYPI], tool: 'uv' }, 'torch==2.6.0+cpu'],
    ['torch numpy', { indexes: [CPU, PYPI], tool: 'uv' }, 'numpy==2.0 torch==2.6.0+cpu'],
    ['torch numpy', { indexes: [CPU] }, 'numpy==2.0 torch==2.6.0+cpu'],
    // An index of one build has torch's siblings too: PyPI's stand in for those that the catalog lacks.
    ['torchaudio==2.6.0', { indexes: [CPU] }, 'torch==2.6.0+cpu torchaudio==2.6.0'],
    // A local version names its index even where none is configured in sight.
    ['torch==2.6.0+cpu', {}, 'torch==2.6.0+cpu'],
  ])('%s from %o: %s', (line, environment, expected) => {
    expect(pins(table, line, environment)).toBe(expected);
  });

  test.each([
    ['https://pypi.org/simple', 'pypi'],
    ['https://user:secret@pypi.org/simple/', 'pypi'],
    ['https://mirrors.aliyun.com/pypi/simple', 'pypi'],
    ['https://pypi.tuna.tsinghua.edu.cn/simple', 'pypi'],
    ['https://download.pytorch.org/whl/cpu', 'pytorch-cpu'],
    ['https://download.pytorch.org/whl/nightly/cu128', 'pytorch-cu128'],
    ['https://download.pytorch.org/whl/cu121/torch_stable.html', 'pytorch-cu121'],
    ['https://pypi.nvidia.com', 'nvidia'],
    ['https://packages.example.com/simple', 'unknown'],
  ])('%s is %s', (url, id) => {
    const index = indexOfUrl(url);
    expect(index.kind === 'known' ? index.id : 'unknown').toBe(id);
  });
});

describe('with the catalog', () => {
  let table: WheelTable;
  beforeAll(async () => {
    table = await openWheels();
  });

  // What pip printed and lock files hold for 82 builds of torch: scripts/catalog/facts/wheels/torch-closures.jsonl.br
  const closures = readWheelFacts(FACTS).closures.filter((row) => !row.pins_unknown);
  test.each(closures.map((row) => [row.torch, row.index, row] as const))(
    'torch %s of %s pulls just its accelerator packages',
    (version, index, row) => {
      const indexes = index === 'pypi' ? [PYPI] : [{ kind: 'known', id: index } as const, PYPI];
      const found = resolveDistributions(
        request(`torch==${version}`),
        { ...PYTHON_311, python: '3.10', indexes },
        table,
      );
      // Intel's libraries of the XPU builds are among the ordinary requirements of the rows.
      const isAccelerator = (name: string): boolean =>
        /^(nvidia-|cuda-|triton|pytorch-triton)/.test(name);
      const pulled = found.distributions
        .filter((one) => isAccelerator(one.name))
        .map((one) => `${one.name}==${one.version}`);
      expect(pulled.sort()).toEqual(row.pins.map((pin) => `${pin[0]}==${pin[1]}`).sort());
    },
  );

  test('the CPU build pulls no accelerator, and aarch64 none before 2.11', () => {
    expect(pins(table, 'torch==2.6.0', { indexes: [CPU] })).not.toMatch(/nvidia|triton/);
    expect(pins(table, 'torch==2.6.0', { platform: 'linux/arm64' })).not.toMatch(/nvidia|triton/);
  });

  test('torch on Alpine is an error', () => {
    expect(pins(table, 'torch', { libc: 'musl' })).toBe('!no-wheel-for-musl');
  });

  // The older torchaudio is in another slice: it is asked for when the newest does not go with what the index has.
  test('siblings do not cost torch what it pins', () => {
    const cu124 = { kind: 'known', id: 'pytorch-cu124' } as const;
    const found = pins(table, 'torch torchvision torchaudio', { indexes: [cu124] });
    expect(found).toContain('nvidia-cudnn-cu12==9.1.0.70');
    expect(found).toContain('torch==2.6.0+cu124 torchaudio==2.6.0 torchvision==0.21.0+cu124');
  });

  // pip takes the newest of what one names unless METADATA forbids it; that the catalog lends a range forbids nothing.
  test.each(['vllm', 'mlflow', 'gradio', 'ultralytics', 'apache-airflow'])(
    '%s is not made older by ranges that are lent',
    (name) => {
      const found = resolveDistributions(request(name), PYTHON_311, table);
      const own = found.distributions.find((one) => one.name === name);
      const newest = table
        .project(name)
        ?.releases.find((one) => one.wheels.length > 0 && !/[a-z]/.test(one.version));
      expect(own?.version).toBe(newest?.version);
      expect(found.distributions.length).toBeGreaterThan(20);
    },
  );

  test('exact pairs: pydantic and its core, torchvision and torch', () => {
    expect(pins(table, 'pydantic==2.8.0')).toContain('pydantic-core==2.20.0');
    expect(pins(table, 'torchvision==0.21.0')).toContain('torch==2.6.0');
  });

  test('an old upper bound leads back: numpy below 2 for what needs it', () => {
    expect(pins(table, 'numpy<2 pandas==2.0.0')).toContain('numpy==1.26.4');
  });
});
