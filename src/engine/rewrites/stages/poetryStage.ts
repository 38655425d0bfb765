import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { insertLineAfter, keywordLike } from '../edits/instructionEdits.ts';
import { subcommandOf } from '../edits/isCommand.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isBuiltInPlace } from './builtInPlace.ts';
import { keptForRunning } from './keptForRunning.ts';
import { isOfPoetry, wordOf } from './poetryCommands.ts';
import { poetryEnvironment, type PoetryEnvironment } from './poetryEnvironment.ts';
import { buildName, cutStage, folderAt, onlyStage, startOf } from './secondStage.ts';
import { startsScriptWith } from './startScript.ts';
import { startWithout, type Runner, type StartWithout } from './startWithout.ts';

/**
 * Poetry is a tool of the build. The environment that it makes beside pyproject.toml works on its own at the same path with the same
 * Python (Poetry documentation, Configuration: virtualenvs.in-project).
 */
export const poetryStage: Rewrite = {
  id: 'poetry-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    if (stage === null || !isPython(stage, scene)) return [];
    const plan = planOf(stage, scene);
    if (plan === null || !isSafeToRun(stage, plan, scene)) return [];
    const word = (keyword: string): string => keywordLike(stage.from, keyword);
    const copy = `${word('COPY')} --from=${buildName(stage)} ${plan.venv} ${plan.venv}`;
    const path = `${word('ENV')} PATH="${plan.venv}/bin:$PATH"`;
    const kept = keptForRunning(
      plan.first,
      {
        builds: (command) => isOfPoetry(command, scene),
        instead: (run) => (run === plan.last ? [copy, ...(plan.hasPath ? [] : [path])] : []),
        isForBuilding: (one) => isPoetrySetting(one, scene),
      },
      scene,
    );
    if (kept === null) return [];
    const { environment, start } = plan;
    const { line, endLine } = stage.from.range;
    const isStartKept = start.changes.length === 0;
    return [
      {
        title: 'Install with Poetry in a stage of its own',
        why: 'Poetry, its own packages and its cache are needed while the environment is made, and stay in the image for good. An environment beside pyproject.toml works without Poetry at the same path.',
        link: 'https://python-poetry.org/docs/configuration/#virtualenvsin-project',
        risk: isStartKept ? 'check' : 'behaviour',
        line,
        endLine,
        edits: [
          ...cutStage({ stage, last: plan.last, image: stage.from.image, lines: kept }, scene),
          ...environment.edits,
          ...start.edits,
          ...variableFor(environment, stage, scene),
        ],
        byHand: `${isStartKept ? '' : 'The container starts the program itself, as poetry run did. '}A .venv of your own has to stand in .dockerignore, and a bind mount over ${plan.folder} hides the one of the image.`,
        ...(!isStartKept && { changes: start.changes }),
      },
    ];
  },
};

const POETRY_RUN: Runner = { words: 'poetry run', mentioned: /\bpoetry\b/ };

interface Plan {
  readonly first: readonly Instruction[];
  readonly last: RunInstruction;
  readonly folder: string;
  readonly venv: string;
  /** Whether the text puts the environment into PATH already. */
  readonly hasPath: boolean;
  readonly environment: PoetryEnvironment;
  readonly start: StartWithout;
}

function isPython({ from, index }: Stage, { report }: Scene): boolean {
  const base = report.stages[index]?.base ?? from.image;
  return /^(docker\.io\/)?(library\/)?python(:|@|$)/.test(base);
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const installs = scene.commands.filter(isInstall);
  const last = installs.at(-1)?.run;
  if (last === undefined) return null;
  const folders = new Set(installs.map(({ run }) => folderAt(stage, run, '/')));
  const [folder = null] = folders;
  if (folders.size !== 1 || folder === null) return null;
  const first = instructions.slice(0, instructions.indexOf(last) + 1);
  const environment = poetryEnvironment(first, scene);
  const start = startWithout(POETRY_RUN, stage, scene);
  if (environment === null || start === null) return null;
  const venv = normalizePath('.venv', folder);
  const hasPath = instructions.some(
    (one) =>
      one.type === 'env' &&
      one.variables.some(({ name, value }) => name === 'PATH' && value.includes(`${venv}/bin`)),
  );
  return { first, last, folder, venv, hasPath, environment, start };
}

