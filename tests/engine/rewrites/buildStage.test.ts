import { buildStage } from '../../../src/engine/rewrites/stages/buildStage.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = [
  { kind: 'apt', name: 'libpq-dev' },
  { kind: 'apt', name: 'libpq5', requiredBy: ['libpq-dev'] },
  { kind: 'apt', name: 'libssl-dev', requiredBy: ['libpq-dev'] },
  { kind: 'apt', name: 'libgcc-12-dev', requiredBy: ['gcc-12', 'gcc'] },
  { kind: 'apt', name: 'libasan8', requiredBy: ['libgcc-12-dev', 'gcc-12'] },
];

// https://docs.docker.com/build/building/multi-stage/
testRewrite(buildStage, {
  'compilers stay behind, libraries and tools are kept, settings and code follow': {
    pieces,
    before: `
      FROM python:3.12-slim
      ENV PYTHONUNBUFFERED=1
      WORKDIR /app
      RUN apt-get update && apt-get install -y gcc libpq-dev curl && rm -rf /var/lib/apt/lists/*
      COPY requirements.txt .
      RUN pip install --no-cache-dir -r requirements.txt
      COPY . .
      CMD ["python", "a.py"]
    `,
    after: `
      FROM python:3.12-slim AS build
      ENV PYTHONUNBUFFERED=1
      WORKDIR /app
      RUN apt-get update && apt-get install -y gcc libpq-dev curl && rm -rf /var/lib/apt/lists/*
      COPY requirements.txt .
      RUN pip install --prefix=/install --no-cache-dir -r requirements.txt

      FROM python:3.12-slim
      ENV PYTHONUNBUFFERED=1
      WORKDIR /app
      RUN apt-get update && apt-get install -y --no-install-recommends curl libpq5 && rm -rf /var/lib/apt/lists/*
      COPY --from=build /install /usr/local
      COPY . .
      CMD ["python", "a.py"]
    `,
  },
  'the name of the stage stays with the last one': {
    pieces,
    before:
      'FROM python:3.12 AS app\nRUN apt-get update && apt-get install -y build-essential\nCOPY . .\nRUN pip install .\n',
    after:
      'FROM python:3.12 AS build\nRUN apt-get update && apt-get install -y build-essential\nCOPY . .\nRUN pip install --prefix=/install .\n\nFROM python:3.12 AS app\nCOPY --from=build /install /usr/local\nCOPY . .\n',
  },
  'setuptools that is there already would not be put into the prefix': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install -U setuptools && pip install a\nCMD ["b"]\n',
    after:
      'FROM python:3.12-slim AS build\nRUN python -m venv --without-pip /opt/venv\nRUN apt-get update && apt-get install -y gcc\nRUN pip --python=/opt/venv/bin/python install -U setuptools && pip --python=/opt/venv/bin/python install a\n\nFROM python:3.12-slim\nCOPY --from=build /opt/venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nCMD ["b"]\n',
  },
  'several installs share a virtual environment: pip does not look into a prefix': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install a\nRUN pip install b\nCMD ["b"]\n',
    after:
      'FROM python:3.12-slim AS build\nRUN python -m venv --without-pip /opt/venv\nRUN apt-get update && apt-get install -y gcc\nRUN pip --python=/opt/venv/bin/python install a\nRUN pip --python=/opt/venv/bin/python install b\n\nFROM python:3.12-slim\nCOPY --from=build /opt/venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nCMD ["b"]\n',
  },
  'leaves several installs that are started by a path': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install a\nRUN pip install b\nCMD ["/usr/local/bin/b"]\n',
  },
  'leaves several installs where something needs a pip later: spacy fetches models with it': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install a\nRUN pip install spacy\nRUN python -m spacy download en\n',
  },
  'headers of Python bring nothing that the image lacks': {
    pieces: [
      { kind: 'apt', name: 'libpython3-dev', requiredBy: ['python3-dev'] },
      { kind: 'apt', name: 'libpython3.11', requiredBy: ['libpython3-dev'] },
      { kind: 'apt', name: 'libjs-sphinxdoc', requiredBy: ['python3-dev'] },
    ],
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc python3-dev\nRUN pip install a\n',
    after:
      'FROM python:3.12-slim AS build\nRUN apt-get update && apt-get install -y gcc python3-dev\nRUN pip install --prefix=/install a\n\nFROM python:3.12-slim\nCOPY --from=build /install /usr/local\n',
  },
  'a clean-up of what was installed moves along': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install a && find /usr/local/lib -type d -name tests -prune -exec rm -rf {} + && rm -rf /usr/local/lib/python3*/site-packages/a/test\n',
    after:
      'FROM python:3.12-slim AS build\nRUN apt-get update && apt-get install -y gcc\nRUN pip install --prefix=/install a && find /install/lib -type d -name tests -prune -exec rm -rf {} + && rm -rf /install/lib/python3*/site-packages/a/test\n\nFROM python:3.12-slim\nCOPY --from=build /install /usr/local\n',
  },
  'any other search stays where it is': {
    pieces,
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install a && find / -name "*.pyc" -delete\n',
  },
  'leaves a file without compilers': {
    pieces,
    before: 'FROM python:3.12\nRUN apt-get install -y curl\nRUN pip install flask\n',
  },
  'leaves what runs other things before the last install': {
    pieces,
    before:
      'FROM python:3.12\nRUN apt-get install -y gcc\nRUN pip install a\nRUN python -c "import a"\nRUN pip install b\n',
  },
  'leaves what compiles later': {
    pieces,
    before: 'FROM python:3.12\nRUN apt-get install -y gcc\nRUN pip install a\nRUN gcc a.c\n',
  },
  'leaves an install elsewhere, and another image': {
    pieces,
    before: 'FROM python:3.12\nRUN apt-get install -y gcc\nRUN pip install --user a\n',
  },
  'leaves images that keep their Python elsewhere': {
    pieces,
    before: 'FROM ubuntu:24.04\nRUN apt-get install -y gcc python3-pip\nRUN pip install a\n',
  },
});
