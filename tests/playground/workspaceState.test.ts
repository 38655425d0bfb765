// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { readDrafts } from '../../src/playground/state/drafts.ts';
import { noticeState } from '../../src/playground/state/noticeState.svelte.ts';
import { textOf, workspaceState } from '../../src/playground/state/workspaceState.svelte.ts';

const [example] = EXAMPLES;

/** What is typed is kept in a moment; a page that goes away keeps it at once. */
const leavePage = (): boolean => dispatchEvent(new Event('pagehide'));

describe('workspaceState', () => {
  beforeEach(() => workspaceState.openExample(example));

  it('does not keep an example that was only looked at', () => {
    const before = readDrafts().length;
    workspaceState.openExample(example);
    workspaceState.setText('Dockerfile', example.workspace.dockerfile);
    expect(readDrafts().length).toBe(before);
    expect(workspaceState.origin).toMatchObject({ kind: 'example', edited: false });
  });

  it('keeps every change, in one draft for each time that something was opened', () => {
    const before = readDrafts().length;
    workspaceState.setText('Dockerfile', 'FROM a');
    workspaceState.setText('r.txt', 'x');
    leavePage();
    expect(readDrafts().length).toBe(before + 1);
    expect(readDrafts()[0]?.workspace).toMatchObject({
      dockerfile: 'FROM a',
      files: { 'r.txt': 'x' },
    });

    workspaceState.openEmpty();
    workspaceState.setText('Dockerfile', 'FROM b');
    leavePage();
    expect(
      readDrafts()
        .map(({ workspace }) => workspace.dockerfile)
        .slice(0, 2),
    ).toEqual(['FROM b', 'FROM a']);
  });

  it('keeps what is chosen at once, and what is typed a moment later', () => {
    vi.useFakeTimers();
    const kept = (): string | undefined => readDrafts()[0]?.workspace.dockerfile;
    workspaceState.setText('Dockerfile', 'FROM typed');
    expect(kept()).not.toBe('FROM typed');
    vi.advanceTimersByTime(250);
    expect(kept()).toBe('FROM typed');
    workspaceState.setText('Dockerfile', 'FROM typed:2');
    workspaceState.setPlatform('linux/arm64');
    expect(kept()).toBe('FROM typed:2');
    vi.useRealTimers();
  });

  it('goes on in the draft that was opened', () => {
    workspaceState.setText('Dockerfile', 'FROM a');
    leavePage();
    const [draft] = readDrafts();
    if (draft === undefined) throw new Error('nothing was kept');
    workspaceState.openExample(example);
    workspaceState.openDraft(draft);
    workspaceState.setText('Dockerfile', 'FROM a:2');
    leavePage();
    expect(readDrafts()[0]).toEqual({
      id: draft.id,
      workspace: { ...draft.workspace, dockerfile: 'FROM a:2' },
    });
  });

  it('changes sizes, arguments and choices without touching the rest', () => {
    workspaceState.openEmpty();
    workspaceState.setContextSize('app/', 5);
    workspaceState.setContextSize('b.bin', 6);
    workspaceState.removeContextSize('b.bin');
    workspaceState.setBuildArg('A', '1');
    workspaceState.setBuildArg('B', '2');
    workspaceState.removeBuildArg('A');
    workspaceState.setPlatform('linux/arm64');
    workspaceState.setTarget('dev');
    workspaceState.setTarget(null);
    workspaceState.setAsOf('2025-06');
    expect(workspaceState.current).toEqual({
      dockerfile: '',
      context: { 'app/': 5 },
      buildArgs: { B: '2' },
      platform: 'linux/arm64',
      asOf: '2025-06',
    });
  });

  it('lets the text of a file take the place of its size', () => {
    workspaceState.openEmpty();
    workspaceState.setContextSize('package-lock.json', 190_000);
    workspaceState.addFile('package-lock.json');
    expect(workspaceState.current).toEqual({
      dockerfile: '',
      context: {},
      files: { 'package-lock.json': '' },
    });
    workspaceState.setText('package-lock.json', '{}');
    workspaceState.addFile('package-lock.json');
    expect(textOf('package-lock.json')).toBe('{}');
  });
});

