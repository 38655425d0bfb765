/** A text and the path that it has in its project. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Texts as a zip archive. Whoever unpacks it stays below the folder that he unpacks it in, whatever the paths say: a link may have
 * brought them.
 */
export async function zipFiles(files: readonly TextFile[]): Promise<Blob> {
  // Only who saves an archive needs it.
  const { downloadZip } = await import('client-zip');
  return await downloadZip(
    files.map(({ path, text }) => ({ name: pathBelow(path), input: text })),
  ).blob();
}

/** The path without drive, root and steps upwards. */
export function pathBelow(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => !['', '.', '..'].includes(part));
  return parts.map((part) => part.replace(/[\p{Cc}:]/gu, '_')).join('/') || 'file';
}
