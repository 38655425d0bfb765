import { between, exactly, times } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { resolveDistributions } from '../../packages/python/resolveDistributions.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { firstRunEffects } from './firstRun.ts';
import { gatherRequirements } from './gatherRequirements.ts';
import { cacheEffects, notice, unknownFile, unknownInstall } from './installEffects.ts';
import { findProject } from './localProject.ts';
import type { PipSettings } from './pipSettings.ts';
import { requirementsBeside } from './projectStandIn.ts';
import type { PythonHome } from './pythonHome.ts';
import { requirementsPrior } from './requirementsPrior.ts';
import { stageEnvironment } from './stageEnvironment.ts';

/** `pip download` and `pip wheel`: the wheels as files in a folder, nothing installed. */
export function pipDownload(
  command: 'download' | 'wheel',
  words: readonly Word[],
  settings: PipSettings,
  home: PythonHome,
  call: Call,
  stage: StageView,
): Effect[] {
  const option = settings.options.value(command === 'wheel' ? '--wheel-dir' : '--dest');
  const folder = normalizePath(option ?? '.', call.cwd);
  const files = settings.requirementFiles.map((word) => ({ word, constraint: false }));
  const limits = settings.constraintFiles.map((text) => ({
    word: { text, exact: true, glob: false },
    constraint: true,
  }));
  const gathered = gatherRequirements(
    words,
    [...files, ...limits],
    settings.editables,
    call,
    stage,
  );
  if (!settings.noDeps) {
    for (const { path, extras } of gathered.projects) {
      const project = findProject(path, stage);
      const own = project?.requirements ?? requirementsBeside(path, stage);
      if (project === null && own.length === 0) {
        gathered.missingFiles.push({ path: `${path}/pyproject.toml`, constraint: false });
      }
      gathered.requirements.push(...own);
      for (const extra of extras) gathered.requirements.push(...(project?.extras.get(extra) ?? []));
    }
  }
  const effects = firstRunEffects('pip', home, call, stage);
  const prior = requirementsPrior(stage.workspace.dockerfile);
  // Wheels are packed: a third of what they unpack to, over those measured on 2026-11-20.
  const packed = { ...prior, amount: times(prior.amount, 0.33) };
  for (const file of gathered.missingFiles) {
    if (!file.constraint) effects.push(unknownFile(file.path, folder, stage, packed));
  }
  if (command === 'wheel')
    effects.push(...gathered.projects.map(({ path }) => ownWheel(path, folder)));
  const table = stage.catalog.wheels();
  if (table === undefined) return [...effects, unknownInstall(`pip ${command}`, folder)];
  const resolution = resolveDistributions(
    {
      requirements: gathered.requirements,
      constraints: gathered.constraints,
      pre: settings.pre || gathered.pre,
      noDeps: settings.noDeps,
      upgrade: false,
      // Wheels are collected whether they are installed or not.
      ignoreInstalled: true,
      onlyBinary: settings.onlyBinary,
    },
    stageEnvironment(home, [...settings.indexes, ...gathered.extraIndexes], 'pip', stage),
    table,
  );
  for (const { name, version, file, downloadBytes, evidence } of resolution.distributions) {
    effects.push({
      type: 'write',
      content: {
        path: `${folder}/${file ?? `${name.replaceAll('-', '_')}-${version}.tar.gz`}`,
        spread: false,
        amount: downloadBytes ?? exactly(0),
        fileClass: 'archive',
        origin: { kind: 'pip', name, version },
        evidence,
        source: 'the size of the wheel file',
        ...(downloadBytes !== null && { compressed: downloadBytes.bytes }),
      },
    });
  }
  effects.push(...resolution.problems.map(notice));
  if (!settings.cacheDisabled)
    effects.push(...cacheEffects(resolution.distributions, settings.cacheDir));
  return effects;
}

/** The wheel of a local project: its modules, packed. */
function ownWheel(path: string, folder: string): Effect {
  const name = path.split('/').at(-1) || 'project';
  return {
    type: 'write',
    content: {
      path: `${folder}/${name}-0-py3-none-any.whl`,
      spread: false,
      amount: between(2e3, 20e3, 5e6),
      fileClass: 'archive',
      origin: { kind: 'pip', name },
      evidence: 'assumed',
      source: 'the wheel of a small project: its modules, packed',
      nameAssumed: true,
    },
  };
}
