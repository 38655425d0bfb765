/** Characters that String.fromCharCode takes at once without exhausting the stack of any engine. */
const CHUNK = 0x8000;

/** RFC 4648, section 5, without padding: letters that no URL and no chat program changes. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @returns null when the text is not base64url; padding may be there or not */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const match = /^([A-Za-z0-9_-]*)={0,2}$/.exec(text);
  if (match?.[1] === undefined) return null;
  try {
    const binary = atob(match[1].replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
