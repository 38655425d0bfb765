/**
 * Makes links to Plimsoll, for docs generators and scripts; the format is described in src/share/LINKS.md. Runs in browsers and in
 * Node 20.12 or newer, and needs nothing else.
 *
 *   import { plimsollLink } from './plimsoll-link.js';
 *   await plimsollLink('https://example.org/plimsoll/', { dockerfile: 'FROM debian\n' });
 */

/**
 * @param {string} page address of the playground, or of its embed.html
 * @param {{ dockerfile: string, files?: Record<string, string>, context?: Record<string, number> }} workspace see
 *   schema/workspace.schema.json
 * @param {{ loadLine?: number, picture?: 'waterfall' | 'layers' | 'diff' }} [view] loadLine in bytes
 * @returns {Promise<string>} the address with everything in its fragment
 */
export async function plimsollLink(page, workspace, view) {
  const json = JSON.stringify({ workspace, view });
  const packed = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const letters = btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return `${page.split('#')[0]}#v1:${letters}`;
}