function isInstall(command: LocatedCommand): boolean {
  return subcommandOf(command, /^poetry$/, ['install', 'sync']) !== null;
}

/** An ENV or ARG of Poetry alone, when nothing else reads it. */
function isPoetrySetting(one: Instruction, { dockerfile, workspace }: Scene): boolean {
  const names = one.type === 'env' ? one.variables : one.type === 'arg' ? one.args : [{ name: '' }];
  return (
    (one.type === 'env' || one.type === 'arg') &&
    names.every(
      ({ name }) =>
        name.startsWith('POETRY_') &&
        !dockerfile.stages.some(({ instructions }) =>
          instructions.some(
            ({ type, text }) => type !== 'run' && new RegExp(`\\$\\{?${name}\\b`).test(text),
          ),
        ) &&
        !Object.values(workspace.files ?? {}).some((text) => text.includes(name)),
    )
  );
}

function variableFor(
  { place }: PoetryEnvironment,
  stage: Stage,
  scene: Scene,
): readonly TextEdit[] {
  if (place !== 'cache') return [];
  const line = `${keywordLike(stage.from, 'ENV')} POETRY_VIRTUALENVS_IN_PROJECT=true`;
  return [insertLineAfter(stage.from, line, scene.workspace.dockerfile)];
}

function isSafeToRun(stage: Stage, plan: Plan, scene: Scene): boolean {
  const { workspace } = scene;
  const { first, start, environment, venv, last } = plan;
  const started = startOf(stage);
  const later = stage.instructions.slice(first.length);
  if (started === null || startsScriptWith(/\bpoetry\b/, started, scene)) return false;
  // What runs outside of the environment in the cache folder has not seen its packages so far.
  if (environment.place === 'cache' && start.changes.length === 0) return false;
  if (start.changes.length > 0 && first.some(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword)))
    return false;
  if (!start.programs.every((program) => isThere(program, plan, scene))) return false;
  const runs = later.filter(({ type }) => type === 'run').map(({ text }) => text);
  if (runs.some((text) => /\b(poetry|pip[\d.]*|gcc|g\+\+|make|cmake|git|cargo)\b/.test(text)))
    return false;
  const after = later.map(({ text }) => text).join('\n');
  if (/\/usr\/local\/(bin|lib\/python)|pypoetry/.test(after)) return false;
  if (/\bPATH=(?!["']?[^"'\n]*\$\{?PATH\b)/.test(after)) return false;
  const names = Object.keys({ ...workspace.files, ...workspace.context });
  if (names.some((name) => /^(\.\/)?\.venv(\/|$)/.test(name)) || isBuiltInPlace(scene))
    return false;
  const texts = Object.entries(workspace.files ?? {});
  const isOfCompose = (name: string): boolean =>
    /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/.test(name);
  const isHidden = texts.some(
    ([name, text]) =>
      isOfCompose(name) && (/\bpoetry\b/.test(text) || text.includes(`:${plan.folder}`)),
  );
  const hasScript = texts.some(
    ([name, text]) => /(^|\/)pyproject\.toml$/.test(name) && HAS_BUILD_SCRIPT.test(text),
  );
  return !isHidden && !hasScript && last.body.form === 'shell' && venv !== '/.venv';
}

/** A build script may compile modules beside their source (Poetry documentation, Building extension modules). */
const HAS_BUILD_SCRIPT = /^\[tool\.poetry\.build\]|^build\s*=/m;

/** Programs of packages, which are in the environment when their package is. */
const OF_PACKAGES =
  /^(python[\d.]*|uvicorn|gunicorn|hypercorn|daphne|granian|flask|fastapi|litestar|celery|alembic|streamlit|chainlit|django-admin|waitress-serve|dagster|airflow|rq|arq|dramatiq|scrapy|mlflow|jupyter|mkdocs|pytest)$/;

/** Whether what `poetry run` starts is found without it: a script of the project is there once the project itself is installed. */
function isThere(program: string, { first }: Plan, scene: Scene): boolean {
  if (OF_PACKAGES.test(program)) return true;
  const isRootLeftOut = scene.commands
    .filter((command) => isInstall(command) && first.includes(command.run))
    .every(({ words }) =>
      words.some((word) => {
        const text = wordOf(word, scene);
        return text === '--no-root' || text.includes('$');
      }),
    );
  return !isRootLeftOut && !program.includes('/');
}
