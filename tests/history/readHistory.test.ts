import { afterEach, describe, expect, it } from 'vitest';
import { readHistory } from '../../src/history/readHistory.ts';
import type { GitFile, History } from '../../src/history/versions.ts';
import { createRepository } from './repository.ts';
import type { TestRepository } from './repository.ts';

const opened: TestRepository[] = [];
afterEach(() => Promise.all(opened.splice(0).map((one) => one.remove())));

async function repository(): Promise<TestRepository> {
  const one = await createRepository();
  opened.push(one);
  return one;
}

/** Three commits of a Dockerfile, one of something else. */
async function project(path = 'Dockerfile'): Promise<TestRepository> {
  const one = await repository();
  await one.commit('Begin\n\nwith more words', { [path]: 'FROM a\n', 'README.md': 'x' });
  await one.commit('Other base', { [path]: 'FROM b\n' });
  await one.commit('Words', { 'README.md': 'y' });
  await one.commit('Third base', { [path]: 'FROM c\n' });
  return one;
}

function lines(history: History): readonly string[] {
  if (history.status !== 'read') return [history.status];
  return history.versions.map(
    ({ subject, seconds, text }) =>
      `${new Date(seconds * 1000).getUTCDate()} ${subject}: ${JSON.stringify(text)}`,
  );
}

const ALL = ['4 Third base: "FROM c\\n"', '2 Other base: "FROM b\\n"', '1 Begin: "FROM a\\n"'];

describe('readHistory', () => {
  it('lists the commits that touched the file, the newest first', async () => {
    const history = await readHistory(await (await project()).gitFiles(), 'Dockerfile');
    expect(lines(history)).toEqual(ALL);
    expect(history).toMatchObject({ isWhole: true });
  });

  it('reads packs', async () => {
    const one = await project();
    await one.pack();
    const files = await one.gitFiles();
    expect(files.some(({ path }) => /^objects\/[\da-f]{2}\//.test(path))).toBe(false);
    expect(lines(await readHistory(files, 'Dockerfile'))).toEqual(ALL);
  });

  it('finds a file in a folder, which came later than the first commit', async () => {
    const one = await repository();
    await one.commit('Nothing yet', { 'README.md': 'x' });
    await one.commit('Here it is', { 'deploy/api/Dockerfile': 'FROM a\n' });
    const history = await readHistory(await one.gitFiles(), 'deploy/api/Dockerfile');
    expect(lines(history)).toEqual(['2 Here it is: "FROM a\\n"']);
  });

  it('says where the file was taken away', async () => {
    const one = await repository();
    await one.commit('Begin', { Dockerfile: 'FROM a\n' });
    await one.commit('Away', { Dockerfile: null });
    await one.commit('Back', { Dockerfile: 'FROM b\n' });
    expect(lines(await readHistory(await one.gitFiles(), 'Dockerfile'))).toEqual([
      '3 Back: "FROM b\\n"',
      '2 Away: null',
      '1 Begin: "FROM a\\n"',
    ]);
  });

  it('shows no text of what is none', async () => {
    const one = await repository();
    await one.commit('Begin', { Dockerfile: 'FROM\0a' });
    expect(lines(await readHistory(await one.gitFiles(), 'Dockerfile'))).toEqual(['1 Begin: null']);
  });

  it('has no versions of a file that no commit has', async () => {
    const history = await readHistory(await (await project()).gitFiles(), 'Other');
    expect(lines(history)).toEqual([]);
  });

  it('refuses packs that are too large for memory', async () => {
    const file = { size: 400_000_000 } as Blob;
    expect(await readHistory([{ path: 'objects/pack/a.pack', file }], 'Dockerfile')).toEqual({
      status: 'too-large',
      bytes: 400_000_000,
    });
  });

  it('ends with the commits of a shallow clone', async () => {
    const one = await project();
    const history = await readHistory(await one.gitFiles(), 'Dockerfile');
    const second = history.status === 'read' ? (history.versions[1]?.commit ?? '') : '';
    const shallow = { path: 'shallow', file: new Blob([`${second}\n`]) };
    const files = [...(await one.gitFiles()), shallow];
    expect(lines(await readHistory(files, 'Dockerfile'))).toEqual(ALL.slice(0, 2));
  });

  it.each<[string, (files: readonly GitFile[]) => readonly GitFile[]]>([
    ['no files', () => []],
    ['no objects', (files) => files.filter(({ path }) => !path.startsWith('objects/'))],
    ['no HEAD', (files) => files.filter(({ path }) => path !== 'HEAD')],
    ['a cut pack', (files) => changed(files, '.pack', (bytes) => bytes.slice(0, 60))],
    ['an empty pack', (files) => changed(files, '.pack', () => new Uint8Array())],
    [
      'a pack of other bytes',
      (files) => changed(files, '.pack', (bytes) => bytes.map((b) => b ^ 85)),
    ],
    ['a cut index', (files) => changed(files, '.idx', (bytes) => bytes.slice(0, 1100))],
    ['an index of zeros', (files) => changed(files, '.idx', (bytes) => bytes.map(() => 0))],
    [
      'a HEAD that leads to itself',
      (files) => changed(files, 'HEAD', () => new TextEncoder().encode('ref: HEAD\n')),
    ],
  ])('says that it cannot be read: %s', async (_name, damage) => {
    const one = await project();
    await one.pack();
    const whole = await Promise.all(
      (await one.gitFiles()).map(async ({ path, file }) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        return { path, file, bytes };
      }),
    );
    bytesOf = new Map(whole.map(({ path, bytes }) => [path, bytes]));
    const history = await readHistory(damage(whole), 'Dockerfile');
    expect(history.status).toBe('unreadable');
    expect(history.status === 'unreadable' && history.reason).not.toBe('');
  });
});

let bytesOf: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map();

/** The files, those with the ending changed. */
function changed(
  files: readonly GitFile[],
  ending: string,
  change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): readonly GitFile[] {
  return files.map(({ path, file }) => {
    const bytes = bytesOf.get(path);
    const isMeant = path.endsWith(ending) && bytes !== undefined;
    return { path, file: isMeant ? new Blob([change(bytes)]) : file };
  });
}
