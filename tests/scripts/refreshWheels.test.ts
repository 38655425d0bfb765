import { describe, expect, test } from 'vitest';
import { readRelease } from '../../scripts/catalog/wheels/indexClient.ts';
import { replaceRows, replaceTsvRows } from '../../scripts/catalog/wheels/replaceRows.ts';
import { readZipDirectory, type GetRange } from '../../scripts/catalog/wheels/zipDirectory.ts';

/** A zip archive by PKWARE's APPNOTE 4.3.12 and 4.3.16, its files' own bytes left blank. */
function zip(files: Readonly<Record<string, number>>, padding: number): Uint8Array {
  const entries = Object.entries(files).map(([path, bytes]) => {
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt32LE(bytes, 24);
    head.writeUInt16LE(path.length, 28);
    head.writeUInt16LE(4, 30);
    return Buffer.concat([head, Buffer.from(path), Buffer.alloc(4)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(padding, 16);
  return Buffer.concat([Buffer.alloc(padding), directory, end]);
}

/** A server of one file that notes what was asked of it. */
function server(bytes: Uint8Array, asked: string[] = []): GetRange {
  return (_url, from, to) => {
    asked.push(`${from}${to === undefined ? '' : `-${to}`}`);
    return Promise.resolve(bytes.slice(from, to === undefined ? undefined : to + 1));
  };
}

const FILES = {
  'pkg/': 0,
  'pkg/__init__.py': 100,
  'pkg/core.so': 5000,
  'pkg/tests/': 0,
  'pkg/tests/test_a.py': 300,
  'pkg/tests/data.csv': 70,
  'pkg/sub/tests/test_b.py': 30,
  'pkg/test/program': 60_000,
  'pkg-2.0.dist-info/RECORD': 10,
};

describe('the directory of a zip archive', () => {
  test('is in the last bytes of a small one', async () => {
    const archive = zip(FILES, 1000);
    const asked: string[] = [];
    const entries = await readZipDirectory('x', archive.length, server(archive, asked));
    expect(asked).toEqual([`${-archive.length}`]);
    expect(entries).toContainEqual({ path: 'pkg/core.so', bytes: 5000 });
    expect(entries).toHaveLength(7);
  });

  test('takes a second read where it is longer than the tail', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1200 }, (_, at) => [`pkg/a_module_with_a_name_${at}.py`, at]),
    );
    const archive = zip(many, 500_000);
    const asked: string[] = [];
    const entries = await readZipDirectory('x', archive.length, server(archive, asked));
    expect(asked).toEqual(['-65557', `500000-${archive.length - 23}`]);
    expect(entries).toHaveLength(1200);
  });

  test('what is no archive is refused', async () => {
    await expect(readZipDirectory('x', 100, server(new Uint8Array(100)))).rejects.toThrow('no zip');
  });
});

test('a release becomes rows of three tables', async () => {
  const archive = zip(FILES, 9);
  const file = (filename: string, packagetype = 'bdist_wheel') => ({
    packagetype,
    filename,
    url: `https://files.example/${filename}`,
    size: archive.length,
    upload_time_iso_8601: '2026-11-01T10:00:00.000000Z',
    yanked: filename.includes('cp310'),
  });
  const json = {
    info: {
      name: 'Pkg',
      version: '2.0',
      requires_dist: [
        'Numpy>=2',
        "tomli; python_version < '3.11'",
        'x[a]',
        "pytest; extra == 'dev'",
      ],
    },
    urls: [
      file('pkg-2.0.tar.gz', 'sdist'),
      file('pkg-2.0-cp310-cp310-manylinux_2_28_x86_64.whl'),
      file('pkg-2.0-cp312-cp312-manylinux_2_28_x86_64.whl'),
      file('pkg-2.0-cp311-cp311-manylinux_2_28_x86_64.whl'),
      file('pkg-2.0-cp314-cp314t-manylinux_2_28_x86_64.whl'),
      file('pkg-2.0-cp311-cp311-win_amd64.whl'),
    ],
  };
  const asked: string[] = [];
  const getJson = (url: string): Promise<unknown> => {
    asked.push(url);
    return Promise.resolve(json);
  };
  const release = await readRelease(
    'https://index.example/',
    'pkg',
    undefined,
    getJson,
    server(archive),
  );
  expect(asked).toEqual(['https://index.example/pypi/pkg/json']);
  expect(release.locked.map((row) => row.file)).toEqual([
    'pkg-2.0-cp311-cp311-manylinux_2_28_x86_64.whl',
    'pkg-2.0-cp312-cp312-manylinux_2_28_x86_64.whl',
  ]);
  expect(release.locked[0]).toMatchObject({
    name: 'pkg',
    wheel_bytes: archive.length,
    since: '2026-11-01',
    requires: [['numpy'], ['tomli', "python_version < '3.11'"], ['x', '', ['a']]],
    sdist_bytes: archive.length,
  });
  expect(release.published).toEqual([
    {
      name: 'pkg',
      version: '2.0',
      unpacked_bytes_approx: 65_510,
      files: 7,
      py_bytes: 430,
      tag: 'cp311-cp311-manylinux_2_28_x86_64',
      confidence: 'exact-sum',
    },
  ]);
  expect(release.tests).toEqual([
    ['pkg', '2.0', 'linux', 65_510, 430, 60_400, 330, 60_000, 'test'],
  ]);
});

describe('tables', () => {
  test('rows of the same keys are replaced, columns come in order', () => {
    const table = '{"source":"s","columns":["name","version","bytes"]}\n["a","1",5]\n["b","1",6]\n';
    expect(
      replaceRows(table, [{ bytes: 7, version: '1', name: 'b', more: true }], ['name', 'version']),
    ).toBe('{"source":"s","columns":["name","version","bytes"]}\n["a","1",5]\n["b","1",7]\n');
  });

  test('tab-separated ones stay sorted', () => {
    expect(
      replaceTsvRows('# r\nname\tversion\tx\nb\t1\t2\n', [
        ['a', '1', 9],
        ['b', '1', 3],
      ]),
    ).toBe('# r\nname\tversion\tx\na\t1\t9\nb\t1\t3\n');
  });
});
