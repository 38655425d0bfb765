import { expect, test } from 'vitest';
import type { Content } from '../../../src/engine/effects.ts';
import { LayeredFilesystem } from '../../../src/engine/filesystem/layeredFilesystem.ts';
import { piece } from './piece.ts';

type Step = (filesystem: LayeredFilesystem) => void;

const write =
  (content: Content): Step =>
  (fs) =>
    fs.write(content);
const remove =
  (...paths: string[]): Step =>
  (fs) =>
    fs.delete({ paths });
const touch =
  (...paths: string[]): Step =>
  (fs) =>
    fs.touch({ paths });

/** Runs each list of steps as one layer over a base of 100 bytes; answers bytes and wasted bytes of every layer. */
function layers(...steps: readonly (readonly Step[])[]): { bytes: number[]; wasted: number[] } {
  const fs = LayeredFilesystem.fromBase([piece('/', 100, 'system', 'base')]);
  for (const layer of steps) {
    fs.beginLayer();
    for (const step of layer) step(fs);
    fs.endLayer();
  }
  const sum = (layer: number, hidden: boolean): number =>
    fs.pieces
      .filter((p) => p.layer === layer && (!hidden || p.hiddenBy !== null))
      .reduce((bytes, p) => bytes + p.content.amount.bytes, 0);
  const indices = [0, ...steps.map((_, index) => index + 1)];
  return { bytes: indices.map((i) => sum(i, false)), wasted: indices.map((i) => sum(i, true)) };
}

/** The three laws and their corollaries: image-spec layer.md, and the builds weighed on 2026-11-20. */
const TABLE: readonly {
  readonly law: string;
  readonly steps: readonly (readonly Step[])[];
  readonly bytes: readonly number[];
  readonly wasted: readonly number[];
}[] = [
  {
    law: 'what is made and deleted in one layer was never there',
    steps: [[write(piece('/tmp/big', 64)), remove('/tmp/big')]],
    bytes: [100, 0],
    wasted: [0, 0],
  },
  {
    law: 'what is deleted later stays, and is waste',
    steps: [[write(piece('/tmp/big', 64))], [remove('/tmp/big')]],
    bytes: [100, 64, 0],
    wasted: [0, 64, 0],
  },
  {
    law: 'chown in a later layer stores the files again',
    steps: [[write(piece('/app/', 60))], [touch('/app')]],
    bytes: [100, 60, 60],
    wasted: [0, 60, 0],
  },
  {
    law: 'chown in the same layer is free',
    steps: [[write(piece('/app/', 60)), touch('/app')]],
    bytes: [100, 60],
    wasted: [0, 0],
  },
  {
    law: 'copy-up counts a file once a layer, however often it is changed',
    steps: [[write(piece('/app/', 60))], [touch('/app'), touch('/app'), touch('/')]],
    bytes: [100, 60, 160],
    wasted: [100, 60, 0],
  },
  {
    law: 'a moved folder of a lower layer is stored again',
    steps: [[write(piece('/a/x', 24))], [(fs) => fs.move('/a', '/b')]],
    bytes: [100, 24, 24],
    wasted: [0, 24, 0],
  },
  {
    law: 'a move inside one layer is free',
    steps: [[write(piece('/a/x', 24)), (fs) => fs.move('/a', '/b'), remove('/a')]],
    bytes: [100, 24],
    wasted: [0, 0],
  },
  {
    law: 'a copy is stored besides',
    steps: [[write(piece('/a/x', 24))], [(fs) => fs.copy('/a', '/b')]],
    bytes: [100, 24, 24],
    wasted: [0, 0, 0],
  },
  {
    law: 'the same file written again hides the first copy',
    steps: [[write(piece('/a', 24))], [write(piece('/a', 25))]],
    bytes: [100, 24, 25],
    wasted: [0, 24, 0],
  },
  {
    law: 'the same folder copied twice hides the first copy',
    steps: [[write(piece('/app/', 35))], [write(piece('/app/', 35))]],
    bytes: [100, 35, 35],
    wasted: [0, 35, 0],
  },
  {
    law: 'two packages below one folder live side by side',
    steps: [[write(piece('/usr/', 5, 'system', 'a')), write(piece('/usr/', 7, 'system', 'b'))]],
    bytes: [100, 12],
    wasted: [0, 0],
  },
  {
    law: 'a hard link to a lower file stores it again, once',
    steps: [[write(piece('/a', 4))], [(fs) => fs.hardLink('/a', '/b')]],
    bytes: [100, 4, 4],
    wasted: [0, 4, 0],
  },
  {
    law: 'a hard link in one layer is free',
    steps: [[write(piece('/a', 4)), (fs) => fs.hardLink('/a', '/b')]],
    bytes: [100, 4],
    wasted: [0, 0],
  },
  {
    // unlink(2): a file lives as long as one name of it does.
    law: 'a hard link keeps the content when the first name is deleted',
    steps: [
      [
        write(piece('/a', 4)),
        (fs) => fs.hardLink('/a', '/b'),
        (fs) => fs.hardLink('/b', '/c'),
        (fs) => fs.delete({ paths: ['/a'] }),
        (fs) => fs.delete({ paths: ['/b'] }),
      ],
    ],
    bytes: [100, 4],
    wasted: [0, 0],
  },
  {
    law: 'a file is gone with its last name',
    steps: [
      [
        write(piece('/a', 4)),
        (fs) => fs.hardLink('/a', '/b'),
        (fs) => fs.delete({ paths: ['/a', '/b'] }),
      ],
    ],
    bytes: [100, 0],
    wasted: [0, 0],
  },
  {
    law: 'a hard link to a lower file keeps its second copy when that file is deleted',
    steps: [
      [write(piece('/a', 4))],
      [(fs) => fs.hardLink('/a', '/b'), (fs) => fs.delete({ paths: ['/a'] })],
    ],
    bytes: [100, 4, 4],
    wasted: [0, 4, 0],
  },
  {
    law: 'find -name __pycache__ takes the byte-code only',
    steps: [
      [
        write(piece('/lib/torch/', 8, 'code', 'torch')),
        write(piece('/lib/torch/', 3, 'bytecode', 'torch')),
        (fs) => fs.delete({ paths: ['/lib'], names: ['__pycache__'], fileClasses: ['bytecode'] }),
      ],
    ],
    bytes: [100, 8],
    wasted: [0, 0],
  },
  {
    law: 'strip in a later layer stores the stripped files besides',
    steps: [
      [write(piece('/lib/a.so', 10, 'native'))],
      [
        (fs) =>
          fs.resize(
            { paths: ['/lib'], fileClasses: ['native'] },
            { bytes: 0.5, low: 0.4, high: 0.6 },
          ),
      ],
    ],
    bytes: [100, 10, 5],
    wasted: [0, 10, 0],
  },
];

