import type { Example } from './example.ts';

export const sentimentApi: Example = {
  id: 'sentiment-api',
  title: 'Sentiment API, every habit at once',
  notice:
    'the removed pip cache still weighs what it weighed, and chown stores the whole application a second time.',
  source: null,
  workspace: {
    dockerfile: `FROM python:3.12

RUN apt-get update && apt-get install -y \\
    build-essential git ffmpeg
WORKDIR /app
COPY . .
RUN pip install torch transformers fastapi \\
    uvicorn scikit-learn pandas
RUN pip install pytest black jupyter
RUN rm -rf /root/.cache
RUN useradd app && chown -R app /app
USER app
CMD ["uvicorn", "main:app"]
`,
    files: { '.dockerignore': '.git\n__pycache__\n' },
    context: { 'app/': 180_000_000, 'models/': 440_000_000 },
  },
};

export const nodeService: Example = {
  id: 'node-service',
  title: 'Node service, two stages',
  notice:
    'the second npm ci leaves the development packages behind in the stage that is not shipped.',
  source: null,
  workspace: {
    dockerfile: `FROM node:22 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/server.js"]
`,
    files: {
      'package.json': `{
  "name": "orders",
  "version": "1.0.0",
  "scripts": { "build": "tsc" },
  "dependencies": { "fastify": "^5.0.0", "pg": "^8.13.0" },
  "devDependencies": { "typescript": "^5.6.0", "vitest": "^3.0.0" }
}
`,
      '.dockerignore': 'node_modules\ndist\n.git\n',
    },
    context: { 'src/': 420_000, 'package-lock.json': 190_000 },
  },
};

export const condaNotebook: Example = {
  id: 'conda-environment',
  title: 'Conda environment',
  notice:
    'the clean-up in a line of its own frees nothing: the downloads lie in the layer below it.',
  source: null,
  workspace: {
    dockerfile: `FROM continuumio/miniconda3

WORKDIR /work
COPY environment.yml .
RUN conda env create -f environment.yml
RUN conda clean -afy

COPY . .
CMD ["conda", "run", "-n", "science", "python", "train.py"]
`,
    files: {
      'environment.yml': `name: science
channels:
  - conda-forge
dependencies:
  - python=3.11
  - numpy
  - pandas
  - scikit-learn
  - matplotlib
`,
    },
    context: { 'notebooks/': 3_500_000, 'data/': 42_000_000 },
  },
};

export const aptTools: Example = {
  id: 'apt-tools',
  title: 'Debian with media tools',
  notice:
    'the lists are removed one layer too late, and a quarter of the bytes came only because apt recommends them.',
  source: null,
  workspace: {
    dockerfile: `FROM debian:bookworm-slim

RUN apt-get update
RUN apt-get install -y ffmpeg imagemagick ghostscript
RUN rm -rf /var/lib/apt/lists/*

COPY convert.sh /usr/local/bin/convert.sh
RUN chmod +x /usr/local/bin/convert.sh
ENTRYPOINT ["/usr/local/bin/convert.sh"]
`,
    files: { 'convert.sh': '#!/bin/sh\nexec ffmpeg -i "$1" "$2"\n' },
  },
};
