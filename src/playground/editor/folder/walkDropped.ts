import type { FoundFile } from './foundFile.ts';

/** Files of a folder picker: the browser has listed them already. */
export function* walkPicked(files: Iterable<File>): Generator<FoundFile> {
  for (const file of files) {
    // `project/src/main.py`: begins with the picked folder's own name.
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    yield { path: path === '' ? file.name : path, size: file.size, text: () => file.text(), file };
  }
}

/** Files below dropped folders, found one after the other; a folder's own name is no part of their paths. */
export async function* walkDropped(folder: FileSystemDirectoryEntry): AsyncGenerator<FoundFile> {
  const waiting: { entry: FileSystemDirectoryEntry; path: string }[] = [
    { entry: folder, path: '' },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const reader = next.entry.createReader();
    // A reader gives some hundred entries a time, and none at the end.
    for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
      for (const entry of batch) {
        const path = `${next.path}${entry.name}`;
        if (isFolder(entry)) waiting.push({ entry, path: `${path}/` });
        else if (isFile(entry)) {
          const file = await fileOf(entry);
          if (file !== null) yield { path, size: file.size, text: () => file.text(), file };
        }
      }
    }
  }
}

function readBatch(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  // A folder that may not be read counts as empty.
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
