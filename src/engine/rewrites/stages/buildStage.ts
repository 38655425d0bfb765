import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { aptInstalls, packageName } from '../edits/aptPackages.ts';
import { insertLineAfter, keywordLike, lineEnd } from '../edits/instructionEdits.ts';
import { readInstallWords } from '../edits/installWords.ts';
import { PIP, subcommandOf } from '../edits/isCommand.ts';
import { hasKind, layerOf } from '../edits/layerOf.ts';
import { cleansLibrary, movedPaths } from './libraryCleanUp.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isBuildPackage, runtimePackages } from './runtimePackages.ts';
import { insertAfterWord } from '../edits/wordEdits.ts';

/** Where a single pip install goes in the building stage: a prefix of its own, copied over the one of the runtime stage. */
const PREFIX = '/install';

/**
 * Where several go: pip does not look into a prefix for what is installed already (pip install, --prefix), so a second install would
 * fetch things again. A virtual environment has to lie at the same place in both stages (venv docs, its scripts name their path). The image's pip
 * installs into it (pip docs, --python), so that it needs none of its own.
 */
const VENV = '/opt/venv';

/** Compilers and headers are needed while packages are built, and never again. */
export const buildStage: Rewrite = {
  id: 'build-stage',
  isStructural: true,
  find(scene) {
    const target = scene.report.stages.find((stage) => stage.isTarget);
    const stage = scene.dockerfile.stages[target?.index ?? -1];
    if (target === undefined || stage === undefined || !isOwnPython(stage, scene)) return [];
    const plan = planOf(stage, scene);
    if (plan === null) return [];
    const kept = runtimePackages(plan.first, scene);
    const { range } = plan.tools.command.run;
    const proposal: Proposal = {
      title: 'Compile in a stage of its own',
      why: 'Compilers and headers are needed while pip builds, and stay in the image for good. A first stage installs into a prefix, and only that is copied.',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      risk: 'check',
      line: range.line,
      endLine: range.endLine,
      edits: editsFor(stage, plan, kept, scene),
      byHand: `${kept.length === 0 ? '' : `Kept for running: ${kept.join(', ')}. `}A library that a package loads when it runs has to be installed in the second stage too.`,
    };
    return [proposal];
  },
};

interface Plan {
  /** Instructions up to the last pip install. */
  readonly first: readonly Instruction[];
  readonly last: RunInstruction;
  readonly pips: readonly LocatedCommand[];
  readonly tools: { readonly command: LocatedCommand };
}

/** A stage on an image with its own Python below /usr/local that no other stage counts on by number. */
function isOwnPython(stage: Stage, scene: Scene): boolean {
  const base = baseOf(stage, scene);
  const byNumber = scene.dockerfile.stages.some(({ instructions }) =>
    instructions.some((one) => one.type === 'copy' && /^\d+$/.test(one.from ?? '')),
  );
  return (
    /^(docker\.io\/)?(library\/)?python(:|@|$)/.test(base) &&
    !byNumber &&
    !isNamedByStage(stage, scene)
  );
}

function baseOf(stage: Stage, scene: Scene): string {
  return scene.report.stages[stage.index]?.base ?? '';
}

function isNamedByStage(stage: Stage, scene: Scene): boolean {
  const image = stage.from.image.toLowerCase();
  return scene.dockerfile.stages.some((other) => other.name !== null && other.name === image);
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const own = scene.commands.filter((command) => command.stage === stage.index);
  const pips = own.filter((command) => {
    const install = subcommandOf(command, PIP, ['install']);
    if (install === null) return false;
    // pip itself stays where it is; setuptools that is there already would be missing where only the others are copied to.
    const { requirements } = readInstallWords(install.rest);
    return (
      !requirements.every((word) => /^pip\b/.test(word.text ?? '')) || requirements.length === 0
    );
  });
  const last = pips.at(-1)?.run;
  if (last === undefined) return null;
  const at = stage.instructions.indexOf(last);
  const first = stage.instructions.slice(0, at + 1);
  const tools = aptInstalls(scene).find(
    ({ command, packages }) =>
      first.includes(command.run) &&
      hasKind(layerOf(scene, command.run), 'apt') &&
      packages.some((word) => isBuildPackage(packageName(word))),
  );
  if (tools === undefined || !first.every((one) => isMovable(one, own))) return null;
  if (!pips.every(isPlainInstall)) return null;
  // pip has --python since 22.3; the images of older Pythons ended before.
  if (pips.length > 1 && /python:(2|3\.[0-6])\b/.test(baseOf(stage, scene))) return null;
  // A path into the image's own Python does not lead into a virtual environment.
  const after = scene.workspace.dockerfile.slice(last.range.end);
  if (pips.length > 1 && /\/usr\/local\/(bin|lib\/python)/.test(after)) return null;
  const later = own.filter((command) => command.run.range.start > last.range.start);
  // The environment has no pip of its own: spacy fetches its models with it, and a start command may.
  if (pips.length > 1 && (/\bpip[\d.]*\b/.test(withoutPlaces(after)) || later.some(isSpacy)))
    return null;
  if (
    later.some((command) =>
      /^(gcc|g\+\+|cc|make|cmake|cargo|git|nvcc|uv|poetry)$/.test(command.name),
    )
  )
    return null;
  return { first, last, pips, tools };
}

