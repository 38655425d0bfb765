import type {
  CopyInstruction,
  Instruction,
  RunInstruction,
  Stage,
} from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { aptInstalls, packageName } from '../edits/aptPackages.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import { PIP, subcommandOf } from '../edits/isCommand.ts';
import { isBuiltInPlace } from './builtInPlace.ts';
import { keptForRunning } from './keptForRunning.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isBuildPackage } from './runtimePackages.ts';
import { buildName, cutStage, folderAt, onlyStage, startOf } from './secondStage.ts';
import { startsScriptWith } from './startScript.ts';

/**
 * uv makes a virtual environment; neither it nor the compilers are needed to run what is in there. The environment keeps its path, since
 * its scripts name it and editable packages are found from it (uv guide, Using uv in Docker, Intermediate layers and Non-editable installs).
 */
export const uvStage: Rewrite = {
  id: 'uv-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    const image = stage === null ? null : runtimeImage(stage);
    const plan = stage === null ? null : planOf(stage, scene);
    if (stage === null || image === null || plan === null) return [];
    const isLighter = image !== stage.from.image || hasBuildTools(plan.first, scene);
    const isHeld = !isSafeToRun(stage, plan, scene);
    if (!isLighter || isHeld) return [];
    const copy = `${keywordLike(stage.from, 'COPY')} --from=${buildName(stage)} ${plan.venv} ${plan.venv}`;
    const kept = keptForRunning(
      plan.first,
      {
        builds: isOfUv,
        instead: (run) => (run === plan.lastSync ? [copy] : []),
        isForBuilding: (one) => isUvCopy(one),
      },
      scene,
    );
    if (kept === null) return [];
    const { line, endLine } = stage.from.range;
    return [
      {
        title: 'Install with uv in a stage of its own',
        why: 'uv, compilers and headers are needed while the environment is made, and stay in the image for good. The environment works on its own at the same path with the same Python.',
        link: 'https://docs.astral.sh/uv/guides/integration/docker/#non-editable-installs',
        risk: 'check',
        line,
        endLine,
        edits: cutStage({ stage, last: plan.lastSync, image, lines: kept }, scene),
        byHand:
          'A library of the system that a package loads when it runs has to be installed in the second stage too.',
      },
    ];
  },
};

interface Plan {
  readonly first: readonly Instruction[];
  readonly lastSync: RunInstruction;
  readonly venv: string;
}

/** uv's images with a Python are the python images with uv added (uv guide, Available images): the same Python at the same place. */
function runtimeImage({ from }: Stage): string | null {
  if (/^(docker\.io\/)?(library\/)?python:[\w.-]+$/.test(from.image)) return from.image;
  const [, version, system] =
    /^ghcr\.io\/astral-sh\/uv:(?:[\d.]+-)?python(3\.\d+)-(bookworm|trixie|bookworm-slim|trixie-slim|alpine)$/.exec(
      from.image,
    ) ?? [];
  if (version === undefined || system === undefined) return null;
  const [suite, slim] = system.split('-');
  return slim === undefined
    ? `python:${version}-${system}`
    : `python:${version}-slim-${suite ?? ''}`;
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const runs = scene.commands.filter(isOfUv).map(({ run }) => run);
  const syncs = scene.commands.filter((one) => subcommandOf(one, /^uv$/, ['sync']) !== null);
  const lastSync = runs.at(-1);
  if (lastSync === undefined || syncs.length === 0) return null;
  const ofUv = scene.commands.filter((one) => isOfUv(one) && one.name === 'uv');
  const folders = new Set(ofUv.map(({ run }) => folderAt(stage, run, '/')));
  const [folder = null] = folders;
  if (folders.size !== 1 || folder === null) return null;
  const given = instructions.flatMap((one) =>
    one.type === 'env'
      ? one.variables.filter(({ name }) => name === 'UV_PROJECT_ENVIRONMENT').map((v) => v.value)
      : [],
  );
  const path = (given[0] ?? '.venv').replace(/^(["'])(.*)\1$/, '$2');
  // uv pip takes the environment of the folder, whatever the project's is called (uv documentation, Discovery of Python environments).
  const hasPip = ofUv.some(({ words }) => words.some(({ text }) => text === 'pip'));
  if (given.length > 1 || (given.length > 0 && hasPip) || path.includes('$')) return null;
  const venv = normalizePath(path, folder);
  if (/^\/(usr(\/local)?)?$/.test(venv)) return null;
  return { first: instructions.slice(0, instructions.indexOf(lastSync) + 1), lastSync, venv };
}

/** Commands that only fill the environment, or bring uv: what else they do would be missing. */
function isOfUv(command: LocatedCommand): boolean {
  const { words } = command;
  const has = (pattern: RegExp): boolean => words.some(({ text }) => pattern.test(text ?? ''));
  // Another Python, folder or environment than the one that is copied; or one that is computed.
  if (words.some(({ text }) => text === null)) return false;
  if (has(/^(-p|--python|--system|--target|--prefix|--project|--directory|--active|--script)(=|$)/))
    return false;
  const pip = subcommandOf(command, PIP, ['install']);
  if (pip !== null)
    return pip.rest.every(({ text }) => /^(-|(uv|pip)([=<>~!].*)?$)/.test(text ?? ''));
  if (command.name !== 'uv') return false;
  const verb = words.slice(1).find(({ text }) => text?.startsWith('-') !== true)?.text;
  return /^(sync|lock|cache|version|venv)$/.test(verb ?? '')
    ? verb !== 'venv' || words.length === 2
    : subcommandOf(command, /^uv$/, ['pip']) !== null && has(/^install$/);
}

function isUvCopy(one: Instruction): boolean {
  return isCopy(one) && one.from !== null && /(^|\/)astral-sh\/uv(:|@|$)/.test(one.from);
}

function isCopy(one: Instruction): one is CopyInstruction {
  return one.type === 'copy' || one.type === 'add';
}

function hasBuildTools(first: readonly Instruction[], scene: Scene): boolean {
  return aptInstalls(scene).some(
    ({ command, packages }) =>
      first.includes(command.run) && packages.some((word) => isBuildPackage(packageName(word))),
  );
}

/** A Python of uv's own would stay in the first stage, as would modules that are built beside their source. */
function isSafeToRun(stage: Stage, { first, lastSync }: Plan, scene: Scene): boolean {
  const { workspace, commands } = scene;
  const start = startOf(stage);
  const later = workspace.dockerfile.slice(lastSync.range.end);
  const said = [...first, ...stage.instructions].flatMap((one) =>
    one.type === 'metadata' ? one.argument : [],
  );
  const env = stage.instructions.flatMap((one) => (one.type === 'env' ? one.variables : []));
  if (start === null || said.some((text) => /\buvx?\b/.test(text))) return false;
  if (/^[^#\n]*\buvx?\b(?!icorn)/m.test(later)) return false;
  if (env.some(({ name }) => /^(UV_PYTHON|UV_SYSTEM_PYTHON|VIRTUAL_ENV|UV_PROJECT)$/.test(name)))
    return false;
  if (/\b(gcc|g\+\+|make|cmake|git|cargo)\s/.test(later)) return false;
  const hasOwnPython = commands.some(({ run }) =>
    layerOf(scene, run)?.contributions.some(({ name }) => name === 'Python downloaded by uv'),
  );
  return !hasOwnPython && !isBuiltInPlace(scene) && !startsScriptWith(/\buvx?\b/, start, scene);
}
