import { readInstall } from './installCommands.ts';
import type { PackageKind } from './installCommands.ts';
import { lastCommand } from './lastCommand.ts';
import { shellBefore } from './shellBefore.ts';

/** A package whose name is being written. */
export interface PackageAsked {
  readonly kind: PackageKind;
  /** The name as far as it is written; it ends at the place. */
  readonly typed: string;
  /** Names that the command has already. */
  readonly named: readonly string[];
}

/** Control file field Package (Debian policy 5.6.7), and the names of PEP 508. */
const BEGINNINGS: Readonly<Record<PackageKind, RegExp>> = {
  debian: /^(?:[a-z\d][a-z\d+.-]*)?$/,
  python: /^(?:[a-z\d][\w.-]*)?$/i,
};

/**
 * Which package a place in a Dockerfile asks for: in a RUN that installs some, also on continued lines, in `&&` chains and in
 * here-documents. Null anywhere else: in options and their values, in versions and paths.
 *
 * @param line 1-based
 * @param column 1-based
 */
export function packageAsked(
  lines: readonly string[],
  line: number,
  column: number,
): PackageAsked | null {
  const before = (lines[line - 1] ?? '').slice(0, column - 1);
  const shell = shellBefore(lines, line - 1, before);
  const command = shell === null ? null : lastCommand(shell);
  const install = command === null ? null : readInstall(command.words);
  if (command === null || install === null) return null;
  return asked(install.kind, command.typed, install.packages);
}

/** The same in a requirements file, where a line begins with the name (pip documentation, "Requirements File Format"). */
export function requirementAsked(
  lines: readonly string[],
  line: number,
  column: number,
): PackageAsked | null {
  const before = (lines[line - 1] ?? '').slice(0, column - 1);
  const others = lines.filter((_, index) => index !== line - 1).map((other) => other.trim());
  return asked('python', before.trimStart(), others);
}

function asked(kind: PackageKind, typed: string, packages: readonly string[]): PackageAsked | null {
  if (!BEGINNINGS[kind].test(typed)) return null;
  return { kind, typed, named: packages.map(nameOf).filter((name) => name !== '') };
}

/** `torch[cuda]==2.7` is torch, `curl=8.*` is curl, `libc6:amd64` is libc6. */
function nameOf(written: string): string {
  return /^[A-Za-z\d][\w.+-]*/.exec(written)?.[0] ?? '';
}
