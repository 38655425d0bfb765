import { bench, describe } from 'vitest';
import { openWheels } from '../../scripts/accuracy/pipAccuracy.ts';
import { resolveDistributions } from '../../src/engine/packages/python/resolveDistributions.ts';
import { weighInstall } from '../../src/engine/packages/python/weighInstall.ts';
import { PYTHON_311, request } from '../engine/python/fakeWheels.ts';

const table = await openWheels();
const PLACE = { sitePackages: '/s', bin: '/b', python: '3.11', compile: true };

describe('resolve and weigh', () => {
  for (const line of [
    'flask',
    'fastapi uvicorn[standard] sqlalchemy',
    'torch transformers accelerate datasets',
    'jupyterlab pandas scikit-learn matplotlib',
    'numpy<2 pandas==2.0.0 scipy',
  ]) {
    bench(line, () => {
      weighInstall(resolveDistributions(request(line), PYTHON_311, table).distributions, PLACE);
    });
  }
});
