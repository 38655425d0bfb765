/** A Dockerfile of a hundred lines as large services have them: three stages, apt in two, pip in two, an application on top. */
export const SERVICE_DOCKERFILE = `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.12
ARG DEBIAN=bookworm

# ---- what both images stand on --------------------------------------------
FROM python:\${PYTHON_VERSION}-slim-\${DEBIAN} AS base

LABEL org.opencontainers.image.title="scoring" \\
      org.opencontainers.image.licenses="MIT" \\
      org.opencontainers.image.vendor="Example"

ENV PYTHONUNBUFFERED=1 \\
    PYTHONDONTWRITEBYTECODE=1 \\
    LANG=C.UTF-8 \\
    LC_ALL=C.UTF-8 \\
    TZ=Etc/UTC

RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        ca-certificates \\
        curl \\
        libgomp1 \\
        libpq5 \\
        tini \\
        tzdata \\
    && rm -rf /var/lib/apt/lists/*

# ---- builds the wheels ----------------------------------------------------
FROM base AS builder

RUN apt-get update && \\
    apt-get install -y \\
        build-essential \\
        cmake \\
        git \\
        libffi-dev \\
        libpq-dev \\
        libssl-dev \\
        libxml2-dev \\
        libxslt1-dev \\
        pkg-config \\
        wget

WORKDIR /build

RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH \\
    VIRTUAL_ENV=/opt/venv

RUN pip install --upgrade pip setuptools wheel

COPY requirements.txt .
RUN pip install -r requirements.txt

RUN pip install \\
        gunicorn \\
        "uvicorn[standard]" \\
        prometheus-client

ARG WITH_NOTEBOOK=false
RUN if [ "$WITH_NOTEBOOK" = "true" ]; then \\
        pip install jupyterlab; \\
    fi

COPY pyproject.toml README.md ./
COPY src ./src
RUN pip install --no-deps .

RUN find /opt/venv -type d -name tests -exec rm -rf {} + \\
    && find /opt/venv -name '*.pyc' -delete

# ---- what is shipped ------------------------------------------------------
FROM base AS runtime

ARG APP_USER=scoring
ARG APP_UID=10001

RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        ffmpeg \\
        libgl1 \\
        libglib2.0-0 \\
    && apt-get clean

RUN useradd --uid \${APP_UID} --create-home --shell /usr/sbin/nologin \${APP_USER} \\
    && mkdir -p /srv/app /srv/models /var/log/app

WORKDIR /srv/app

COPY --from=builder /opt/venv /opt/venv
COPY . .
RUN chown -R \${APP_USER}:\${APP_USER} /srv/app

ENV PATH=/opt/venv/bin:$PATH \\
    VIRTUAL_ENV=/opt/venv \\
    MODEL_FOLDER=/srv/models

USER \${APP_USER}
EXPOSE 8000
VOLUME ["/srv/models"]
HEALTHCHECK --interval=30s --timeout=5s CMD curl -fsS http://localhost:8000/health || exit 1
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "scoring.main:app", "-b", "0.0.0.0:8000"]
`;

export const SERVICE_REQUIREMENTS = `fastapi==0.115.6
numpy==1.26.4
pandas==2.2.3
psycopg2-binary
pydantic>=2
redis
requests
scikit-learn==1.5.2
scipy
sentence-transformers
sqlalchemy>=2
`;
