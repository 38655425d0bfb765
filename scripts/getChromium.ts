import { spawnSync } from 'node:child_process';
import { findChromium } from './findChromium.ts';

/** A Chromium for the browser tests, installed when the machine has none; says in one line how. Null when that fails. */
export function getChromium(): string | null {
  const found = findChromium();
  if (found !== null) return found;
  const command =
    process.getuid?.() === 0 && succeeds('command -v apt-get')
      ? 'apt-get update && apt-get install -y --no-install-recommends chromium'
      : 'npx playwright install chromium';
  console.log(`No Chromium on this machine: getting it by "${command}"`);
  const { status } = spawnSync('sh', ['-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 ? findChromium() : null;
}

function succeeds(command: string): boolean {
  return spawnSync('sh', ['-c', command], { stdio: 'ignore' }).status === 0;
}
