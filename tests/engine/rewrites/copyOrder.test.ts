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

const APP = 'FROM a\nWORKDIR /app\nCOPY . .\n';
const CMD = 'CMD ["a"]\n';

// What each install reads: yarn install, pnpm install, go mod download, poetry install --no-root, uv sync --no-install-project.
testRewrite(copyOrder, {
  'yarn with the lists that are there': {
    context: { 'package.json': 100, 'yarn.lock': 100 },
    before: `${APP}RUN yarn install --frozen-lockfile\n${CMD}`,
    after: `FROM a\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\nCOPY . .\n${CMD}`,
  },
  'go, poetry and uv': {
    context: { 'go.mod': 1, 'go.sum': 1, 'pyproject.toml': 1, 'poetry.lock': 1, 'uv.lock': 1 },
    before: `${APP}RUN go mod download\nRUN poetry install --no-root --without dev\nRUN uv sync --frozen --no-install-project\n${CMD}`,
    after: `FROM a\nWORKDIR /app\nCOPY go.mod go.sum pyproject.toml poetry.lock uv.lock ./\nRUN go mod download\nRUN poetry install --no-root --without dev\nRUN uv sync --frozen --no-install-project\nCOPY . .\n${CMD}`,
  },
  'leaves what installs the project itself, or builds': {
    context: { 'go.mod': 1, 'pyproject.toml': 1, 'uv.lock': 1 },
    before: `${APP}RUN uv sync --frozen\nRUN poetry install\nRUN go build\n${CMD}`,
  },
  'leaves scripts of the project that installing runs': {
    files: { 'package.json': '{"scripts":{"postinstall":"prisma generate"}}' },
    before: `${APP}RUN npm ci\n${CMD}`,
  },
  'leaves workspaces, and a list that is not there': {
    context: { 'package.json': 1, 'pnpm-workspace.yaml': 1 },
    before: `${APP}RUN pnpm install --frozen-lockfile\nRUN poetry install --no-root\n${CMD}`,
  },
});
