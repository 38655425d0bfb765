import type { Example } from './example.ts';

/** Same base images, packages and steps as dzone-bert-naive, dzone-bert-slim-fixed and dzone-bert-multistage; wording ours. */
const source = {
  name: 'Slimming Down Docker Images: Base Image Choices and The Power of Multi-Stage Builds (DZone)',
  url: 'https://github.com/ag-chirag/ai-docker-image-optimization',
};

const runtime = `transformers==4.52.3
torch==2.7.0
flask==2.3.3
numpy==1.26.4
requests==2.32.3
`;

const everything = `# What the service imports
transformers==4.52.3
torch==2.7.0
torchvision==0.22.0
torchaudio==2.7.0
flask==2.3.3

# Came with development, some of it may be in use
pandas
numpy==1.26.4
requests==2.32.3
pillow
scikit-learn

# Development only
pytest
jupyter
ipython
matplotlib
seaborn
black
flake8
mypy
`;

export const bertFull: Example = {
  id: 'bert-full',
  title: 'BERT classifier, full image',
  notice:
    'the notebook, the linters and the compilers travel to production; choose linux/amd64 above and the CUDA libraries come along too.',
  source,
  workspace: {
    platform: 'linux/arm64',
    asOf: '2025-06',
    dockerfile: `# A text classifier the quick way: everything in one stage
FROM python:3.10

RUN apt-get update && apt-get install -y curl

WORKDIR /app
COPY requirements.txt ./requirements.txt
RUN pip install --no-cache-dir -r requirements.txt

COPY app/ ./app/
COPY sample_data/ ./sample_data/
RUN echo "Build complete" > /app/build_status.txt

CMD ["python", "app/predictor.py", "sample_data/sample_text.txt"]
`,
    files: { 'requirements.txt': everything },
    context: { 'app/': 12237, 'sample_data/': 376 },
  },
};

export const bertSlim: Example = {
  id: 'bert-slim',
  title: 'BERT classifier, slim image',
  notice:
    'the compilers come and go inside one RUN, so they cost nothing; the tools for development still do.',
  source,
  workspace: {
    platform: 'linux/arm64',
    asOf: '2025-06',
    dockerfile: `FROM python:3.10-slim

WORKDIR /app
COPY requirements.txt ./requirements.txt
COPY dummy_c_extension/ ./dummy_c_extension/

# Compilers are installed, used and purged before the layer is closed
RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        build-essential \\
        gcc \\
        python3-dev \\
    && pip install --no-cache-dir -r requirements.txt \\
    && pip install --no-cache-dir ./dummy_c_extension/ \\
    && apt-get purge -y --auto-remove \\
        build-essential \\
        gcc \\
        python3-dev \\
    && rm -rf /var/lib/apt/lists/* \\
    && rm -rf /root/.cache/pip

COPY app/ ./app/
COPY sample_data/ ./sample_data/

CMD ["python", "app/predictor.py", "sample_data/sample_text.txt"]
`,
    files: {
      'requirements.txt': everything,
      'dummy_c_extension/pyproject.toml': `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "dummy-c-extension"
version = "0.1.0"
dependencies = []
`,
    },
    context: { 'dummy_c_extension/': 1623, 'app/': 5510, 'sample_data/': 376 },
  },
};

export const bertMultiStage: Example = {
  id: 'bert-multi-stage',
  title: 'BERT classifier, two stages',
  notice:
    'nothing is copied from the first stage, so it is not even built; the short requirements file does all of the work.',
  source,
  workspace: {
    platform: 'linux/arm64',
    asOf: '2025-06',
    dockerfile: `FROM python:3.10 AS builder
WORKDIR /app
COPY requirements.txt runtime_requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY app/ ./app/

FROM python:3.10-slim AS runtime
WORKDIR /app

# Only what answers requests
COPY runtime_requirements.txt ./
RUN pip install --no-cache-dir -r runtime_requirements.txt

COPY app/ ./app/
COPY sample_data/ ./sample_data/

CMD ["python", "app/predictor.py", "sample_data/sample_text.txt"]
`,
    files: { 'requirements.txt': everything, 'runtime_requirements.txt': runtime },
    context: { 'app/': 5510, 'sample_data/': 376 },
  },
};
