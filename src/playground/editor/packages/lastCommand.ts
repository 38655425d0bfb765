/** The words of the command that a shell text ends in. */
export interface LastCommand {
  /** Complete words, without quotes; `VARIABLE=value` and `sudo` before the command are gone. */
  readonly words: readonly string[];
  /** The word that is being written, without its opening quote; empty after a blank. */
  readonly typed: string;
}

const PREFIX = /^(?:[A-Za-z_]\w*=.*|sudo|env|exec|time|command|then|do|else|if|!|\{)$/;

/**
 * Reads the end of a shell text: chains, pipes and quotes as POSIX has them (XCU 2.2, 2.9), as far as an install command needs them.
 *
 * @returns null in a comment
 */
export function lastCommand(shell: string): LastCommand | null {
  let words: string[] = [];
  let word = '';
  let isWord = false;
  let quote = '';
  const endWord = (): void => {
    if (isWord) words.push(word);
    word = '';
    isWord = false;
  };
  for (const sign of shell) {
    if (quote !== '') {
      if (sign === quote) quote = '';
      else word += sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      isWord = true;
    } else if (/\s/.test(sign) && sign !== '\n') endWord();
    else if (/[&|;()\n]/.test(sign)) {
      endWord();
      words = [];
    } else if (sign === '#' && !isWord) return null;
    else {
      word += sign;
      isWord = true;
    }
  }
  const first = words.findIndex((one) => !PREFIX.test(one));
  return { words: first < 0 ? [] : words.slice(first), typed: word };
}
