export type Inflated =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'too-large' | 'damaged' };

/**
 * Deflate packs at most 1032 : 1 (zlib, Maximum Expansion Factor), and a browser unpacks each piece that it is given whole: with pieces
 * of this size a bomb is met within a megabyte.
 */
const STEP = 1024;

/** Unpacks raw deflate (RFC 1951) and stops as soon as more than `most` bytes have come out. Never throws. */
export async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (at >= packed.length) controller.close();
        else controller.enqueue(packed.slice(at, at + STEP));
        at += STEP;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = pieces.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { ok: true, bytes: joined(chunks, size) };
      size += value.length;
      if (size > most) {
        // What the stream says to being ended early is no news.
        reader.cancel().catch(() => undefined);
        return { ok: false, reason: 'too-large' };
      }
      chunks.push(value);
    }
  } catch {
    return { ok: false, reason: 'damaged' };
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
