/** What is needed of a File that a folder picker gives. */
export interface PickedFile {
  /** `project/src/main.py`: begins with the picked folder's own name. */
  readonly webkitRelativePath: string;
  readonly size: number;
}

/** Bytes of a picked folder's content by its first level, as `workspace.context` wants them: `src/` for a folder, `model.bin` for a file. */
export function measureFolder(files: Iterable<PickedFile>): Readonly<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const { webkitRelativePath, size } of files) {
    const [first, ...below] = webkitRelativePath.split('/').slice(1);
    if (first === undefined) continue;
    const key = below.length === 0 ? first : `${first}/`;
    sizes[key] = (Object.hasOwn(sizes, key) ? (sizes[key] ?? 0) : 0) + size;
  }
  return sizes;
}
