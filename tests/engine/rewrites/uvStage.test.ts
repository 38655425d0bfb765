import { uvStage } from '../../../src/engine/rewrites/stages/uvStage.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = [
  { kind: 'apt', name: 'libpq-dev' },
  { kind: 'apt', name: 'libpq5', requiredBy: ['libpq-dev'] },
];

const SYNC = 'WORKDIR /app\nCOPY . .\nRUN uv sync --locked --no-dev\n';
const CMD = 'CMD ["/app/.venv/bin/serve"]\n';

// https://docs.astral.sh/uv/guides/integration/docker/#non-editable-installs and #available-images
testRewrite(uvStage, {
  'the image of uv is the python image with uv added': {
    pieces,
    before: `
      FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim AS app
      ENV UV_LINK_MODE=copy
      WORKDIR /app
      RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-install-project
      COPY . /app
      RUN uv sync --locked
      ENV PATH="/app/.venv/bin:$PATH"
      USER 1000
      EXPOSE 8000
      CMD ["uvicorn", "app:app"]
    `,
    after: `
      FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim AS build
      ENV UV_LINK_MODE=copy
      WORKDIR /app
      RUN --mount=type=cache,target=/root/.cache/uv uv sync --locked --no-install-project
      COPY . /app
      RUN uv sync --locked

      FROM python:3.12-slim-bookworm AS app
      ENV UV_LINK_MODE=copy
      WORKDIR /app
      COPY . /app
      COPY --from=build /app/.venv /app/.venv
      ENV PATH="/app/.venv/bin:$PATH"
      USER 1000
      EXPOSE 8000
      CMD ["uvicorn", "app:app"]
    `,
  },
  'compilers and uv stay behind, libraries and users are kept, code copied later follows': {
    pieces,
    before: `
      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y gcc libpq-dev curl && rm -rf /var/lib/apt/lists/*
      COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
      RUN useradd app
      WORKDIR /app
      COPY pyproject.toml uv.lock ./
      RUN uv sync --locked --no-install-project
      COPY . .
      CMD ["/app/.venv/bin/serve"]
    `,
    after: `
      FROM python:3.12-slim AS build
      RUN apt-get update && apt-get install -y gcc libpq-dev curl && rm -rf /var/lib/apt/lists/*
      COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
      RUN useradd app
      WORKDIR /app
      COPY pyproject.toml uv.lock ./
      RUN uv sync --locked --no-install-project

      FROM python:3.12-slim
      RUN apt-get update && apt-get install -y --no-install-recommends curl libpq5 && rm -rf /var/lib/apt/lists/*
      RUN useradd app
      WORKDIR /app
      COPY pyproject.toml uv.lock ./
      COPY --from=build /app/.venv /app/.venv
      COPY . .
      CMD ["/app/.venv/bin/serve"]
    `,
  },
  'an environment elsewhere, and a uv that pip installs': {
    pieces,
    before:
      'FROM python:3.12\nENV UV_PROJECT_ENVIRONMENT=/opt/venv\nRUN pip install uv\nRUN apt-get install -y gcc\nWORKDIR /a\nCOPY . .\nRUN uv sync\nCMD ["/opt/venv/bin/a"]\n',
    after:
      'FROM python:3.12 AS build\nENV UV_PROJECT_ENVIRONMENT=/opt/venv\nRUN pip install uv\nRUN apt-get install -y gcc\nWORKDIR /a\nCOPY . .\nRUN uv sync\n\nFROM python:3.12\nENV UV_PROJECT_ENVIRONMENT=/opt/venv\nWORKDIR /a\nCOPY . .\nCOPY --from=build /opt/venv /opt/venv\nCMD ["/opt/venv/bin/a"]\n',
  },
  'leaves what starts with uv': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}CMD ["uv", "run", "serve"]\n`,
  },
  'leaves a start script that is not given': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}ENTRYPOINT ["/entrypoint.sh"]\n`,
  },
  'leaves a start script that calls uv': {
    pieces,
    files: { 'start.sh': 'uv run serve\n' },
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}CMD ["./start.sh"]\n`,
  },
  'leaves a file without compilers: a mount lends uv with a smaller edit': {
    pieces,
    before: `FROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv /uv /bin/uv\n${SYNC}${CMD}`,
  },
  'leaves a Python that uv fetches, which lies outside of the environment': {
    pieces: [{ kind: 'download', name: 'Python downloaded by uv' }],
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}${CMD}`,
  },
  'leaves another Python that is asked for': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\nENV UV_PYTHON=3.13\n${SYNC}${CMD}`,
  },
  'leaves what is installed beside the environment': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}RUN uv pip install --system a\n${CMD}`,
  },
  'leaves uv pip beside a project environment that it does not look into': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\nENV UV_PROJECT_ENVIRONMENT=/v\n${SYNC}RUN uv pip install a\n${CMD}`,
  },
  'leaves an environment of a user': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\nUSER 1000\n${SYNC}${CMD}`,
  },
  'leaves a RUN that does more than install': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}RUN uv run python -m nltk.downloader punkt\n${CMD}`,
  },
  'leaves modules that are built beside their source': {
    pieces,
    files: { 'pyproject.toml': '[build-system]\nbuild-backend = "maturin"\n' },
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\n${SYNC}${CMD}`,
  },
  'leaves a folder that cannot be told': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:python3.12-alpine\nWORKDIR $HOME\nCOPY . .\nRUN uv sync\n${CMD}`,
  },
  'leaves the image of uv without a Python': {
    pieces,
    before: `FROM ghcr.io/astral-sh/uv:bookworm-slim\n${SYNC}${CMD}`,
  },
});
