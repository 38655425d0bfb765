import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { baseOfStage } from '../edits/baseOfStage.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { condaStep } from './condaCommands.ts';
import { keptForRunning } from './keptForRunning.ts';
import { buildName, cutStage, onlyStage, startOf } from './secondStage.ts';
import { startsScriptWith } from './startScript.ts';
import { startWithout, type StartWithout } from './startWithout.ts';

/**
 * An environment of conda is a folder with its own Python and all its libraries down to the C library; it works without conda at the
 * path that it was made for (conda documentation, Managing environments: what activation does is to set PATH and run scripts).
 */
export const condaStage: Rewrite = {
  id: 'conda-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    if (stage === null || !OF_CONDA.test(stage.from.image)) return [];
    const plan = planOf(stage, scene);
    const image = runtimeImage(stage, scene);
    if (plan === null || image === null || !isSafeToRun(stage, plan, scene)) return [];
    const word = (keyword: string): string => keywordLike(stage.from, keyword);
    const { prefix, start } = plan;
    const copy = [
      `${word('COPY')} --from=${buildName(stage)} ${prefix} ${prefix}`,
      `${word('ENV')} LANG=C.UTF-8${plan.hasPath ? '' : ` PATH="${prefix}/bin:$PATH"`}`,
    ];
    const kept = keptForRunning(
      plan.first,
      {
        builds: (command) => (condaStep(command, scene)?.kind ?? 'other') !== 'other',
        instead: (run) => (run === plan.last ? copy : []),
      },
      scene,
    );
    if (kept === null) return [];
    const { line, endLine } = stage.from.range;
    const isStartKept = start.edits.length === 0;
    return [
      {
        title: `Make the environment in a stage of its own, run on ${image}`,
        why: 'An environment of conda has its own Python and libraries. Conda, its base environment and its package cache are only needed to make it.',
        link: 'https://docs.conda.io/projects/conda/en/latest/user-guide/tasks/manage-environments.html#activating-an-environment',
        risk: isStartKept ? 'check' : 'behaviour',
        line,
        endLine,
        edits: [...cutStage({ stage, last: plan.last, image, lines: kept }, scene), ...start.edits],
        byHand: `${isStartKept ? '' : 'Without conda run the scripts of etc/conda/activate.d do not run: set what they set with ENV. '}The image of conda has git, wget and tini, which ${image} has not.`,
        ...(start.changes.length > 0 && { changes: start.changes }),
      },
    ];
  },
};

const OF_CONDA =
  /^(docker\.io\/)?(continuumio\/(mini|ana)conda3|condaforge\/(miniforge3|mambaforge))(:[\w.-]+)?$/;

interface Plan {
  readonly first: readonly Instruction[];
  readonly last: RunInstruction;
  readonly prefix: string;
  readonly hasPath: boolean;
  readonly start: StartWithout;
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const steps = scene.commands.flatMap((command) => {
    const step = condaStep(command, scene);
    return step === null ? [] : [{ step, run: command.run }];
  });
  const made = steps.flatMap(({ step }) => (step.kind === 'environment' ? [step.prefix] : []));
  const [prefix] = made;
  const last = steps.at(-1)?.run;
  if (prefix === undefined || last === undefined || new Set(made).size > 1) return null;
  if (steps.some(({ step }) => step.kind === 'other')) return null;
  const name = prefix.split('/').at(-1)?.replace(/\./g, '\\.') ?? '';
  const start = startWithout(
    {
      words: `(?:conda|mamba) run --no-capture-output? --live-stream? (?:-n|--name|-p|--prefix) (?:${prefix.replace(/\./g, '\\.')}|${name}) --no-capture-output? --live-stream?`,
      mentioned: /\b(conda|mamba|activate)\b(?!\/)/,
    },
    stage,
    scene,
  );
  if (start === null) return null;
  const hasPath = instructions.some(
    (one) =>
      one.type === 'env' &&
      one.variables.some(
        ({ name: variable, value }) => variable === 'PATH' && value.includes(`${prefix}/bin`),
      ),
  );
  return {
    first: instructions.slice(0, instructions.indexOf(last) + 1),
    last,
    prefix,
    hasPath,
    start,
  };
}

/** The system that conda's image stands on, without conda; null when it is not known. */
function runtimeImage(stage: Stage, scene: Scene): string | null {
  const system = baseOfStage(stage, scene)?.system;
  if (system?.kind !== 'debian') return null;
  const [distribution = 'debian', suite = system.suite] = system.standsInFor?.split(' ') ?? [];
  return distribution === 'debian' ? `debian:${suite}-slim` : `${distribution}:${suite}`;
}

/** What the image of conda brings beside conda. */
const OF_IMAGE = /\b(conda|mamba|git|wget|curl|bzip2|tini|gcc|make)\b/;

function isSafeToRun(stage: Stage, { first, prefix, hasPath, start }: Plan, scene: Scene): boolean {
  const started = startOf(stage);
  if (started === null || startsScriptWith(/\b(conda|mamba|activate)\b/, started, scene))
    return false;
  const isEntered = hasPath || start.changes.length > 0 || started.includes(`${prefix}/bin/`);
  if (!isEntered || first.some(({ keyword }) => /^(CMD|ENTRYPOINT|SHELL)$/.test(keyword)))
    return false;
  const later = stage.instructions.slice(first.length);
  const runs = later.filter(({ type, keyword }) => type === 'run' || keyword === 'HEALTHCHECK');
  // A path into conda's own environment leads nowhere any more.
  const paths = stage.instructions.map(({ text }) => text.split(prefix).join(''));
  const leadsBack =
    later.length > 0 && paths.slice(first.length).some((text) => /\/opt\/conda\b/.test(text));
  return !leadsBack && !runs.some(({ text }) => OF_IMAGE.test(text.split(prefix).join('')));
}
