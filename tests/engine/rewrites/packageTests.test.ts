import { packageTests } from '../../../src/engine/rewrites/python/packageTests.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = [{ kind: 'pip', name: 'scipy', fileClass: 'tests' }];
const find = (folder: string): string =>
  `find ${folder} -type d -name tests -prune -exec rm -rf {} +`;

// Wheels of scipy, pandas and scikit-learn weighed folder by folder (builds.jsonl.br, tests-removed-same, 2026-11-20).
testRewrite(packageTests, {
  'at the end of the RUN that installs': {
    pieces,
    before: 'FROM python:3.12-slim\nRUN pip install scipy\nCMD ["a"]\n',
    after: `FROM python:3.12-slim\nRUN pip install scipy && ${find('/usr/local/lib')}\nCMD ["a"]\n`,
  },
  'in its style': {
    pieces,
    before: 'FROM python:3.12-slim\nRUN pip install scipy \\\n    && pip install pandas\n',
    after: `FROM python:3.12-slim\nRUN pip install scipy \\\n    && pip install pandas \\\n    && ${find('/usr/local/lib')}\n`,
  },
  'where a prefix or another environment says': {
    pieces,
    before:
      'FROM python:3.12 AS build\nRUN pip install --prefix=/install scipy\nRUN pip --python=/opt/venv/bin/python install scipy\nFROM python:3.12-slim\nCOPY --from=build /install /usr/local\n',
    after: `FROM python:3.12 AS build\nRUN pip install --prefix=/install scipy && ${find('/install')}\nRUN pip --python=/opt/venv/bin/python install scipy && ${find('/opt/venv')}\nFROM python:3.12-slim\nCOPY --from=build /install /usr/local\n`,
  },
  'those of torch are programs in a folder of another name': {
    pieces: [{ kind: 'pip', name: 'torch', fileClass: 'tests' }],
    before: 'FROM python:3.12-slim\nRUN pip install torch\n',
    after:
      'FROM python:3.12-slim\nRUN pip install torch && rm -rf /usr/local/lib/python3*/site-packages/torch/test\n',
  },
  'leaves packages that import their tests': {
    pieces: [...pieces, { kind: 'pip', name: 'astropy' }],
    before: 'FROM python:3.12-slim\nRUN pip install astropy\n',
  },
  'leaves what lies where the text does not tell': {
    pieces,
    before: 'FROM python:3.12-slim\nUSER app\nRUN pip install scipy\n',
  },
  'leaves a virtual environment': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nRUN pip install scipy\n',
  },
  'leaves other images': { pieces, before: 'FROM ubuntu:24.04\nRUN pip install scipy\n' },
  'leaves a RUN that cleans up already, and one that may fail in part': {
    pieces,
    before: `FROM python:3.12\nRUN pip install scipy && ${find('/usr/local')}\nRUN pip install scipy || true\n`,
  },
  'leaves packages without tests': {
    pieces: [{ kind: 'pip', name: 'flask', fileClass: 'code' }],
    before: 'FROM python:3.12-slim\nRUN pip install flask\n',
  },
});
