/**
 * dockerfile-ast 0.7.1 tests for a byte order mark by Node's `Buffer`, which browsers and workers do not have; without it every parse
 * throws a ReferenceError there. This module must be imported before the parser.
 */
interface Host {
  /** Some property that every global object has, so that the type fits without Node's types too. */
  readonly Array: unknown;
  Buffer?: { from(text: string): ArrayLike<number> };
}

const host: Host = globalThis;
host.Buffer ??= { from: encodeUtf8 };

/** UTF-8 bytes of a text that is a single UTF-16 unit long: all that the parser asks for. */
function encodeUtf8(text: string): ArrayLike<number> {
  const code = text.charCodeAt(0);
  if (Number.isNaN(code)) return [];
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
}

export {};
