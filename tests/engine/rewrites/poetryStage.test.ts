import { expect, it } from 'vitest';
import { poetryStage } from '../../../src/engine/rewrites/stages/poetryStage.ts';
import { proposalsFor, testRewrite } from './testRewrite.ts';

const HEAD = 'FROM python:3.12\nRUN pip install poetry==2.1\nWORKDIR /app\nCOPY . .\n';
const SYSTEM = `${HEAD}RUN poetry config virtualenvs.create false && poetry install --only main\n`;
const CMD = 'CMD ["uvicorn", "app:app"]\n';
const RUN = 'CMD ["poetry", "run", "serve"]\n';
const CACHE = `${HEAD}RUN poetry install\n`;

/** What becomes of `HEAD` and an install, with a start. */
const after = (install: string, start: string, variable = ''): string =>
  `FROM python:3.12 AS build\n${variable}RUN pip install poetry==2.1\nWORKDIR /app\nCOPY . .\nRUN ${install}\n\nFROM python:3.12\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/.venv /app/.venv\nENV PATH="/app/.venv/bin:$PATH"\n${start}`;

// https://python-poetry.org/docs/configuration/#virtualenvsin-project and https://python-poetry.org/docs/faq/#poetry-busts-my-docker-cache-because-it-requires-me-to-copy-my-source-files-in-before-installing-3rd-party-dependencies
testRewrite(poetryStage, {
  'packages of the system become those of an environment; Poetry and compilers stay behind': {
    pieces: [
      { kind: 'apt', name: 'libpq-dev' },
      { kind: 'apt', name: 'libpq5', requiredBy: ['libpq-dev'] },
    ],
    before: `
      FROM python:3.12-slim AS app
      ARG POETRY_VERSION=2.1
      ENV PYTHONUNBUFFERED=1
      ENV POETRY_VIRTUALENVS_CREATE=false
      RUN apt-get update && apt-get install -y gcc libpq-dev
      RUN pip install --no-cache-dir "poetry==$POETRY_VERSION"
      WORKDIR /app
      COPY pyproject.toml poetry.lock ./
      RUN poetry install --no-root --only main && rm -rf $POETRY_CACHE_DIR
      COPY . .
      RUN python manage.py collectstatic
      USER 1000
      CMD ["gunicorn", "app"]
    `,
    after: `
      FROM python:3.12-slim AS build
      ARG POETRY_VERSION=2.1
      ENV PYTHONUNBUFFERED=1
      ENV POETRY_VIRTUALENVS_IN_PROJECT=true
      RUN apt-get update && apt-get install -y gcc libpq-dev
      RUN pip install --no-cache-dir "poetry==$POETRY_VERSION"
      WORKDIR /app
      COPY pyproject.toml poetry.lock ./
      RUN poetry install --no-root --only main && rm -rf $POETRY_CACHE_DIR

      FROM python:3.12-slim AS app
      ENV PYTHONUNBUFFERED=1
      RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
      WORKDIR /app
      COPY pyproject.toml poetry.lock ./
      COPY --from=build /app/.venv /app/.venv
      ENV PATH="/app/.venv/bin:$PATH"
      COPY . .
      RUN python manage.py collectstatic
      USER 1000
      CMD ["gunicorn", "app"]
    `,
  },
  'a setting by command': {
    before: SYSTEM + CMD,
    after: after('poetry config virtualenvs.in-project true && poetry install --only main', CMD),
  },
  'an environment in the cache folder moves beside the project; its script is started itself': {
    before: CACHE + RUN,
    after: after('poetry install', 'CMD ["serve"]\n', 'ENV POETRY_VIRTUALENVS_IN_PROJECT=true\n'),
  },
  'one in the project already, with its PATH, and an installer from the web': {
    before: `
      from python:3.12
      env POETRY_VIRTUALENVS_IN_PROJECT=1 PATH="/app/.venv/bin:/root/.local/bin:$PATH"
      run curl -sSL https://install.python-poetry.org | python3 -
      workdir /app
      copy . .
      run poetry install
      cmd poetry run python -m app
    `,
    after: `
      from python:3.12 as build
      env POETRY_VIRTUALENVS_IN_PROJECT=1 PATH="/app/.venv/bin:/root/.local/bin:$PATH"
      run curl -sSL https://install.python-poetry.org | python3 -
      workdir /app
      copy . .
      run poetry install

      from python:3.12
      env POETRY_VIRTUALENVS_IN_PROJECT=1 PATH="/app/.venv/bin:/root/.local/bin:$PATH"
      workdir /app
      copy . .
      copy --from=build /app/.venv /app/.venv
      cmd python -m app
    `,
  },
  'leaves a script of the project that is not installed: poetry run finds it in pyproject.toml': {
    before: `${HEAD}RUN poetry install --no-root\n${RUN}`,
  },
  'leaves an entrypoint that would be left with nothing': {
    before: `${CACHE}ENTRYPOINT ["poetry", "run"]\nCMD ["serve"]\n`,
  },
  'leaves an environment in the cache folder that nothing enters': { before: CACHE + CMD },
  'leaves a start script that is not given': { before: `${SYSTEM}CMD ["./start.sh"]\n` },
  'leaves a start script that calls Poetry': {
    before: `${SYSTEM}ENTRYPOINT ["./entrypoint.sh"]\n`,
    files: { 'entrypoint.sh': 'poetry run serve\n' },
  },
  'leaves other packages of the system': {
    before: `FROM python:3.12\nRUN pip install poetry gunicorn\nWORKDIR /app\nCOPY . .\nRUN POETRY_VIRTUALENVS_CREATE=0 poetry install\n${CMD}`,
  },
  'leaves packages that come later': { before: `${SYSTEM}RUN pip install gunicorn\n${CMD}` },
  'leaves what runs with Poetry on the way': {
    before: `${HEAD}RUN poetry install\nRUN poetry run python -m spacy download en\n${RUN}`,
  },
  'leaves a path into the image’s own Python': {
    before: `${SYSTEM}CMD ["/usr/local/bin/uvicorn", "app:app"]\n`,
  },
  'leaves another folder of environments': {
    before: `${HEAD}RUN POETRY_VIRTUALENVS_PATH=/v poetry install\n${RUN}`,
  },
  'leaves settings in a file': {
    before: HEAD + 'RUN poetry install\n' + CMD,
    files: { 'poetry.toml': '[virtualenvs]\ncreate = false\n' },
  },
  'leaves an environment that the context has too': {
    before: SYSTEM + CMD,
    context: { '.venv/': 1000 },
  },
  'leaves a folder that compose mounts over': {
    before: SYSTEM + CMD,
    files: { 'docker-compose.yml': 'services:\n  a:\n    volumes: [".:/app"]\n' },
  },
  'leaves a build script': {
    before: SYSTEM + CMD,
    files: { 'pyproject.toml': '[tool.poetry.build]\nscript = "build.py"\n' },
  },
  'leaves another image, and an image of Poetry’s own': {
    before: SYSTEM.replace('python:3.12', 'ubuntu:24.04') + CMD,
  },
  'leaves an install of a user': {
    before: `${HEAD}USER 1000\nRUN poetry config virtualenvs.create false && poetry install\n${CMD}`,
  },
});

it.each([
  [SYSTEM + CMD, 'check', undefined],
  [CACHE + RUN, 'behaviour', ['CMD']],
])('%j is %s and declares %j', (before, risk, changes) => {
  expect(proposalsFor(poetryStage, { before }).map((one) => [one.risk, one.changes])).toEqual([
    [risk, changes],
  ]);
});
