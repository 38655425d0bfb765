import { expect, test } from 'vitest';
import { pipAccuracy } from '../../../scripts/accuracy/pipAccuracy.ts';

// 99 real installs by pip 23.2.1 on CPython 3.11, measured 2026-11-20. The floors are below what was reached (all, all, 0.02 %, 0.04 %).
test('resolutions are those of pip, and the bytes those on disk', async () => {
  const found = await pipAccuracy();
  expect(found.cases).toBe(99);
  expect(found.nameShare).toBeGreaterThanOrEqual(0.99);
  expect(found.versionShare).toBeGreaterThanOrEqual(0.97);
  expect(found.medianError).toBeLessThan(0.003);
  expect(found.p90Error).toBeLessThan(0.015);
  expect(found.medianErrorWithoutBytecode).toBeLessThan(0.003);
});