test.each(TABLE)('$law', ({ steps, bytes, wasted }) => {
  expect(layers(...steps)).toEqual({ bytes, wasted });
});

test('what lies under a mount never reaches the layer, and hides nothing below it', () => {
  const fs = LayeredFilesystem.fromBase([piece('/root/.cache/pip/', 30, 'cache')]);
  fs.beginLayer([{ target: '/root/.cache/pip', type: 'cache' }]);
  fs.write(piece('/root/.cache/pip/http/', 50, 'cache'));
  expect(fs.under('/root/.cache/pip').map((entry) => entry.content.amount.bytes)).toEqual([50]);
  fs.delete({ paths: ['/root/.cache'] });
  fs.write(piece('/root/kept', 1));
  fs.endLayer();
  expect(fs.pieces.map((p) => [p.content.path, p.layer, p.hiddenBy])).toEqual([
    ['/root/.cache/pip', 0, null],
    ['/root/kept', 1, null],
  ]);
});

test('a clean-up inside a folder of which only the whole is known may have taken all of it', () => {
  const fs = LayeredFilesystem.fromBase([]);
  fs.beginLayer();
  fs.write(piece('/src/', 80, 'code'));
  fs.delete({ paths: ['/src/docs'] });
  expect(fs.pieces.map((p) => p.content.amount)).toEqual([{ bytes: 80, low: 0, high: 80 }]);
});

test('a file deleted by name is gone although a folder above could hold it, until it is written again', () => {
  const fs = LayeredFilesystem.fromBase([piece('/', 100, 'system')]);
  fs.beginLayer();
  expect(fs.exists('/etc/apt/apt.conf.d/docker-clean')).toBe('maybe');
  fs.delete({ paths: ['/etc/apt/apt.conf.d/docker-clean'] });
  expect(fs.exists('/etc/apt/apt.conf.d/docker-clean')).toBe('no');
  fs.write(piece('/etc/apt/apt.conf.d/docker-clean', 1));
  expect(fs.exists('/etc/apt/apt.conf.d/docker-clean')).toBe('yes');
});
