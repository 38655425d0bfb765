import { suiteOfRelease, suiteOfWord } from './suites.ts';

/** What the parts of a tag say. */
export interface TagParts {
  /** Numbers of the image's own version: `3.12.4` gives [3, 12, 4]; null when the tag names none. */
  readonly version: readonly number[] | null;
  /** `bookworm`, `jammy`, `alpine3.24`; null when the tag names none. */
  readonly suite: string | null;
  /** Words that tell flavours apart, sorted: `slim`, `devel`, `cudnn`, `alpine`. */
  readonly words: readonly string[];
  /** Versions of other things in the tag by name: `cuda` of `cuda12.1`, `python` of `python3.12`. */
  readonly numbers: Readonly<Record<string, readonly number[]>>;
}

/** Words that name a release channel, not a flavour. */
const CHANNEL_WORDS = new Set([
  'latest', 'stable', 'lts', 'current', 'mainline', 'rolling', 'edge', 'nightly', 'main', 'master', 'oldstable',
]); // prettier-ignore

/** Images whose version is that of a distribution: number and suite word mean the same. */
const DISTRIBUTIONS = new Set(['debian', 'ubuntu']);

/**
 * Reads a tag of the image `name`. The tag's grammar is each publisher's own; what most share is parts joined by `-`, a version
 * first, then flavours and the distribution's release.
 */
export function parseTag(name: string, tag: string): TagParts {
  let version: readonly number[] | null = null;
  let suite: string | null = null;
  const words = new Set<string>();
  const numbers: Record<string, readonly number[]> = {};
  for (const token of tokensOf(tag)) {
    const named = suiteOfWord(token);
    if (named !== null) {
      suite = named;
      if (named.startsWith('alpine')) words.add('alpine');
      continue;
    }
    if (isBuildDate(token) || CHANNEL_WORDS.has(token)) continue;
    const number = /^v?(\d+(?:\.\d+)*)(?:[a-z]+\d*|_.*|\+.*)?$/.exec(token);
    if (number !== null) {
      version ??= toNumbers(number[1] ?? '');
      continue;
    }
    const qualified = /^([a-z_]+?)-?(\d+(?:\.\d+)*)$/.exec(token);
    if (qualified !== null) {
      const word = qualified[1] ?? '';
      words.add(word);
      numbers[word] = toNumbers(qualified[2] ?? '');
    } else words.add(token);
  }
  if (DISTRIBUTIONS.has(name) && suite === null && version !== null) {
    suite = suiteOfRelease(name, releaseText(name, version));
  }
  return { version, suite, words: [...words].sort(), numbers };
}

/** `alpine-3.24` and `python-3.11` are one token each; else parts between dashes. */
function tokensOf(tag: string): string[] {
  return tag
    .toLowerCase()
    .replace(/\b(alpine|python|rust|py)-(\d)/g, '$1$2')
    .split('-')
    .filter((token) => token !== '');
}

/** `20240530`, `20240530.1`: the day of a build. */
function isBuildDate(token: string): boolean {
  return /^20\d{6}(?:\.\d+)?$/.test(token);
}

function toNumbers(text: string): readonly number[] {
  return text.split('.').map(Number);
}

function releaseText(name: string, version: readonly number[]): string {
  const [major = 0, minor = 0] = version;
  return name === 'ubuntu' ? `${major}.${String(minor).padStart(2, '0')}` : String(major);
}
