export type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/** Colours on a terminal, and only there; NO_COLOR switches them off (no-color.org). */
export function painter(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): Paint {
  const { NO_COLOR, TERM } = environment;
  const colours = stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
  if (!colours) return (_colour, text) => text;
  return (colour, text) => `\u001b[${CODES[colour][0]}m${text}\u001b[${CODES[colour][1]}m`;
}

/**
 * A user's text made fit for a terminal: no escape sequence or other control character of it takes effect there, and it stays on its
 * line.
 */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
