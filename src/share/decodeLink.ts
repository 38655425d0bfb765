import { fromBase64url } from './base64url.ts';
import { inflate } from './inflate.ts';
import { parseShared } from './shared.ts';
import type { Shared } from './shared.ts';

export type DecodedLink =
  | { readonly kind: 'link'; readonly shared: Shared }
  /** The fragment is empty or something else, such as the name of a place on the page. */
  | { readonly kind: 'none' }
  /** One sentence that says why it cannot be opened. */
  | { readonly kind: 'broken'; readonly message: string };

/** Bytes of JSON in a link, unpacked. */
export const MOST_BYTES = 10_000_000;

type Decode = (payload: string) => Promise<DecodedLink>;

/**
 * How each version is read. A version stays for ever: links lie in places that nobody can edit. A new version gets a new entry, and an
 * older one then turns what it read into what the new one carries.
 */
const VERSIONS: Readonly<Record<string, Decode>> = { v1: decodeV1 };

const DAMAGED = broken('This link is damaged or was cut off: it cannot be read.');
const TOO_LARGE = broken(`This link holds more than ${MOST_BYTES / 1e6} MB.`);

/** Whether a fragment claims to be a link, whatever it then holds. */
export function isLink(fragment: string): boolean {
  return /^#?v\d+(?::|%3a)/i.test(fragment);
}

/**
 * Reads the fragment of an address, with or without its `#`. What comes out has been checked as any workspace from outside is.
 * Never throws.
 */
export async function decodeLink(fragment: string): Promise<DecodedLink> {
  // Some mail and chat programs escape the colon, or put a blank at the end.
  const match = /^#?(v\d+)(?::|%3a)(.*)$/is.exec(fragment.trim());
  const [, version = '', payload = ''] = match ?? [];
  if (match === null) return { kind: 'none' };
  const decode = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
  if (decode === undefined) {
    return broken(`This link was made by another version of Plimsoll (${version.slice(0, 12)}).`);
  }
  return await decode(payload);
}

async function decodeV1(payload: string): Promise<DecodedLink> {
  // Base64 is four letters for three bytes, and what cannot be packed grows by five bytes in 64 kB (RFC 1951, 3.2.4).
  if (payload.length > MOST_BYTES * 1.4) return TOO_LARGE;
  const packed = fromBase64url(payload);
  if (packed === null || packed.length === 0) return DAMAGED;
  const inflated = await inflate(packed, MOST_BYTES);
  if (!inflated.ok) return inflated.reason === 'too-large' ? TOO_LARGE : DAMAGED;
  const json = parseJson(inflated.bytes);
  if (json === undefined) return DAMAGED;
  const parsed = parseShared(json);
  return parsed.ok
    ? { kind: 'link', shared: parsed.shared }
    : broken(`This link cannot be opened: ${parsed.message}.`);
}

/** @returns undefined when the bytes are no UTF-8 or the text is no JSON */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function broken(message: string): DecodedLink {
  return { kind: 'broken', message };
}
