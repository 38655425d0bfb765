import type {
  CopyInstruction,
  Instruction,
  RunInstruction,
  Stage,
} from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { keywordLike, lineEnd, lineStart, removeInstruction } from '../edits/instructionEdits.ts';
import { readInstallWords } from '../edits/installWords.ts';
import { pipInstallOf, subcommandOf } from '../edits/isCommand.ts';
import { contextFile } from '../edits/contextFile.ts';
import { manifestsOfTool, runsOwnScripts } from './manifestsOfTool.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Installing after COPY . . means installing again after every change of a line. */
export const copyOrder: Rewrite = {
  id: 'copy-dependencies-first',
  find(scene) {
    const { dockerfile, workspace, report } = scene;
    return dockerfile.stages.flatMap((stage): Proposal[] => {
      const found = misplaced(stage, scene);
      if (found === null) return [];
      // Nothing is built again by a change of code here, and nothing is stored twice.
      if (report.image.codeChange.bytes === 0 && !found.isCopiedAgain) return [];
      const { copy, last, manifests, isCopiedAgain } = found;
      const source = workspace.dockerfile;
      const line = `${keywordLike(stage.from, 'COPY')} ${manifests.join(' ')} ${manifests.length > 1 || manifests[0]?.includes('*') === true ? './' : '.'}`;
      const start = lineStart(source, copy.range.start);
      const after = lineEnd(source, last.range.end);
      const isOpen = source[after - 1] !== '\n';
      const written = source.slice(start, lineEnd(source, copy.range.end)).replace(/\r?\n$/, '');
      return [
        {
          title: 'Copy the code after installing what it needs',
          why: 'Every change of a file that COPY takes along builds all later layers again. With only the list of dependencies copied first, they are installed again when that list changes.',
          link: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
          risk: 'check',
          line: copy.range.line,
          endLine: last.range.endLine,
          edits: [
            ...(covers(stage, copy, manifests)
              ? []
              : [{ file: DOCKERFILE, start, end: start, text: `${line}\n` }]),
            removeInstruction(copy, source),
            ...(isCopiedAgain
              ? []
              : [
                  {
                    file: DOCKERFILE,
                    start: after,
                    end: after,
                    text: isOpen ? `\n${written}` : `${written}\n`,
                  },
                ]),
          ],
          byHand:
            'If installing needs more of the code than the list of dependencies, copy that first too.',
        },
      ];
    });
  },
};

interface Misplaced {
  readonly copy: CopyInstruction;
  readonly last: RunInstruction;
  readonly manifests: readonly string[];
  /** Whether the whole context is copied again behind them. */
  readonly isCopiedAgain: boolean;
}

/** A COPY of the whole context to the working folder, and the RUNs after it that install from files in the context. */
function misplaced({ instructions }: Stage, scene: Scene): Misplaced | null {
  let folder = '/';
  const at = instructions.findIndex((one) => {
    if (one.type === 'workdir') folder = normalizePath(one.path, folder);
    return isWholeContext(one, folder);
  });
  const copy = instructions[at];
  if (copy?.type !== 'copy') return null;
  let last: RunInstruction | null = null;
  const manifests = new Set<string>();
  for (const one of instructions.slice(at + 1)) {
    if (one.type === 'env' || one.type === 'arg' || one.type === 'metadata') continue;
    if (one.type !== 'run') break;
    const needed = manifestsOf(one, scene);
    if (needed === null) break;
    for (const file of needed) manifests.add(file);
    last = one;
  }
  if (last === null || manifests.size === 0) return null;
  const next = instructions[instructions.indexOf(last) + 1];
  const isCopiedAgain = isWholeContext(next, folder);
  return { copy, last, manifests: [...manifests], isCopiedAgain };
}

function isWholeContext(one: Instruction | undefined, folder: string): boolean {
  if (one?.type !== 'copy' || one.from !== null || one.sources.length !== 1) return false;
  const [source] = one.sources;
  return (
    source?.kind === 'path' &&
    /^\.\/?$/.test(source.path) &&
    normalizePath(one.destination, folder) === folder
  );
}

/** What a RUN reads of the context; null when that cannot be told, so that it has to stay behind the COPY. */
function manifestsOf(run: RunInstruction, scene: Scene): readonly string[] | null {
  const commands = scene.commands.filter((command) => command.run === run);
  if (commands.length === 0) return null;
  const files: string[] = [];
  for (const command of commands) {
    const install = pipInstallOf(command);
    const npm = subcommandOf(command, /^npm$/, ['install', 'ci']);
    if (install !== null) {
      const words = readInstallWords(install.rest);
      if (words.options.has('--editable')) return null;
      if (words.requirements.some((word) => /^[./]|:\/\//.test(word.text ?? '.'))) return null;
      for (const word of words.files) {
        const key = contextFile(word.text ?? '', scene.workspace);
        const text = key === undefined ? undefined : scene.workspace.files?.[key];
        if (
          key === undefined ||
          text === undefined ||
          key.includes('/') ||
          /^\s*(-[rce]|\.)/m.test(text)
        )
          return null;
        files.push(key);
      }
    } else if (npm !== null) {
      if (npm.rest.some((word) => word.text?.startsWith('-') !== true)) return null;
      if (runsOwnScripts(scene.workspace)) return null;
      files.push('package*.json');
    } else if (manifestsOfTool(command, scene.workspace) !== null) {
      files.push(...(manifestsOfTool(command, scene.workspace) ?? []));
    } else if (
      !/^(apt|apt-get|rm|mkdir|useradd|groupadd)$/.test(command.name) &&
      !looksElsewhere(command)
    )
      return null;
  }
  return files;
}

/** A search in a folder of the system, where no code of the context lies. */
function looksElsewhere({ name, words }: LocatedCommand): boolean {
  return name === 'find' && /^\/(usr|opt|var|install)(\/|$)/.test(words[1]?.text ?? '');
}

/** Whether an earlier COPY has brought the manifests already. */
function covers(
  { instructions }: Stage,
  copy: CopyInstruction,
  manifests: readonly string[],
): boolean {
  const earlier = instructions.flatMap((one) =>
    one.type === 'copy' && one.range.start < copy.range.start
      ? one.sources.flatMap((source) =>
          source.kind === 'path' ? [source.path.replace(/^\.\//, '')] : [],
        )
      : [],
  );
  return manifests.every((name) => earlier.includes(name));
}
