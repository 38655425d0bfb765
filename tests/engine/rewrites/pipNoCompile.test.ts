import { pipNoCompile } from '../../../src/engine/rewrites/python/pipNoCompile.ts';
import { testRewrite } from './testRewrite.ts';

const pieces = [{ kind: 'pip', name: 'a', fileClass: 'bytecode' }] as const;

// https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-no-compile
testRewrite(pipNoCompile, {
  'goes behind install': {
    pieces,
    before: 'FROM python:3.12\nRUN pip install -r a.txt\n',
    after: 'FROM python:3.12\nRUN pip install --no-compile -r a.txt\n',
  },
  'leaves those that chose': {
    pieces,
    before: 'FROM python:3.12\nRUN pip install --no-compile a && pip install --compile b\n',
  },
  'leaves a layer without byte-code': {
    before: 'FROM python:3.12\nRUN pip install a && find / -name __pycache__ -exec rm -r {} +\n',
  },
});
