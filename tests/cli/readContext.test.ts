import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readContext } from '../../src/cli/readContext.ts';

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-context-'));
const FILES: Readonly<Record<string, string>> = {
  'requirements.txt': 'flask\n',
  'requirements/dev.txt': 'pytest\n',
  '.dockerignore': '.git\n',
  'package-lock.json': '{}',
  'node_modules/x/package.json': '{"name":"x"}',
  '.git/index': '12345',
  'app/main.py': 'print(1)\n',
  'poetry.lock': 'binary\0',
};
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
symlinkSync('..', join(folder, 'app/loop'));
symlinkSync('/etc/passwd', join(folder, 'passwd'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('readContext', () => {
  it('reads the texts that matter and measures the rest; links weigh nothing', async () => {
    expect(await readContext(folder)).toEqual({
      files: {
        '.dockerignore': '.git\n',
        'package-lock.json': '{}',
        'requirements.txt': 'flask\n',
        'requirements/dev.txt': 'pytest\n',
      },
      context: {
        '.git/index': 5,
        'app/main.py': 9,
        'node_modules/x/package.json': 12,
        'poetry.lock': 7,
      },
      warnings: [],
    });
  });

  it('throws for a folder that is not there', async () => {
    await expect(readContext(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });
});
