import { toBase64url } from './base64url.ts';
import type { Shared } from './shared.ts';

/**
 * What is shared as the fragment of an address, `#v1:…`: JSON, raw deflate, base64url (LINKS.md). A fragment is never sent to a server.
 * The bytes may differ from browser to browser, what they decode to does not.
 */
export async function encodeLink({ workspace, view }: Shared): Promise<string> {
  const json = JSON.stringify({
    workspace,
    ...(view !== undefined && Object.keys(view).length > 0 && { view }),
  });
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = await new Response(stream).arrayBuffer();
  return `#v1:${toBase64url(new Uint8Array(packed))}`;
}
