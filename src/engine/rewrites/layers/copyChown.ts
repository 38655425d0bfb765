import type { CopyInstruction, Instruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { insertLineBefore, keywordLike } from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand, LocatedWord } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isWholeStep, removeSteps, stepsOf } from '../edits/runChain.ts';
import { removeWords } from '../edits/wordEdits.ts';

/** A chown -R or chmod -R in a RUN of its own stores every file again; COPY can set owner and mode while it writes. */
export const copyChown: Rewrite = {
  id: 'copy-chown',
  find(scene) {
    return scene.commands.flatMap((command): Proposal[] => {
      const change = readChange(command);
      const stage = scene.dockerfile.stages[command.stage];
      if (change === null || stage === undefined) return [];
      if ((layerOf(scene, command.run)?.hidesBytes ?? 0) === 0) return [];
      const copies = copiesBelow(stage, command, change);
      const edits = copies.length === 0 ? null : editsFor(command, change, copies, stage, scene);
      if (edits === null) return [];
      const { range } = command.run;
      const flag = change.program === 'chown' ? '--chown' : '--chmod';
      return [
        {
          title: `Let COPY set it: ${flag}=${change.value}`,
          why: `${change.program} -R in a layer of its own stores every file again, whole. COPY ${flag} sets it while the file is written.`,
          link: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
          risk: 'check',
          line: range.line,
          endLine: range.endLine,
          edits,
          byHand:
            change.program === 'chown'
              ? 'Files that RUN instructions made in this folder keep the owner that they were made with.'
              : null,
        },
      ];
    });
  },
};

interface Change {
  readonly program: 'chown' | 'chmod';
  /** `app:app`, `755`. */
  readonly value: string;
  readonly flags: readonly LocatedWord[];
  readonly paths: readonly string[];
}

function readChange({ name, words }: LocatedCommand): Change | null {
  if (name !== 'chown' && name !== 'chmod') return null;
  const rest = words.slice(words.findIndex((word) => word.text?.endsWith(name) === true) + 1);
  const flags = rest.filter((word) => /^(-\w*R\w*|--recursive)$/.test(word.text ?? ''));
  const [value, ...paths] = rest.filter((word) => word.text?.startsWith('-') !== true);
  if (flags.length === 0 || value?.text == null || paths.length === 0) return null;
  // Symbolic modes in --chmod need a newer frontend; owners that the shell computes cannot be read.
  if (name === 'chmod' && !/^[0-7]{3,4}$/.test(value.text)) return null;
  const texts = paths.map((word) => word.text);
  if (texts.some((text) => text === null)) return null;
  return { program: name, value: value.text, flags, paths: texts.map((text) => text ?? '') };
}

/** The COPY instructions before a command that wrote below its paths, without the flag so far. */
function copiesBelow(stage: Stage, command: LocatedCommand, change: Change): CopyInstruction[] {
  let folder = '/';
  const found: CopyInstruction[] = [];
  const targets: { readonly copy: CopyInstruction; readonly path: string }[] = [];
  for (const one of stage.instructions) {
    if (one.range.start >= command.run.range.start) break;
    if (one.type === 'workdir') folder = normalizePath(one.path, folder);
    if (one.type !== 'copy' && one.type !== 'add') continue;
    targets.push({ copy: one, path: normalizePath(one.destination, folder) });
  }
  const below = change.paths.map((path) => normalizePath(path, folder));
  for (const { copy, path } of targets) {
    if (copy.flags.some((flag) => flag.name === change.program)) continue;
    if (below.some((top) => path === top || path.startsWith(top === '/' ? '/' : `${top}/`))) {
      found.push(copy);
    }
  }
  return found;
}

function editsFor(
  command: LocatedCommand,
  change: Change,
  copies: readonly CopyInstruction[],
  stage: Stage,
  scene: Scene,
): readonly TextEdit[] | null {
  const { dockerfile } = scene.workspace;
  const flags = copies.map((copy): TextEdit => {
    const at = copy.range.start + (/^\s*\w+/.exec(copy.text)?.[0].length ?? 0);
    return { file: DOCKERFILE, start: at, end: at, text: ` --${change.program}=${change.value}` };
  });
  if (change.program === 'chmod') {
    if (!isWholeStep(command.run, command)) return null;
    const gone = removeSteps(command.run, (step) => step.start === command.start, dockerfile);
    return [...flags, ...gone];
  }
  const users = creatorsAfter(change.value, copies, stage, scene);
  if (users === null) return null;
  // The folder itself keeps its owner: that weighs nothing without -R.
  const single = removeWords(change.flags, dockerfile, scene.dockerfile.escape);
  if (users.length === 0) return [...flags, ...single];
  const [earliest] = copies;
  if (earliest === undefined) return null;
  const moved = users.map((one) => dockerfile.slice(one.start, one.end)).join(' && ');
  const line = `${keywordLike(stage.from, 'RUN')} ${moved}`;
  const gone = [...new Set(users.map((one) => one.run))].flatMap((run) =>
    removeSteps(
      run,
      (step) => users.some((one) => one.start === step.start && one.end === step.end),
      dockerfile,
    ),
  );
  return [insertLineBefore(earliest, line, dockerfile), ...flags, ...gone, ...single];
}

/**
 * The commands that create the owner after the first COPY: a name in --chown has to be in /etc/passwd by then (Dockerfile reference,
 * COPY --chown). Null when they cannot be moved up by themselves.
 */
function creatorsAfter(
  value: string,
  copies: readonly CopyInstruction[],
  stage: Stage,
  scene: Scene,
): readonly LocatedCommand[] | null {
  const names = value
    .split(':')
    .filter((name) => name !== '' && !/^\d+$/.test(name) && name !== 'root');
  const start = copies[0]?.range.start ?? 0;
  const created = scene.commands.filter(
    (one) =>
      one.stage === stage.index &&
      one.run.range.start > start &&
      /^(useradd|adduser|groupadd|addgroup)$/.test(one.name) &&
      one.words.some((word) => names.includes(word.text ?? '')),
  );
  if (
    created.some((one) =>
      stepsOf(one.run).every((step) => step.start !== one.start || step.end !== one.end),
    )
  ) {
    return null;
  }
  // Another user must not be in force where they go.
  const isRoot = !stage.instructions.some(
    (one: Instruction) => one.type === 'user' && one.range.start < start,
  );
  return created.length === 0 || isRoot ? created : null;
}