describe('noticeState', () => {
  it('offers a way back only until the next change', () => {
    workspaceState.openEmpty();
    workspaceState.setText('Dockerfile', 'FROM a');
    noticeState.say('changed', () => undefined);
    expect(noticeState.current?.text).toBe('changed');
    workspaceState.setText('Dockerfile', 'FROM ab');
    expect(noticeState.current).toBeNull();
  });
});

describe('history, folders and files', () => {
  beforeEach(() => workspaceState.openExample(example));

  it('undoes and makes again whatever was changed, one step at a time', () => {
    workspaceState.setContextSize('models/', 5);
    workspaceState.setPlatform('linux/arm64');
    workspaceState.undo();
    expect(workspaceState.current).toMatchObject({ context: { 'models/': 5 } });
    expect(workspaceState.current.platform).toBe(example.workspace.platform);
    workspaceState.undo();
    expect(workspaceState.current).toBe(example.workspace);
    expect(workspaceState.canUndo).toBe(false);
    workspaceState.redo();
    workspaceState.redo();
    expect(workspaceState.current.platform).toBe('linux/arm64');
    expect(workspaceState.canRedo).toBe(false);
  });

  it('undoes what is typed in one go together, and forgets what was undone at the next change', () => {
    workspaceState.setText('Dockerfile', 'FROM a');
    workspaceState.setText('Dockerfile', 'FROM ab');
    workspaceState.setText('r.txt', 'x');
    workspaceState.undo();
    expect(textOf('Dockerfile')).toBe('FROM ab');
    workspaceState.undo();
    expect(textOf('Dockerfile')).toBe(example.workspace.dockerfile);
    workspaceState.setText('Dockerfile', 'FROM c');
    expect(workspaceState.canRedo).toBe(false);
  });

  it('takes a folder, keeping answers to questions that are not of files', () => {
    workspaceState.setContextSize('output://make', 7);
    workspaceState.setContextSize('old/', 1);
    workspaceState.takeFolder({
      dockerfile: null,
      files: { 'requirements.txt': 'torch' },
      context: { 'src/': 3 },
      fileCount: 2,
      bytes: 8,
    });
    expect(workspaceState.current).toMatchObject({
      dockerfile: example.workspace.dockerfile,
      files: { 'requirements.txt': 'torch' },
      context: { 'src/': 3, 'output://make': 7 },
    });
    expect(Object.keys(workspaceState.current.context ?? {})).not.toContain('old/');
  });

  it('takes a file as what it is', async () => {
    const take = (name: string, text: string, size = text.length): Promise<string | null> =>
      workspaceState.takeFile(name, size, () => Promise.resolve(text));
    expect(await take('Dockerfile.gpu', 'FROM gpu')).toBe('Dockerfile');
    expect(await take('uv.lock', 'lock')).toBe('uv.lock');
    expect(await take('weights.bin', '\0')).toBe('weights.bin');
    expect(await take('huge.txt', 'x', 50_000_000)).toBe('huge.txt');
    expect(textOf('Dockerfile')).toBe('FROM gpu');
    expect(textOf('uv.lock')).toBe('lock');
    expect(workspaceState.current.context).toMatchObject({
      'weights.bin': 1,
      'huge.txt': 50_000_000,
    });
  });
});

describe('another Dockerfile in the place of an example', () => {
  beforeEach(() => workspaceState.openExample(example));
  const OTHER = 'FROM golang:1.23\nWORKDIR /src\nCOPY . .\nRUN go build ./...\n';

  it('takes the files and sizes of the example with it, and its name', () => {
    workspaceState.setText('Dockerfile', OTHER);
    expect(workspaceState.origin).toEqual({ kind: 'draft' });
    const { files, context } = workspaceState.current;
    expect({ files, context }).toEqual({ files: undefined, context: undefined });
  });

  it('leaves what the user has said', () => {
    workspaceState.setContextSize('src', 5);
    workspaceState.setText('Dockerfile', OTHER);
    expect(workspaceState.current.context).toMatchObject({ src: 5 });
    expect(workspaceState.current.files).toBeUndefined();
  });

  it('brings them back with the text, also by the undo of the editor', () => {
    workspaceState.setText('Dockerfile', OTHER);
    workspaceState.setText('Dockerfile', example.workspace.dockerfile);
    expect(workspaceState.current).toEqual(example.workspace);
  });
});
