import { describe, expect, test } from 'vitest';
import { nodeModulesPrior } from '../../../src/engine/commands/node/nodeModulesPrior.ts';
import { requirementsPrior } from '../../../src/engine/commands/pip/requirementsPrior.ts';

// Expected: the middle of what such projects of public repositories install, 2026-11-21.
describe('requirements that nobody showed', () => {
  test.each([
    ['FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04', 1200e6],
    ['FROM python:3.11-slim\nENV HF_HOME=/models', 1200e6],
    ['FROM python:3.11\nRUN pip install torch --index-url x\nRUN pip install -r r.txt', 300e6],
    ['FROM pytorch/pytorch:2.4.0', 300e6],
    ['FROM python:3.11\nRUN apt-get install -y libgl1', 1200e6],
    ['FROM python:3.11\nENV MLFLOW_TRACKING_URI=x', 650e6],
    ['FROM python:3.11\nCMD ["streamlit", "run", "app.py"]', 400e6],
    ['FROM python:3.11-alpine', 35e6],
    ['FROM python:3.11\nCMD ["python", "manage.py", "runserver"]', 120e6],
    ['FROM python:3.11\nCMD ["uvicorn", "app:app"]', 90e6],
    ['FROM python:3.11', 120e6],
    // A remark is no clue.
    ['# no torch here\nFROM python:3.11', 120e6],
  ])('%s', (dockerfile, bytes) => {
    const { amount } = requirementsPrior(dockerfile);
    expect(amount.bytes).toBe(bytes);
    expect(amount.low).toBeLessThan(bytes / 2);
    expect(amount.high).toBeGreaterThan(bytes * 1.9);
  });
});

describe('a node_modules that nobody showed', () => {
  test.each([
    ['RUN npm ci && npm run build', false, 340e6],
    ['RUN npm ci && npm run build', true, 120e6],
    ['RUN npm install\nCMD ["node", "server.js"]', false, 60e6],
    ['RUN npm ci --omit=dev', true, 32e6],
  ])('%s, without development: %s', (dockerfile, omitDev, bytes) => {
    expect(nodeModulesPrior(dockerfile, omitDev).bytes).toBe(bytes);
  });
});
