import { pipNoCacheDir } from '../../../src/engine/rewrites/python/pipNoCacheDir.ts';
import { testRewrite } from './testRewrite.ts';

// pip, Caching: https://pip.pypa.io/en/stable/topics/caching/
testRewrite(pipNoCacheDir, {
  'adds the option after install': {
    before: 'FROM python:3.12\nRUN pip install flask\n',
    after: 'FROM python:3.12\nRUN pip install --no-cache-dir flask\n',
  },
  'keeps continuations, comments and letter case': {
    before: `
      from python:3.12
      run pip3 install \\
          # web
          flask \\
          redis
    `,
    after: `
      from python:3.12
      run pip3 install --no-cache-dir \\
          # web
          flask \\
          redis
    `,
  },
  'reads python -m pip and a path': {
    before: 'FROM python:3.12\nRUN python3 -m pip install a && /opt/venv/bin/pip install b\n',
    after:
      'FROM python:3.12\nRUN python3 -m pip install --no-cache-dir a && /opt/venv/bin/pip install --no-cache-dir b\n',
  },
  'reads a here-document': {
    before: 'FROM python:3.12\nRUN <<EOF\nset -e\npip install flask\nEOF\n',
    after: 'FROM python:3.12\nRUN <<EOF\nset -e\npip install --no-cache-dir flask\nEOF\n',
  },
  'leaves one that has it': { before: 'FROM python:3.12\nRUN pip install --no-cache-dir flask\n' },
  'leaves a layer without a cache: a mount holds it, or a variable turned it off': {
    before: 'FROM python:3.12\nRUN pip install flask\n',
    pieces: [{ kind: 'pip', name: 'flask' }],
  },
  'leaves pip list, and the word in an echo': {
    before: 'FROM python:3.12\nRUN pip list && echo pip install flask\n',
  },
  'leaves the exec form': { before: 'FROM python:3.12\nRUN ["pip", "install", "flask"]\n' },
});
