import type { Example } from './example.ts';

/** Same base images, packages and steps as the claim markaicode-8gb-to-900mb; wording ours. */
const source = {
  name: 'Docker Python ML image optimization, “8 GB to 900 MB” (markaicode)',
  url: 'https://markaicode-hugo.pages.dev/docker-python-ml-image-optimization',
};

export const copiedUserInstall: Example = {
  id: 'copied-user-install',
  title: '“8 GB to 900 MB”',
  notice:
    'COPY --from brings over every byte that pip installed: a second stage drops compilers, not dependencies.',
  source,
  workspace: {
    dockerfile: `# syntax=docker/dockerfile:1.4
FROM python:3.12-slim AS builder
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install --user --no-warn-script-location -r requirements.txt
COPY . .

FROM python:3.12-slim
WORKDIR /app

# The packages and the program
COPY --from=builder /root/.local /root/.local
COPY --from=builder /app /app
RUN find /app -type d -name __pycache__ -exec rm -rf {} + 2>/dev/null || true

ENV PATH=/root/.local/bin:$PATH
ENV PYTHONUNBUFFERED=1
CMD ["python", "app/main.py"]
`,
    files: {
      'requirements.txt': `torch==2.3.0
transformers==4.40.0
numpy==1.26.0
scikit-learn
pandas
`,
    },
    context: { 'app/': 250_000 },
  },
};
