import type { Instruction, RunInstruction } from '../../dockerfile/instruction.ts';
import { aptInstalls, packageName } from '../edits/aptPackages.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import { APT } from '../edits/isCommand.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';
import { isBuildPackage, runtimePackages } from './runtimePackages.ts';

/** How the instructions of a building part are carried over into the stage that runs. */
export interface Carry {
  /** A command that only builds. */
  readonly builds: (command: LocatedCommand) => boolean;
  /** What stands in the place of a RUN of such commands. */
  readonly instead: (run: RunInstruction) => readonly string[];
  /** A copy or a setting that only building needs. */
  readonly isForBuilding?: (one: Instruction) => boolean;
}

/** Programs that prepare the system for the one that runs: their RUN is made in the second stage as it was in the first. */
const PREPARES = /^(useradd|adduser|groupadd|addgroup|usermod|mkdir|ln|chown|chmod|corepack)$/;

const LEFTOVERS = /^(-|\/var\/(lib\/apt|cache|log)\b|\/tmp\b|\/root\/\.(cache|npm)\b)/;

const APK_BUILD_TOOL =
  /^(build-base|gcc|g\+\+|make|cmake|musl-dev|libc-dev|linux-headers|autoconf|automake|libtool|pkgconf|pkgconfig|nasm|git|.*-dev)$/;

/**
 * The lines that a second stage starts with, so that it has all the first one had but what only builds: settings, copies of the
 * context, users and packages of the system in their order; in place of compilers and headers the libraries they stand for.
 * @returns null when something runs that is not known to be one or the other
 */
export function keptForRunning(
  first: readonly Instruction[],
  carry: Carry,
  scene: Scene,
): readonly string[] | null {
  const source = scene.workspace.dockerfile;
  const apt = aptInstalls(scene).filter(({ command }) => first.includes(command.run));
  if (apt.some(({ packages }) => packages.some(({ text }) => text === null))) return null;
  const hasTools = apt.some(({ packages }) =>
    packages.some((word) => isBuildPackage(packageName(word))),
  );
  const libraries = hasTools ? runtimePackages(first, scene) : [];
  const firstApt = apt[0]?.command.run;
  const lines: string[] = [];
  for (const one of first) {
    const written = source.slice(one.range.start, one.range.end);
    switch (one.type) {
      case 'workdir':
      case 'metadata':
        lines.push(written);
        break;
      case 'env':
      case 'arg':
      case 'copy':
      case 'add':
        if (carry.isForBuilding?.(one) !== true) lines.push(written);
        break;
      case 'run': {
        const commands = scene.commands.filter((command) => command.run === one);
        const kind = kindOf(commands, carry);
        if (kind === null) return null;
        if (kind === 'builds') lines.push(...carry.instead(one));
        else if (kind === 'prepares') lines.push(written);
        else if (kind === 'apt' && !hasTools) lines.push(written);
        else if (one === firstApt && libraries.length > 0) {
          lines.push(
            `${keywordLike({ text: one.text.replace(/^\s*run/, 'from') }, 'RUN')} apt-get update && apt-get install -y --no-install-recommends ${libraries.join(' ')} && rm -rf /var/lib/apt/lists/*`,
          );
        }
        break;
      }
      default:
        return null;
    }
  }
  return lines;
}

function kindOf(
  commands: readonly LocatedCommand[],
  carry: Carry,
): 'builds' | 'prepares' | 'apt' | 'tools' | null {
  const isLeftover = ({ name, words }: LocatedCommand): boolean =>
    name === 'rm' && words.slice(1).every(({ text }) => LEFTOVERS.test(text ?? ''));
  const all = (test: (command: LocatedCommand) => boolean): boolean =>
    commands.some(test) && commands.every((command) => test(command) || isLeftover(command));
  if (all(({ name, words }) => APT.test(name) && !words.some(({ text }) => text === 'upgrade')))
    return 'apt';
  if (all(carry.builds)) return 'builds';
  if (all(isApkOfTools)) return 'tools';
  if (all(({ name, words }) => PREPARES.test(name) || (name === 'apk' && words[1]?.text === 'add')))
    return commands.some(({ words }) => words.some(({ text }) => isVirtual(text)))
      ? null
      : 'prepares';
  return null;
}

function isVirtual(text: string | null): boolean {
  return /^(-t|--virtual|\.build.*)/.test(text ?? '');
}

function isApkOfTools({ name, words }: LocatedCommand): boolean {
  if (name !== 'apk' || words[1]?.text !== 'add') return false;
  const packages = words.slice(2).map(({ text }) => text ?? '');
  const named = packages.filter((text) => !text.startsWith('-'));
  // node-gyp is written in Python; Python beside a compiler is there for it.
  const withCompiler = named.some((text) => /^(build-base|gcc|g\+\+|make)$/.test(text));
  return named.every(
    (text) =>
      APK_BUILD_TOOL.test(text) || (withCompiler && /^(python3|py3-pip|python)$/.test(text)),
  );
}
