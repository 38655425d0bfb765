/** A text of which parts may be unknown; what cannot be told is left out of it. */
export interface Text {
  readonly text: string;
  readonly exact: boolean;
}

/** Longest text that is followed, in UTF-16 units; longer ones are unknown, so that `x=$x$x` in a loop ends. */
export const LONGEST_TEXT = 100_000;

export const UNKNOWN_TEXT: Text = { text: '', exact: false };

export function known(text: string): Text {
  return text.length > LONGEST_TEXT ? UNKNOWN_TEXT : { text, exact: true };
}

export function joinTexts(texts: readonly Text[], separator = ''): Text {
  const text = texts.map((piece) => piece.text).join(separator);
  if (text.length > LONGEST_TEXT) return UNKNOWN_TEXT;
  return { text, exact: texts.every((piece) => piece.exact) };
}
