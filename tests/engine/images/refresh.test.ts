import { describe, expect, test } from 'vitest';
import {
  readRegistryImage,
  type Answer,
  type Get,
} from '../../../scripts/catalog/images/registryClient.ts';

const ROOT = 'https://registry.example/v2/library/python';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

function answer(value: unknown, type = 'application/json'): Answer {
  return { status: 200, headers: { 'content-type': type }, body: JSON.stringify(value) };
}

function manifest(config: string, sizes: readonly number[]): Answer {
  return answer({ config: { digest: config }, layers: sizes.map((size) => ({ size })) }, MANIFEST);
}

function config(architecture: string): Answer {
  return answer({
    architecture,
    created: '2026-09-01T10:00:00Z',
    config: {
      Env: ['PATH=/usr/local/bin:/bin', 'PYTHON_VERSION=3.12.14', 'EMPTY='],
      WorkingDir: '',
      User: 'app',
    },
    history: [
      { created_by: 'debian rootfs' },
      { created_by: 'ENV PATH=...', empty_layer: true },
      { created_by: 'RUN build python' },
    ],
  });
}

/** The answers of a registry that wants an anonymous token, as the distribution API documents them. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  [`${ROOT}/manifests/3.12-slim`]: answer(
    {
      manifests: [
        { digest: 'sha256:aaa', platform: { architecture: 'amd64', os: 'linux' } },
        { digest: 'sha256:bbb', platform: { architecture: 'arm64', os: 'linux', variant: 'v8' } },
        { digest: 'sha256:ccc', platform: { architecture: 's390x', os: 'linux' } },
        { digest: 'sha256:ddd', platform: { architecture: 'unknown', os: 'unknown' } },
      ],
    },
    INDEX,
  ),
  [`${ROOT}/manifests/sha256:aaa`]: manifest('sha256:c1', [28_232_655, 17_204_910]),
  [`${ROOT}/manifests/sha256:bbb`]: manifest('sha256:c2', [28_117_202, 16_970_889]),
  [`${ROOT}/blobs/sha256:c1`]: config('amd64'),
  [`${ROOT}/blobs/sha256:c2`]: config('arm64'),
  [`${ROOT}/manifests/old`]: manifest('sha256:c1', [5]),
};

const TOKEN =
  'https://auth.example/token?service=registry.example&scope=repository%3Alibrary%2Fpython%3Apull';

function registry(asked: string[]): Get {
  return (url, headers) => {
    asked.push(url);
    if (url === TOKEN) return Promise.resolve(answer({ token: 'abc' }));
    if (headers['authorization'] !== 'Bearer abc') {
      const challenge =
        'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:library/python:pull"';
      return Promise.resolve({ status: 401, headers: { 'www-authenticate': challenge }, body: '' });
    }
    return Promise.resolve(ANSWERS[url] ?? { status: 404, headers: {}, body: '' });
  };
}

function read(tag: string, asked: string[] = []): ReturnType<typeof readRegistryImage> {
  return readRegistryImage(
    registry(asked),
    'https://registry.example',
    'library/python',
    'python',
    tag,
    '2026-11-21',
  );
}

describe('rows from a registry', () => {
  test('an index gives a row for amd64 and one for arm64', async () => {
    const rows = await read('3.12-slim');
    expect(rows.map(({ arch, compressed, layers }) => [arch, compressed, layers.length])).toEqual([
      ['amd64', 28_232_655 + 17_204_910, 2],
      ['arm64', 28_117_202 + 16_970_889, 2],
    ]);
    expect(rows[0]).toEqual({
      image: 'python',
      tag: '3.12-slim',
      arch: 'amd64',
      kind: 'published',
      created: '2026-09-01',
      compressed: 45_437_565,
      // Steps without a layer are not counted among the layers' names.
      layers: [
        [28_232_655, 'debian rootfs'],
        [17_204_910, 'RUN build python'],
      ],
      env: { PATH: '/usr/local/bin:/bin', PYTHON_VERSION: '3.12.14', EMPTY: '' },
      workdir: null,
      user: 'app',
      source: 'registry manifest sha256:aaa',
      gathered: '2026-11-21',
    });
  });

  test('the token is asked for once', async () => {
    const asked: string[] = [];
    await read('3.12-slim', asked);
    expect(asked.filter((url) => url === TOKEN)).toHaveLength(1);
  });

  test('a tag may name a manifest at once', async () => {
    expect((await read('old')).map(({ compressed }) => compressed)).toEqual([5]);
  });

  test('a tag that is not there is an error', async () => {
    await expect(read('none')).rejects.toThrow('404');
  });
});
