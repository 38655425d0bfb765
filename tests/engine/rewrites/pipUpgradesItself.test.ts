import { pipUpgradesItself } from '../../../src/engine/rewrites/python/pipUpgradesItself.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(pipUpgradesItself, {
  'a RUN of its own goes': {
    before: 'FROM python:3.12\nRUN pip install --upgrade pip\nRUN pip install flask\n',
    after: 'FROM python:3.12\nRUN pip install flask\n',
  },
  'a step in the front, in the middle and at the end': {
    before:
      'FROM python:3.12\nRUN pip install -U pip && a && pip install -U setuptools wheel && b && pip install pip==24\n',
    after: 'FROM python:3.12\nRUN a && b\n',
  },
  'keeps the continuations of the rest': {
    before: 'FROM python:3.12\nRUN python -m pip install --upgrade pip \\\n && pip install flask\n',
    after: 'FROM python:3.12\nRUN pip install flask\n',
  },
  'leaves it beside others, and one that is guarded': {
    before: 'FROM python:3.12\nRUN pip install -U pip flask\nRUN pip install -U pip || true\n',
  },
});