/** Whether an instruction may stand in the building stage: settings, copies of the context, and RUNs that only install. */
function isMovable(one: Instruction, own: readonly LocatedCommand[]): boolean {
  switch (one.type) {
    case 'env':
    case 'arg':
    case 'workdir':
    case 'metadata':
      return true;
    case 'copy':
      return one.from === null;
    case 'run':
      return (
        one.body.form === 'shell' &&
        own
          .filter((command) => command.run === one)
          .every(({ name }) =>
            /^(apt|apt-get|pip[\d.]*|python[\d.]*|rm|find|mkdir|echo|true|set)$/.test(name),
          ) &&
        own.every(
          (command) => command.run !== one || command.name !== 'find' || cleansLibrary(command),
        ) &&
        !/python[\d.]* (?!-m pip)/.test(one.text)
      );
    case 'add':
    case 'user':
    case 'shell':
    case 'volume':
    case 'onbuild':
    case 'invalid':
      return false;
  }
}

/** Without paths and variables that only speak of pip: `/root/.cache/pip`, `PIP_CACHE_DIR`. */
function withoutPlaces(text: string): string {
  return text.replace(/^\s*#.*$/gm, '').replace(/\/[\w./-]*/g, '');
}

function isSpacy({ words }: LocatedCommand): boolean {
  return words.some((word) => /^spacy$/.test(word.text?.split('/').at(-1) ?? ''));
}

/** Whether an install goes to the interpreter's own folder and leaves nothing behind that points into the build. */
function isPlainInstall(command: LocatedCommand): boolean {
  const install = subcommandOf(command, PIP, ['install']);
  if (install === null) return false;
  const { options, requirements } = readInstallWords(install.rest);
  const isElsewhere = ['--target', '--prefix', '--root', '--user', '--editable'].some((name) =>
    options.has(name),
  );
  return (
    !isElsewhere &&
    command.words[0]?.text?.includes('/') !== true &&
    requirements.every((word) => word.text !== null)
  );
}

function editsFor(
  stage: Stage,
  plan: Plan,
  kept: readonly string[],
  scene: Scene,
): readonly TextEdit[] {
  const source = scene.workspace.dockerfile;
  const { from } = stage;
  const word = (keyword: string): string => keywordLike(from, keyword);
  const name = freeName(scene);
  const head = source.slice(from.range.start, from.imageRange.end);
  const alias = source.slice(from.imageRange.end, from.range.end);
  const settings = plan.first.filter(
    (one) =>
      one.type === 'env' || one.type === 'arg' || one.type === 'workdir' || one.type === 'metadata',
  );
  const copies = plan.first.filter(
    (one) => one.type === 'copy' && !one.sources.every(isRequirements),
  );
  const written = (one: Instruction): string => source.slice(one.range.start, one.range.end);
  const install = `${word('RUN')} apt-get update && apt-get install -y --no-install-recommends ${kept.join(' ')} && rm -rf /var/lib/apt/lists/*`;
  const isVenv = plan.pips.length > 1;
  const path = `${word('ENV')} PATH="${VENV}/bin:$PATH"`;
  const lines = [
    '',
    head + alias,
    ...settings.map(written),
    ...(kept.length === 0 ? [] : [install]),
    ...(isVenv
      ? [`${word('COPY')} --from=${name} ${VENV} ${VENV}`, path]
      : [`${word('COPY')} --from=${name} ${PREFIX} /usr/local`]),
    ...copies.map(written),
  ];
  const at = lineEnd(source, plan.last.range.end);
  const isOpen = source[at - 1] !== '\n';
  const text = isOpen ? `\n${lines.join('\n')}` : `${lines.join('\n')}\n`;
  // The copy and the settings after the last install stay where they are: they now follow in the second stage.
  return [
    {
      file: DOCKERFILE,
      start: from.imageRange.end,
      end: from.range.end,
      text: ` ${word('AS')} ${name}`,
    },
    ...(isVenv
      ? [insertLineAfter(from, `${word('RUN')} python -m venv --without-pip ${VENV}`, source)]
      : []),
    ...plan.pips.flatMap((command): readonly TextEdit[] => {
      const verb = subcommandOf(command, PIP, ['install'])?.verb;
      if (verb === undefined) return [];
      if (!isVenv) return [insertAfterWord(verb, `--prefix=${PREFIX}`)];
      const { start } = verb;
      return [{ file: DOCKERFILE, start, end: start, text: `--python=${VENV}/bin/python ` }];
    }),
    ...plan.first.flatMap((one) =>
      one.type === 'run' ? movedPaths(one, `${isVenv ? VENV : PREFIX}/lib`, scene) : [],
    ),
    { file: DOCKERFILE, start: at, end: at, text },
  ];
}

function isRequirements(source: { readonly kind: string; readonly path?: string }): boolean {
  return (
    source.kind === 'path' &&
    /(^|[/_.-])(requirements|constraints)[^/]*\.(txt|in)$/.test(source.path ?? '')
  );
}

/** `build`, or the first such name that no stage has. */
function freeName(scene: Scene): string {
  const taken = new Set(scene.dockerfile.stages.map((stage) => stage.name));
  return (
    ['build', 'builder', 'compile', 'build-stage'].find((name) => !taken.has(name)) ??
    'build-dependencies'
  );
}
