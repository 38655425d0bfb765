import { parsePattern } from '../shell/globPattern.ts';
import { replaceMatches, withoutPrefix, withoutSuffix } from '../shell/matchPattern.ts';

export interface Expansion {
  /** The text with variables replaced, quotes and escapes taken off. */
  readonly text: string;
  /** Names that were used, have no value, and have no default there; each once. */
  readonly unset: readonly string[];
  /** What the builder refuses: forms that it does not know, `${x:?message}` of a missing value, unclosed quotes. */
  readonly unsupported: readonly string[];
}

/**
 * Expands a word of an instruction as the builder does: `$x`, `${x}`, `${x:-w}`, `${x-w}`, `${x:+w}`, `${x+w}`, `${x:?w}`, `${x?w}`,
 * `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`, `${x/p/r}`, `${x//p/r}`, with words inside that are expanded too. Single quotes are literal,
 * double quotes keep blanks, the escape character takes the next character literally. Never throws; what cannot be expanded is left
 * out and told.
 * Source: moby/buildkit frontend/dockerfile/shell/lex.go; Dockerfile reference, Environment replacement.
 */
export function expandVariables(
  text: string,
  lookup: (name: string) => string | undefined,
  escape = '\\',
): Expansion {
  const unset = new Set<string>();
  const unsupported: string[] = [];
  const expander = new Expander(text, lookup, escape, unset, unsupported);
  return { text: expander.until(null, false), unset: [...unset], unsupported };
}

const SPECIAL = '@*#?-$!0';
/** Defaults within defaults deeper than this are refused, so that the stack holds. */
const MAX_DEPTH = 200;

class Expander {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly lookup: (name: string) => string | undefined,
    private readonly escape: string,
    private readonly unset: Set<string>,
    private readonly unsupported: string[],
  ) {}

  /** Expands up to `stop` and steps over it; to the end for null. */
  until(stop: string | null, rawEscapes: boolean): string {
    let result = '';
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      if (char === stop) {
        this.at += 1;
        return result;
      }
      if (char === '$') result += this.dollar();
      else if (char === "'") result += this.singleQuoted();
      else if (char === '"') result += this.doubleQuoted();
      else if (char === this.escape) {
        const next = this.text.charAt(this.at + 1);
        result += rawEscapes ? char + next : next;
        this.at += 2;
      } else {
        result += char;
        this.at += 1;
      }
    }
    if (stop !== null) this.refuse(`A ${stop} is missing.`);
    return result;
  }

  private refuse(what: string): void {
    if (!this.unsupported.includes(what)) this.unsupported.push(what);
  }

  private singleQuoted(): string {
    const close = this.text.indexOf("'", this.at + 1);
    if (close < 0) this.refuse('A single quote is not closed.');
    const end = close < 0 ? this.text.length : close;
    const inner = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return inner;
  }

  private doubleQuoted(): string {
    let result = '';
    this.at += 1;
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      if (char === '"') {
        this.at += 1;
        return result;
      }
      if (char === '$') {
        result += this.dollar();
        continue;
      }
      const next = this.text.charAt(this.at + 1);
      const escapes =
        char === this.escape && (next === '"' || next === '$' || next === this.escape);
      result += escapes ? next : char;
      this.at += escapes ? 2 : 1;
    }
    this.refuse('A double quote is not closed.');
    return result;
  }

  private name(): string {
    const rest = this.text.slice(this.at, this.at + 512);
    const match = /^(?:\d+|[\p{L}_][\p{L}\d_]*)/u.exec(rest)?.[0];
    const first = rest.charAt(0);
    const name = match ?? (first !== '' && SPECIAL.includes(first) ? first : '');
    this.at += name.length;
    return name;
  }

  private dollar(): string {
    this.at += 1;
    if (this.text.charAt(this.at) !== '{') {
      const name = this.name();
      return name === '' ? '$' : this.value(name);
    }
    const start = this.at - 1;
    this.at += 1;
    const name = this.name();
    if (this.text.charAt(this.at) === '}' && name !== '') {
      this.at += 1;
      return this.value(name);
    }
    if (name === '' || this.depth >= MAX_DEPTH) return this.refuseForm(start);
    this.depth += 1;
    const result = this.modified(name, start);
    this.depth -= 1;
    return result;
  }

  private value(name: string): string {
    const value = this.lookup(name);
    if (value === undefined) this.unset.add(name);
    return value ?? '';
  }

  private refuseForm(start: number): string {
    const close = this.text.indexOf('}', this.at);
    this.at = close < 0 ? this.text.length : close + 1;
    this.refuse(this.text.slice(start, Math.min(this.at, start + 80)));
    return '';
  }

  private modified(name: string, start: number): string {
    const colon = this.text.charAt(this.at) === ':';
    if (colon) this.at += 1;
    const operator = this.text.charAt(this.at);
    this.at += 1;
    switch (operator) {
      case '-':
      case '+':
      case '?':
        return this.conditional(name, operator, colon);
      case '#':
      case '%':
        return colon ? this.refuseForm(start) : this.trimmed(name, operator);
      case '/':
        return colon ? this.refuseForm(start) : this.replaced(name);
      default:
        this.at -= 1;
        return this.refuseForm(start);
    }
  }

  private conditional(name: string, operator: '-' | '+' | '?', nullIsUnset: boolean): string {
    // A default that is not used must not report its own variables.
    const value = this.lookup(name);
    const isSet = value !== undefined && !(nullIsUnset && value === '');
    const used = operator === '+' ? isSet : !isSet;
    const before = new Set(this.unset);
    const word = this.until('}', false);
    if (!used) {
      for (const found of this.unset) if (!before.has(found)) this.unset.delete(found);
    }
    if (operator === '+') return isSet ? word : '';
    if (isSet) return value;
    if (operator === '-') return word;
    const message = word === '' ? `must not be ${value === undefined ? 'unset' : 'empty'}` : word;
    this.refuse(`${name}: ${message}`);
    return '';
  }

  private trimmed(name: string, operator: '#' | '%'): string {
    const longest = this.text.charAt(this.at) === operator;
    if (longest) this.at += 1;
    const tokens = parsePattern(this.until('}', true), { brackets: false });
    const value = this.value(name);
    return operator === '#'
      ? withoutPrefix(value, tokens, longest)
      : withoutSuffix(value, tokens, longest);
  }

  private replaced(name: string): string {
    const all = this.text.charAt(this.at) === '/';
    if (all) this.at += 1;
    const tokens = parsePattern(this.until('/', true), { brackets: false });
    const replacement = this.until('}', true);
    const value = this.value(name);
    return replaceMatches(value, tokens, replacement, { all }) ?? value;
  }
}
