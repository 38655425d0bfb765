import { copyOrder } from '../../../src/engine/rewrites/layers/copyOrder.ts';
import { testRewrite } from './testRewrite.ts';

const files = { 'requirements.txt': 'flask\n' };

// https://docs.docker.com/build/cache/optimize/#order-your-layers
testRewrite(copyOrder, {
  'the list first, the code last': {
    files,
    before:
      'FROM python:3.12\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "a.py"]\n',
    after:
      'FROM python:3.12\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nCMD ["python", "a.py"]\n',
  },
  'npm, with the flags of COPY kept': {
    before: 'FROM node:22\nCOPY --chown=node . .\nRUN npm ci\nRUN npm run build\n',
    after:
      'FROM node:22\nCOPY package*.json ./\nRUN npm ci\nCOPY --chown=node . .\nRUN npm run build\n',
  },
  'a file without a line break at its end': {
    files,
    before: 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt',
    after:
      'FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .',
  },
  'what is copied again later is copied once': {
    files,
    before:
      'FROM python:3.12\nWORKDIR /app\nCOPY . /app\nRUN pip install -r requirements.txt\nCOPY . .\n',
    after:
      'FROM python:3.12\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n',
  },
  'leaves an install of the project itself': {
    files,
    before: 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt -e .\n',
  },
  'leaves a list that names other files': {
    files: { 'requirements.txt': '-r base.txt\n' },
    before: 'FROM python:3.12\nCOPY . .\nRUN pip install -r requirements.txt\n',
  },
  'leaves other work after COPY': {
    files,
    before: 'FROM python:3.12\nCOPY . .\nRUN ./configure\nRUN pip install -r requirements.txt\n',
  },
});
