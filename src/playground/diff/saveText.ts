import { saveFile } from '../share/saveFile.ts';

/** Gives a text to the user as a file of the same name. */
export function saveText(path: string, text: string): void {
  // Of text/plain, Chromium makes Dockerfile.txt.
  const content = new Blob([text], { type: 'application/octet-stream' });
  saveFile(path.slice(path.lastIndexOf('/') + 1), content);
}
