import type { DebianIndex } from '../../packages/debian/debianIndex.ts';
import type { DebianRequest } from '../../packages/debian/resolution.ts';
import type { Word } from '../../shell/command.ts';
import { matchesVersion } from '../../packages/debian/matchesVersion.ts';
import { ubuntuName } from '../../packages/debian/ubuntuNames.ts';
import { isMeantAsPattern, matchPattern } from './aptPattern.ts';

/** The operands of `apt-get install`, sorted by what they ask for. */
export interface AptRequest {
  readonly install: readonly DebianRequest[];
  /** Names with a trailing `-`: to be removed. */
  readonly remove: readonly string[];
  /** Paths of .deb files. */
  readonly files: readonly string[];
  /** Packages of another architecture: `libc6:i386`. */
  readonly foreign: readonly string[];
  /** Names of Ubuntu in whose place the stand-in's nearest packages are installed. */
  readonly replaced: readonly string[];
  /** Words that look like names, and that apt takes for patterns since no package has them. */
  readonly patterns: readonly NamePattern[];
  /** Tasks, and patterns whose packages cannot be told. */
  readonly unfollowed: readonly string[];
  /** Words that are not known to the letter. */
  readonly inexact: number;
}

export interface NamePattern {
  readonly text: string;
  readonly names: readonly string[];
}

export interface RequestRules {
  /** Names of Ubuntu are put into the stand-in's; null for Debian itself. */
  readonly standsInFor: string | null;
  /** Whether the index has every package that apt sees: a name with a dot that it has not may be a package all the same. */
  readonly isAll: boolean;
  /** Whether the program is `apt`: see `matchPattern`. */
  readonly strict: boolean;
}

/** Packages that one pattern may mean; more of them are a slip of the pen, and the install fails on their conflicts. */
const MOST_MATCHES = 250;

/** Names to look up before the index is there: without versions, suites, architectures. Patterns need all that there are. */
export function namesOf(operands: readonly Word[]): string[] {
  return operands
    .filter((word) => word.exact && !isFile(word.text))
    .map((word) => splitOperand(word.text).name);
}

/**
 * Reads operands as apt-get(8) does: `pkg=version`, `pkg/suite`, `pkg:arch`, `pkg-` and `pkg+`, patterns and .deb files. A name comes before
 * the modifier at its end, and both before a pattern (apt-pkg/cacheset.cc, VersionContainerInterface::FromModifierCommandLine).
 */
export function readRequest(
  operands: readonly Word[],
  index: DebianIndex,
  rules: RequestRules,
): AptRequest {
  const install: DebianRequest[] = [];
  const remove: string[] = [];
  const files: string[] = [];
  const foreign: string[] = [];
  const replaced: string[] = [];
  const patterns: NamePattern[] = [];
  const unfollowed: string[] = [];
  let inexact = 0;
  const { standsInFor } = rules;
  const isKnown = (name: string): boolean =>
    index.find(name) !== undefined || index.providers(name).length > 0;
  for (const { text, exact } of operands) {
    if (!exact) inexact += 1;
    else if (isFile(text)) files.push(text);
    else {
      const { plain, modifier } = splitModifier(text, index, isKnown);
      const { name, version, architecture } = splitOperand(plain);
      if (architecture !== null) foreign.push(`${name}:${architecture}`);
      else if (isKnown(name) || !(rules.isAll || isMeantAsPattern(name))) {
        if (modifier === '-') remove.push(name);
        else {
          const known =
            standsInFor === null || isKnown(name)
              ? name
              : (ubuntuName(name, index.suite)?.name ?? name);
          if (known !== name) replaced.push(name);
          install.push({ name: known, version: standsInFor === null ? version : null });
        }
      } else {
        const answer = matchPattern(name, index.names, rules.strict);
        if (answer.kind === 'none') {
          if (modifier === '-') remove.push(name);
          else install.push({ name, version });
        } else if (answer.kind !== 'names' || answer.names.length > MOST_MATCHES) {
          unfollowed.push(name);
        } else {
          const { names } = answer;
          if (!isMeantAsPattern(name)) patterns.push({ text: name, names });
          if (modifier === '-') remove.push(...names);
          else install.push(...names.map((match) => ({ name: match, version })));
        }
      }
    }
  }
  return { install, remove, files, foreign, replaced, patterns, unfollowed, inexact };
}

function isFile(text: string): boolean {
  return text.startsWith('/') || text.startsWith('./') || text.endsWith('.deb');
}

/** Takes a `+` or `-` off the end, unless it belongs to the name (`g++`) or to a version that is there. */
function splitModifier(
  text: string,
  index: DebianIndex,
  isKnown: (name: string) => boolean,
): { readonly plain: string; readonly modifier: '+' | '-' | null } {
  const modifier = text.endsWith('+') ? '+' : text.endsWith('-') ? '-' : null;
  if (modifier === null || text.length === 1) return { plain: text, modifier: null };
  const { name, version } = splitOperand(text);
  const has = index.find(name)?.version;
  const isWhole =
    isKnown(name) && (version === null || (has !== undefined && matchesVersion(has, version)));
  return isWhole ? { plain: text, modifier: null } : { plain: text.slice(0, -1), modifier };
}

const OWN_ARCHITECTURES = ['amd64', 'any', 'all', 'native'];

function splitOperand(text: string): {
  name: string;
  version: string | null;
  architecture: string | null;
} {
  const cut = text.search(/[=/]/);
  const before = cut < 0 ? text : text.slice(0, cut);
  const version = cut >= 0 && text[cut] === '=' ? text.slice(cut + 1) : null;
  const colon = before.indexOf(':');
  const architecture = colon < 0 ? null : before.slice(colon + 1);
  return {
    name: colon < 0 ? before : before.slice(0, colon),
    version,
    architecture:
      architecture === null || OWN_ARCHITECTURES.includes(architecture) ? null : architecture,
  };
}
