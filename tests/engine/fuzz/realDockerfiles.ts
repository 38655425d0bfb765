/** Dockerfiles as people write them, between them with every instruction, kind of mount and package manager: what the fuzzing cuts up. */
export const REAL_DOCKERFILES: readonly string[] = [
  `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.12
FROM python:\${PYTHON_VERSION}-slim AS builder
ENV PIP_NO_CACHE_DIR=1 \\
    PYTHONUNBUFFERED=1
WORKDIR /build
COPY requirements.txt constraints.txt* ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    apt-get update && apt-get install -y --no-install-recommends gcc curl \\
    && rm -rf /var/lib/apt/lists/*
RUN python -m venv /opt/venv && . /opt/venv/bin/activate && pip install -r requirements.txt big
FROM python:3.12-slim
COPY --from=builder --chown=1000:1000 /opt/venv /opt/venv
COPY . /app
RUN groupadd -r app && useradd -r -g app app && chown -R app:app /app
USER app
HEALTHCHECK CMD curl -f http://localhost/ || exit 1
CMD ["python", "-m", "app"]
`,
  `FROM ubuntu:22.04
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ARG DEBIAN_FRONTEND=noninteractive
RUN set -eux; \\
    apt-get update; \\
    apt-get install -y gcc git wget; \\
    for v in 1.0 1.1 1.2; do wget -qO- "https://example.com/tool-$v.tar.gz" | tar xz -C /opt; done; \\
    if [ "$(uname -m)" = "x86_64" ]; then dd if=/dev/zero of=/big bs=1M count=10; else touch /small; fi; \\
    case "\${TARGETARCH:-amd64}" in amd64) A=x64 ;; *) A=arm ;; esac; \\
    find / -name '*.pyc' -delete; strip /opt/*/bin/* || true
ENV A=1 B="two words" C=\$A
VOLUME ["/data"]
EXPOSE 80/tcp
ONBUILD COPY . /src
`,
  `FROM node:20-alpine AS web
WORKDIR /web
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
RUN npm run build
FROM nginx:alpine
COPY --from=web /web/dist /usr/share/nginx/html
RUN apk add --no-cache --virtual .deps build-base && make -j4 && apk del .deps
`,
  `FROM base
RUN <<EOF
set -e
cd /tmp
git clone --depth 1 https://example.com/a.git
cd a && make install
rm -rf /tmp/a
EOF
RUN python3 <<PY
import os
print("hello")
PY
COPY <<-"CONF" /etc/app.conf
	key = value
	CONF
ADD https://example.com/x.tar.gz /opt/
ADD --unpack=true https://example.com/x.tar.gz /opt/x/
`,
  `FROM continuumio/miniconda3:latest
COPY environment.yml .
RUN conda env create -f environment.yml && conda clean -afy
SHELL ["conda", "run", "-n", "app", "/bin/bash", "-c"]
RUN pip install --no-deps user-of-big && mv /opt/conda /opt/c && cp -a /opt/c /opt/conda
`,
  `FROM ghcr.io/astral-sh/uv:python3.11-bookworm-slim
ENV UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev
RUN uv venv /v && VIRTUAL_ENV=/v uv pip install big && ln -s /v/bin/python /usr/bin/py && sed -i s/a/b/ /etc/hosts
STOPSIGNAL SIGTERM
LABEL a=b c="d e"
ENTRYPOINT ["uvicorn"]
`,
];
