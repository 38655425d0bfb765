import type { Example } from './example.ts';

/** Same base images, packages and steps as the claim layered-ai-service-28gb-to-450mb; wording ours. */
const source = {
  name: '“Your AI service image is 2.8 GB and takes 12 minutes to pull” (course blog)',
  url: null,
};

export const layeredUvService: Example = {
  id: 'layered-uv-service',
  title: 'AI service with uv, “450 MB”',
  notice:
    'two clean stages and a locked install, and yet torch alone is heavier than the size that was promised.',
  source,
  workspace: {
    dockerfile: `# syntax=docker/dockerfile:1.6
FROM python:3.12-slim AS builder

RUN apt-get update && apt-get install -y --no-install-recommends \\
        build-essential \\
        curl \\
    && rm -rf /var/lib/apt/lists/*

COPY --from=ghcr.io/astral-sh/uv:latest /uv /usr/local/bin/uv

WORKDIR /build
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv \\
    uv sync --frozen --no-dev --no-install-project

FROM python:3.12-slim AS runtime

RUN apt-get update && apt-get install -y --no-install-recommends \\
        curl \\
    && rm -rf /var/lib/apt/lists/* \\
    && adduser --disabled-password --no-create-home agent

COPY --from=builder /build/.venv /opt/venv
ENV PATH="/opt/venv/bin:$PATH"

WORKDIR /app
COPY --chown=agent:agent ./app ./app
COPY --chown=agent:agent pyproject.toml ./
USER agent

EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \\
    CMD curl --fail http://localhost:8000/health || exit 1
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000"]
`,
    files: {
      'pyproject.toml': `[project]
name = "agent-service"
version = "0.1.0"
requires-python = ">=3.12"
dependencies = ["fastapi", "uvicorn", "torch", "transformers", "langchain"]

[dependency-groups]
dev = ["pytest", "ruff"]
`,
    },
    context: { 'app/': 180_000 },
  },
};
