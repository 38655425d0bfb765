import { MOST_TEXT_BYTES } from '../editor/folder/textsThatMatter.ts';

/** The text of a dropped file; null when none was dropped, or one that is no text. */
export async function readDropped(event: DragEvent): Promise<string | null> {
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return null;
  event.preventDefault();
  event.stopPropagation();
  if (file.size > MOST_TEXT_BYTES) return null;
  const text = await file.text();
  return text.includes('\0') ? null : text;
}
