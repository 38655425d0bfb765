const BUILDER = `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.12
FROM node:22-bookworm-slim AS web
WORKDIR /web
COPY package.json package-lock.json ./
RUN npm ci
COPY web/ ./
RUN npm run build

FROM python:\${PYTHON_VERSION}-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends \\
    build-essential \\
    cmake \\
    git \\
    libpq-dev \\
    libxml2-dev \\
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH`;

const PACKAGES = [
  'numpy==2.2.0',
  'pandas==2.2.3',
  'scipy==1.14.1',
  'scikit-learn==1.6.0',
  'fastapi==0.115.6',
  'sqlalchemy==2.0.36',
  'pillow==11.0.0',
  'matplotlib==3.10.0',
];

const RUNTIME = `
FROM python:\${PYTHON_VERSION}-slim
RUN apt-get update && apt-get install -y --no-install-recommends \\
    curl \\
    libpq5 \\
    ffmpeg \\
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/venv /opt/venv
COPY --from=web /web/dist /app/static
WORKDIR /app`;

/** What the last line is before anything is typed: every digit more is another size of the layer. */
export const LAST_LINE = 'RUN head /dev/zero > /zeros -c 1';

/** A Dockerfile of a hundred lines, as a service in Python with a front end has them: three stages, apt, pip, layers of the context. */
export function hundredLines(): string {
  const lines = [
    ...BUILDER.split('\n'),
    ...PACKAGES.map((name) => `RUN pip install ${name}`),
    ...RUNTIME.split('\n'),
  ];
  for (let nth = 1; lines.length < 98; nth += 1) {
    lines.push(`ENV SETTING_${nth}=value-${nth}`, `RUN mkdir -p /var/app/${nth}`);
  }
  return [...lines.slice(0, 98), 'COPY app/ /app/', LAST_LINE].join('\n');
}
