import type { DebianIndex } from '../../packages/debian/debianIndex.ts';
import type { DebianRequest } from '../../packages/debian/resolution.ts';
import type { Word } from '../../shell/command.ts';
import { ubuntuName } from '../../packages/debian/ubuntuNames.ts';

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
  /** Words that are not known to the letter. */
  readonly inexact: number;
}

/** Names to look up before the index is there: without versions, suites, architectures. Patterns are left out. */
export function namesOf(operands: readonly Word[]): string[] {
  return operands
    .filter((word) => word.exact && !isFile(word.text))
    .map((word) => splitOperand(word.text).name)
    .filter((name) => !isPattern(name));
}

/**
 * Reads operands as apt-get(8) does: `pkg=version`, `pkg/suite`, `pkg:arch`, `pkg-` and `pkg+`, globs and .deb files.
 *
 * @param standsInFor names of Ubuntu are put into the stand-in's; null for Debian itself
 */
export function readRequest(
  operands: readonly Word[],
  index: DebianIndex,
  standsInFor: string | null,
): AptRequest {
  const install: DebianRequest[] = [];
  const remove: string[] = [];
  const files: string[] = [];
  const foreign: string[] = [];
  const replaced: string[] = [];
  let inexact = 0;
  for (const { text, exact } of operands) {
    if (!exact) inexact += 1;
    else if (isFile(text)) files.push(text);
    else {
      const { name, version, architecture } = splitOperand(text);
      const isKnown = (candidate: string): boolean =>
        index.find(candidate) !== undefined || index.providers(candidate).length > 0;
      if (architecture !== null) foreign.push(`${name}:${architecture}`);
      else if (!isKnown(name) && isPattern(name)) {
        for (const match of matching(name, index)) install.push({ name: match, version });
      } else if (!isKnown(name) && name.endsWith('-')) remove.push(name.slice(0, -1));
      else {
        const plain = !isKnown(name) && name.endsWith('+') ? name.slice(0, -1) : name;
        const known =
          standsInFor === null || isKnown(plain)
            ? plain
            : (ubuntuName(plain, index.suite)?.name ?? plain);
        if (known !== plain) replaced.push(plain);
        install.push({ name: known, version: standsInFor === null ? version : null });
      }
    }
  }
  return { install, remove, files, foreign, replaced, inexact };
}

function isFile(text: string): boolean {
  return text.startsWith('/') || text.startsWith('./') || text.endsWith('.deb');
}

function isPattern(name: string): boolean {
  return /[*?[]/.test(name);
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

/** Names that a shell pattern matches; apt takes every one of them. */
function matching(pattern: string, index: DebianIndex): readonly string[] {
  const source = pattern
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  try {
    const expression = new RegExp(`^${source}$`);
    return index.names.filter((name) => expression.test(name));
  } catch {
    return [];
  }
}
