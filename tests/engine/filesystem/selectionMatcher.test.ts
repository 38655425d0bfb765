import { expect, test } from 'vitest';
import { exactly } from '../../../src/engine/amount.ts';
import type { Content, FileClass, Selection } from '../../../src/engine/effects.ts';
import { selectionMatcher } from '../../../src/engine/filesystem/selectionMatcher.ts';
import type { GlobMatch } from '../../../src/engine/filesystem/pathGlob.ts';

/** What an install of a distribution with test folders leaves: folder, class. */
const PIECES = [
  ['/s/numpy', 'code'],
  ['/s/numpy', 'bytecode'],
  ['/s/numpy/tests', 'tests'],
  ['/s/numpy/tests', 'bytecode'],
  ['/s/joblib/test', 'tests'],
  ['/s/joblib/test', 'bytecode'],
] as const;

const tests: readonly FileClass[] = ['tests'];
const bytecode: readonly FileClass[] = ['bytecode'];

/** A removal as it is written, its selection, and what becomes of the six pieces. Expectations: find(1), glob(7). */
const TABLE: readonly (readonly [string, Selection, readonly GlobMatch[]])[] = [
  [
    'find /s -name tests: the class, by name',
    { paths: ['/s'], names: ['tests'], fileClasses: tests },
    ['none', 'none', 'whole', 'none', 'none', 'none'],
  ],
  [
    'find /s -name tests: with what lies inside',
    { paths: ['/s/numpy/tests'] },
    ['none', 'none', 'whole', 'whole', 'none', 'none'],
  ],
  [
    'find /s -name test -o -name tests',
    { paths: ['/s'], names: ['test', 'tests'], fileClasses: tests },
    ['none', 'none', 'whole', 'none', 'whole', 'none'],
  ],
  [
    "find /s -name '*.pyc': all byte-code, that of tests too",
    { paths: ['/s'], names: ['*.pyc'], fileClasses: bytecode },
    ['none', 'whole', 'none', 'whole', 'none', 'whole'],
  ],
  [
    'find /s -name __pycache__',
    { paths: ['/s'], names: ['__pycache__'], fileClasses: bytecode },
    ['none', 'whole', 'none', 'whole', 'none', 'whole'],
  ],
  [
    'rm -rf /s/*/tests',
    { paths: ['/s/*/tests'] },
    ['none', 'none', 'whole', 'whole', 'none', 'none'],
  ],
  [
    'rm -rf /s/numpy',
    { paths: ['/s/numpy'] },
    ['whole', 'whole', 'whole', 'whole', 'none', 'none'],
  ],
];

test.each(TABLE)('%s', (_line, selection, expected) => {
  const match = selectionMatcher(selection);
  expect(PIECES.map(([path, fileClass]) => match(piece(path, fileClass)))).toEqual(expected);
});

function piece(path: string, fileClass: FileClass): Content {
  return {
    path,
    spread: true,
    amount: exactly(1),
    fileClass,
    origin: { kind: 'pip', name: 'x' },
    evidence: 'measured',
    source: 'a test',
  };
}
