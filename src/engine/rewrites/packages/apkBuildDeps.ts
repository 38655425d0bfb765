import type { RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { lineage, targetStage } from '../edits/baseOfStage.ts';
import { appendToRun, breakLike } from '../edits/endOfRun.ts';
import { pipInstallOf, subcommandOf } from '../edits/isCommand.ts';
import type { LocatedCommand, LocatedWord } from '../edits/locateCommands.ts';
import { isWholeStep, removeSteps, stepsOf } from '../edits/runChain.ts';
import { removeWords } from '../edits/wordEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { runtimeOfBuildPackage } from './apkRuntime.ts';

const GROUP = '.build-deps';

/** Without one of these, headers are there for something else. */
const COMPILER = /^(build-base|gcc|g\+\+|make|cmake|cargo|rust|gfortran|ninja)$/;

/** Programs that compile by themselves: which RUN needs the tools cannot be told where one is called. */
const COMPILES = /^(gcc|g\+\+|cc|c\+\+|make|cmake|ninja|cargo|rustc|go|autoreconf|meson|gfortran)$/;

/** Compilers that a package manager needs for a while are taken away by the RUN that used them, as a virtual package. */
export const apkBuildDeps: Rewrite = {
  id: 'apk-virtual-build-deps',
  find(scene) {
    const target = targetStage(scene);
    if (target === undefined) return [];
    return lineage(target, scene).flatMap((stage): Proposal[] => {
      const found = buildPackages(stage, scene);
      const edits = found === null ? null : editsFor(found, scene);
      if (found === null || edits === null) return [];
      const { line, endLine } = found.add.run.range;
      return [
        {
          title: `Take the compilers away in the RUN that uses them (line ${found.install.range.line})`,
          why: 'Compilers and headers are only needed while packages are installed, and only the RUN that installs them can take them away again. A virtual package names them together for apk del.',
          link: 'https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-add.8.scd',
          risk: 'check',
          line,
          endLine,
          edits,
          byHand:
            'Start the image once: a compiled package may load a library that came with the headers, which then has to be installed by its name.',
        },
      ];
    });
  },
};

interface Found {
  readonly add: LocatedCommand;
  readonly build: readonly LocatedWord[];
  readonly others: readonly LocatedWord[];
  readonly install: RunInstruction;
}

/** The one `apk add` of compilers in a stage, and the one RUN after it that installs what they compile. */
function buildPackages(stage: Stage, scene: Scene): Found | null {
  const commands = scene.commands.filter((command) => command.stage === stage.index);
  if (commands.some(({ name }) => COMPILES.test(name))) return null;
  const adds = commands.flatMap((command) => {
    const rest = subcommandOf(command, /^apk$/, ['add'])?.rest ?? [];
    const names = rest.filter(({ text }) => text?.startsWith('-') !== true);
    const build = names.filter((word) => runtimeOfBuildPackage(nameOf(word)) !== undefined);
    return build.length === 0 ? [] : [{ add: command, rest, names, build }];
  });
  const [only, ...more] = adds;
  if (only === undefined || more.length > 0) return null;
  const { add, rest, names, build } = only;
  if (rest.some(({ text }) => text === null || /^(-t|--virtual|-X|--repo)/.test(text))) return null;
  if (!build.some((word) => COMPILER.test(nameOf(word)))) return null;
  // Headers whose library is not known by name.
  if (names.some((word) => !build.includes(word) && nameOf(word).endsWith('-dev'))) return null;
  const installs = [...new Set(commands.filter(installsPackages).map(({ run }) => run))];
  const [install, ...others] = installs;
  if (install === undefined || others.length > 0) return null;
  if (install.range.start < add.run.range.start) return null;
  const isOtherUser = stage.instructions.some(
    (one) => one.type === 'user' && one.range.start < install.range.start,
  );
  const isStarted = stage.instructions.some(
    (one) => one.type === 'metadata' && /\b(gcc|make|cargo|apk)\b/.test(one.argument),
  );
  if (isOtherUser || isStarted) return null;
  return { add, build, others: names.filter((word) => !build.includes(word)), install };
}

function nameOf({ text }: LocatedWord): string {
  return (text ?? '').replace(/[=~<>@].*$/, '');
}

/** What compiles on Alpine on its own account: package managers of languages. */
function installsPackages(command: LocatedCommand): boolean {
  return (
    pipInstallOf(command) !== null ||
    subcommandOf(command, /^(npm|yarn|pnpm)$/, ['install', 'i', 'ci', 'add']) !== null ||
    subcommandOf(command, /^(bundle|gem)$/, ['install']) !== null ||
    subcommandOf(command, /^(poetry|pipenv|pdm)$/, ['install', 'sync']) !== null ||
    subcommandOf(command, /^uv$/, ['sync']) !== null
  );
}

function editsFor(
  { add, build, others, install }: Found,
  scene: Scene,
): readonly TextEdit[] | null {
  const { dockerfile } = scene.workspace;
  const { escape } = scene.dockerfile;
  const { body } = install;
  if (body.form !== 'shell' || !isWholeStep(add.run, add) || stepsOf(install).length === 0) {
    return null;
  }
  // After `a || b` or in the background the end of the RUN is not the end of all that compiles.
  if (/\|\||&\s*$|<</.test(body.script)) return null;
  const clean = appendToRun(install, `apk del ${GROUP}`, dockerfile, escape);
  if (clean === null) return null;
  const kept = [...new Set(build.flatMap((word) => runtimeOfBuildPackage(nameOf(word)) ?? []))]
    .filter((name) => !others.some((word) => nameOf(word) === name))
    .sort();
  const written = build.map((word) => dockerfile.slice(word.start, word.end)).join(' ');
  const virtual = `apk add --no-cache --virtual ${GROUP} ${written}`;
  const library = kept.length === 0 ? '' : `apk add --no-cache ${kept.join(' ')} && `;
  if (add.run === install) {
    if (others.length === 0) {
      const text = `${library}${virtual}`;
      return [{ file: DOCKERFILE, start: add.start, end: add.end, text }, clean];
    }
    return [
      { file: DOCKERFILE, start: add.start, end: add.start, text: `${library}${virtual} && ` },
      ...removeWords(build, dockerfile, escape),
      clean,
    ];
  }
  const start = body.offset + (/^\s*/.exec(body.script)?.[0].length ?? 0);
  const end = body.offset + body.script.trimEnd().length;
  const first: TextEdit = {
    file: DOCKERFILE,
    start,
    end: start,
    text: `${library}${virtual} ${breakLike(install, end, dockerfile, escape)}&& `,
  };
  const gone =
    others.length === 0
      ? removeSteps(add.run, (step) => step.start === add.start, dockerfile)
      : removeWords(build, dockerfile, escape);
  return [...gone, first, clean];
}
