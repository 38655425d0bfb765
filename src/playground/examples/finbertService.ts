import type { Example } from './example.ts';

/** Same base images, packages and steps as puudi-finbert-1 and -5; wording ours. The article does not print its requirements. */
const source = {
  name: 'How to optimize a Docker image (puudi.github.io)',
  url: 'https://puudi.github.io/posts/2026/01/how-to-optimize-docker/',
};

export const finbertSingleStage: Example = {
  id: 'finbert-single-stage',
  title: 'FinBERT service, one stage',
  notice:
    'the model in the image outweighs everything but PyTorch, and build-essential stays behind for good.',
  source,
  workspace: {
    asOf: '2026-01',
    dockerfile: `FROM python:3.11-slim

WORKDIR /app
COPY app/ ./app/
COPY app/requirements.txt .

# The model travels in the image
COPY ./.models /app/models

RUN apt-get update && apt-get install -y \\
    build-essential \\
    poppler-utils \\
    && rm -rf /var/lib/apt/lists/

# PyTorch without CUDA
RUN pip3 install --no-cache-dir torch torchvision --index-url https://download.pytorch.org/whl/cpu

RUN pip3 install --no-cache-dir -r app/requirements.txt

EXPOSE 8001
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8001"]
`,
    files: {
      'app/requirements.txt': `fastapi
uvicorn
transformers
pandas
pdfplumber
`,
    },
    context: { '.models/': 1_300_000_000, 'app/': 60_000 },
  },
};

export const finbertUv: Example = {
  id: 'finbert-uv',
  title: 'FinBERT service, uv and two stages',
  notice:
    'the compilers stay in the builder, and what is left is the environment and a model that could be mounted instead.',
  source,
  workspace: {
    asOf: '2026-01',
    dockerfile: `FROM python:3.11-bookworm AS builder

RUN apt-get update && apt-get install -y \\
    build-essential \\
    poppler-utils \\
    && rm -rf /var/lib/apt/lists/

COPY --from=ghcr.io/astral-sh/uv:latest /uv /usr/local/bin/uv

WORKDIR /app
COPY pyproject.toml .
ENV PATH="/root/.local/bin:$PATH"
RUN uv sync

# PyTorch without CUDA
RUN uv pip install --no-cache-dir torch==2.6.0+cpu --index-url https://download.pytorch.org/whl/cpu

FROM python:3.11-slim-bookworm AS production

RUN useradd --create-home appuser
USER appuser

WORKDIR /app
COPY app/ ./app/
COPY ./.models /app/models
COPY --from=builder /app/.venv .venv
ENV PATH="/app/.venv/bin:$PATH"

EXPOSE 8001
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8001"]
`,
    files: {
      'pyproject.toml': `[project]
name = "finbert-service"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["fastapi", "uvicorn", "transformers", "pandas", "pdfplumber"]
`,
    },
    context: { '.models/': 1_300_000_000, 'app/': 60_000 },
  },
};
