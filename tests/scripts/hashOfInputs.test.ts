import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hashOfInputs } from '../../scripts/catalog/hashOfInputs.ts';

const root = mkdtempSync(join(tmpdir(), 'plimsoll-inputs-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

it('changes with a fact, the script or what it imports, and with nothing else', async () => {
  write('facts/rows.tsv', 'a\t1\n');
  write('src/inner.ts', 'export const inner = 1;\n');
  write('src/other.ts', 'export const other = 1;\n');
  write('build.ts', "import { inner } from './src/inner.ts';\nconsole.log(inner);\n");
  const hash = () => hashOfInputs(root, 'build.ts', ['facts']);

  const first = await hash();
  write('src/other.ts', 'export const other = 2;\n');
  expect(await hash()).toBe(first);

  const changes: readonly (readonly [string, string])[] = [
    ['facts/rows.tsv', 'a\t2\n'],
    ['facts/more.tsv', ''],
    ['src/inner.ts', 'export const inner = 2;\n'],
    ['build.ts', "import { inner } from './src/inner.ts';\nconsole.log(inner + 1);\n"],
  ];
  const seen = new Set([first]);
  for (const [path, text] of changes) {
    write(path, text);
    seen.add(await hash());
  }
  expect(seen.size).toBe(1 + changes.length);
});
