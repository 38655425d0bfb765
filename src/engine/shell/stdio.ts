import type { Content } from '../effects.ts';
import type { Call, Stdin } from './command.ts';
import { LONGEST_TEXT } from './text.ts';
import type { Text } from './text.ts';

/** How much an output is whose text is not known: a number of bytes, or the file that it would make. */
export type Volume =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'content'; readonly content: Content };

/** Where standard output goes while it is collected. */
export class Output {
  #pieces: string[] = [];
  #length = 0;
  #exact = true;
  /** The last program that wrote to it. */
  lastCall: Call | null = null;
  #volume: Volume | null = null;
  #programs = 0;

  /** What is known beside its text of the output of one program. */
  addVolume(volume: Volume | null): void {
    this.#programs += 1;
    this.#volume = volume;
  }

  /** Null when nothing is known, or when several programs wrote. */
  get volume(): Volume | null {
    return this.#programs === 1 ? this.#volume : null;
  }

  add(text: Text): void {
    if (!text.exact) this.#exact = false;
    this.#length += text.text.length;
    if (this.#length > LONGEST_TEXT) this.#exact = false;
    else if (text.text !== '') this.#pieces.push(text.text);
  }

  get text(): Text {
    return { text: this.#pieces.join(''), exact: this.#exact };
  }
}

/** Standard input, of which `read` takes lines. */
export class Input {
  #at = 0;
  readonly #source: Stdin;

  constructor(source: Stdin) {
    this.#source = source;
  }

  /** What a program would still read. */
  get rest(): Stdin {
    if (this.#source.kind !== 'text' || this.#at === 0) return this.#source;
    return { ...this.#source, text: this.#source.text.slice(this.#at) };
  }

  /** The next line without its end; null at the end of the text; unknown for what is no known text. */
  readLine(): Text | null {
    const source = this.#source;
    if (source.kind === 'none') return null;
    if (source.kind === 'stream' || !source.exact) return { text: '', exact: false };
    if (this.#at >= source.text.length) return null;
    const end = source.text.indexOf('\n', this.#at);
    const line = source.text.slice(this.#at, end < 0 ? undefined : end);
    this.#at = end < 0 ? source.text.length : end + 1;
    return { text: line, exact: true };
  }

  readAll(): Text {
    const { rest } = this;
    if (rest.kind === 'none') return { text: '', exact: true };
    if (rest.kind === 'stream') return { text: '', exact: false };
    this.#at = rest.text.length + this.#at;
    return { text: rest.text, exact: rest.exact };
  }
}
