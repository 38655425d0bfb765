import type { Workspace } from '../../../src/engine/workspace.ts';
import { dedent } from './dedent.ts';

/** Dockerfiles as people write them, for what has to hold of every rewrite together. */
export const TEXTS: Readonly<Record<string, Workspace>> = {
  'a service on the full image': {
    dockerfile: dedent(`
      # syntax=docker/dockerfile:1
      FROM python:3.11
      WORKDIR /srv
      COPY . .
      # tools
      RUN apt-get update && apt-get install -y gcc curl
      RUN pip install --upgrade pip
      RUN pip install -r requirements.txt
      RUN chown -R 1000:1000 /srv
      EXPOSE 8000
      HEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1
      CMD ["uvicorn", "app:app", "--host", "0.0.0.0"]
    `),
    files: { 'requirements.txt': 'big==1.0\nuser-of-big\n' },
    context: { 'src/': 300_000, '.git/': 20_000_000, 'tests/': 1_000_000 },
  },
  'two stages and lower case': {
    dockerfile: dedent(`
      from python:3.11 as Build
      run pip install --prefix=/install big
      from python:3.11-slim as run
      arg USER_ID=1000
      run useradd -u $USER_ID app
      copy --from=build /install /usr/local
      copy app /app
      run apt-get update \\
        && apt-get install -y \\
          # for the health check
          curl
      run rm -rf /app/tests
      user app
      entrypoint ["python", "/app/main.py"]
    `),
    context: { 'app/': 500_000, 'app/tests/': 4_000_000 },
  },
  'a here-document and leftovers': {
    dockerfile: dedent(`
      FROM python:3.11-slim
      RUN <<EOF
      set -e
      apt-get update
      apt-get install -y gcc
      pip install user-of-big
      EOF
      RUN apt-get purge -y gcc && apt-get autoremove -y
      COPY model.bin /models/model.bin
      RUN chmod -R 755 /models
      VOLUME /data
      CMD python -m heavy
    `),
    context: { 'model.bin': 80_000_000 },
  },
  'a mount, and an update of its own': {
    dockerfile: dedent(`
      FROM python:3.11-slim
      RUN apt-get update
      RUN apt-get install -y curl
      RUN --mount=type=cache,target=/root/.cache/pip pip install big
      COPY . /app
      CMD ["python", "/app"]
    `),
    context: { './': 100_000, 'node_modules/': 9_000_000 },
  },
};
