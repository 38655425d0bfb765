import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { rewrittenFiles } from '../../src/share/diff/rewrittenFiles.ts';
import { pathBelow, zipFiles } from '../../src/share/export/zipFiles.ts';

it.each([
  ['Dockerfile', 'Dockerfile'],
  ['app/requirements.txt', 'app/requirements.txt'],
  ['.dockerignore', '.dockerignore'],
  ['../../etc/passwd', 'etc/passwd'],
  ['/etc/passwd', 'etc/passwd'],
  ['a/./b//c', 'a/b/c'],
  ['C:\\Windows\\x', 'C_/Windows/x'],
  ['a\nb', 'a_b'],
  ['..', 'file'],
])('%j is packed as %j', (path, packed) => {
  expect(pathBelow(path)).toBe(packed);
});

it('the archive holds them as they are (PKWARE APPNOTE 6.3.10, sections 4.3.7 and 4.3.12)', async () => {
  const files = [
    { path: 'Dockerfile', text: 'FROM debian\n# größer\n' },
    { path: 'app/requirements.txt', text: 'numpy==2.2.0\n' },
  ];
  const archive = await zipFiles(files);
  expect(readZip(Buffer.from(await archive.arrayBuffer()))).toEqual(files);
});

it('only changed and new files are taken home, as they are after it', () => {
  const before = { dockerfile: 'a', files: { same: '1', gone: '2', 'req.txt': '3' } };
  const after = { dockerfile: 'b', files: { same: '1', 'req.txt': '4', '.dockerignore': '5' } };
  expect(rewrittenFiles(before, after)).toEqual([
    { path: 'Dockerfile', text: 'b' },
    { path: 'req.txt', text: '4' },
    { path: '.dockerignore', text: '5' },
  ]);
});

/** Reads an archive whose files are stored and not packed, by its central directory. */
function readZip(zip: Buffer): { path: string; text: string }[] {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const files: { path: string; text: string }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, crc, size] = [10, 16, 24].map((offset, nth) =>
      nth === 0 ? zip.readUInt16LE(at + offset) : zip.readUInt32LE(at + offset),
    );
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) =>
      zip.readUInt16LE(at + offset),
    );
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(begin, begin + (size ?? 0));
    expect(method).toBe(0);
    expect(crc).toBe(crc32(content));
    files.push({
      path: zip.subarray(at + 46, at + 46 + name).toString(),
      text: content.toString(),
    });
    at += 46 + name + extra + comment;
  }
  return files;
}
