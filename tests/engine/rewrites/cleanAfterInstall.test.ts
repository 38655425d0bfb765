import { condaClean } from '../../../src/engine/rewrites/python/condaClean.ts';
import { dnfClean } from '../../../src/engine/rewrites/packages/dnfClean.ts';
import { npmCacheClean } from '../../../src/engine/rewrites/node/npmCacheClean.ts';
import { poetryCacheClean } from '../../../src/engine/rewrites/python/poetryCacheClean.ts';
import { yarnCacheClean } from '../../../src/engine/rewrites/node/yarnCacheClean.ts';
import { testRewrite } from './testRewrite.ts';

// conda clean: https://docs.conda.io/projects/conda/en/stable/commands/clean.html
testRewrite(condaClean, {
  'cleans with the program that installed': {
    before: 'FROM condaforge/miniforge3\nRUN mamba install -y numpy\n',
    after: 'FROM condaforge/miniforge3\nRUN mamba install -y numpy && mamba clean -afy\n',
  },
  'once for two installs in one RUN, in its style': {
    before: 'FROM x\nRUN conda install -y a && \\\n    conda install -y b\n',
    after:
      'FROM x\nRUN conda install -y a && \\\n    conda install -y b \\\n    && conda clean -afy\n',
  },
  'micromamba has options of its own': {
    before: 'FROM mambaorg/micromamba\nRUN micromamba install -y -n base -f env.yml\n',
    after:
      'FROM mambaorg/micromamba\nRUN micromamba install -y -n base -f env.yml && micromamba clean --all --yes\n',
  },
  'leaves a layer without pkgs': {
    before: 'FROM x\nRUN conda install -y numpy\n',
    pieces: [{ kind: 'conda', name: 'numpy' }],
  },
});

// dnf clean: https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command
testRewrite(dnfClean, {
  'cleans after an install': {
    before: 'FROM fedora\nRUN dnf -y install git\n',
    after: 'FROM fedora\nRUN dnf -y install git && dnf clean all\n',
  },
  'keeps the program’s name': {
    before: 'FROM ubi\nRUN microdnf install -y git\n',
    after: 'FROM ubi\nRUN microdnf install -y git && microdnf clean all\n',
  },
  'leaves dnf repolist': { before: 'FROM fedora\nRUN dnf repolist\n' },
});

// npm cache: https://docs.npmjs.com/cli/commands/npm-cache
testRewrite(npmCacheClean, {
  'cleans after npm ci': {
    before: 'FROM node:22\nRUN npm ci --omit=dev\n',
    after: 'FROM node:22\nRUN npm ci --omit=dev && npm cache clean --force\n',
  },
  'leaves npm run': { before: 'FROM node:22\nRUN npm run build\n' },
});

testRewrite(yarnCacheClean, {
  'cleans after yarn install': {
    before: 'FROM node:22\nRUN yarn install --frozen-lockfile\n',
    after: 'FROM node:22\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
  },
  'leaves yarn build': { before: 'FROM node:22\nRUN yarn build\n' },
});

// Poetry, cache-dir: https://python-poetry.org/docs/configuration/#cache-dir
testRewrite(poetryCacheClean, {
  'in the folder that a variable names': {
    before:
      'FROM python:3.12\nENV POETRY_CACHE_DIR=/tmp/poetry_cache\nRUN poetry install --no-root\n',
    after:
      'FROM python:3.12\nENV POETRY_CACHE_DIR=/tmp/poetry_cache\nRUN poetry install --no-root && rm -rf "$POETRY_CACHE_DIR/cache" "$POETRY_CACHE_DIR/artifacts"\n',
  },
  'keeps the virtual environments in the same folder': {
    before: 'FROM python:3.12\nRUN poetry install --only main\n',
    after:
      'FROM python:3.12\nRUN poetry install --only main && rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts\n',
  },
  'leaves poetry export': { before: 'FROM python:3.12\nRUN poetry export -o requirements.txt\n' },
});
