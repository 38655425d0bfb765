import type { FoundFile } from '../editor/folder/foundFile.ts';
import { readFolder } from '../editor/folder/readFolder.ts';
import type { Progress } from '../editor/folder/readFolder.ts';
import { formatBytes } from '../format/formatBytes.ts';
import { messages } from '../../messages/messages.ts';
import { gitState } from './gitState.svelte.ts';
import { noticeState } from './noticeState.svelte.ts';
import { viewState } from './viewState.svelte.ts';
import { workspaceState } from './workspaceState.svelte.ts';

let progress = $state.raw<Progress | null>(null);
let aborter = new AbortController();

/** Reading a folder of the user's machine into the workspace. */
export const folderState = {
  /** Null while nothing is read. */
  get progress(): Progress | null {
    return progress;
  },
  cancel(): void {
    aborter.abort();
    progress = null;
  },

  /** Takes a folder as the build context; its Dockerfile takes the place of the text when it has one. */
  async take(found: AsyncIterable<FoundFile> | Iterable<FoundFile>): Promise<void> {
    aborter.abort();
    aborter = new AbortController();
    const { signal } = aborter;
    progress = { files: 0, bytes: 0 };
    try {
      const read = await readFolder(found, signal, (now) => {
        if (!signal.aborted) progress = now;
      });
      if (signal.aborted) return;
      const before = workspaceState.current;
      workspaceState.takeFolder(read);
      if (read.dockerfile !== null) viewState.resetTab();
      const { git: files, dockerfilePath: path } = read;
      gitState.take(path === null || files.length === 0 ? null : { files, path });
      noticeState.say(messages.folder.done(read.fileCount, formatBytes(read.bytes)), () => {
        gitState.take(null);
        workspaceState.restore(before);
      });
    } catch (reason) {
      if (!signal.aborted) noticeState.say(messages.folder.failed(String(reason)));
    } finally {
      if (!signal.aborted) progress = null;
    }
  },

  /** Takes single files: a Dockerfile as the text, others as files of the build context. */
  async takeFiles(files: readonly File[]): Promise<void> {
    const before = workspaceState.current;
    const taken: string[] = [];
    for (const file of files) {
      const path = await workspaceState.takeFile(file.name, file.size, () => file.text());
      if (path !== null) taken.push(path);
    }
    if (taken.length === 0) return;
    const last = taken.at(-1);
    if (last !== undefined && workspaceState.hasText(last)) {
      viewState.openTab({ kind: 'file', path: last });
    }
    noticeState.say(messages.folder.tookFiles(taken.join(', ')), () =>
      workspaceState.restore(before),
    );
  },
};
