/** @returns whether the text is on the clipboard: a browser may refuse, and an insecure page has no clipboard at all */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
