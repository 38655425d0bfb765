import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import type { Program, StageView } from '../program.ts';
import { firstRunEffects } from './firstRun.ts';
import { removeEffect } from './installEffects.ts';
import { pipDownload } from './pipDownload.ts';
import { pipConfig } from './pipConfig.ts';
import { installPlace } from './installPlace.ts';
import { pipInstall } from './pipInstall.ts';
import { readPipSettings } from './pipSettings.ts';
import { findPythonHome, type PythonHome } from './pythonHome.ts';
import { parseRequirementsFile } from '../../packages/python/requirementsFile.ts';
import { readStageText } from './readStageText.ts';

/** pip as a program of its own; `python -m pip` comes here through `runPip`. */
export const pip: Program = {
  names: ['pip', 'pip3'],
  run: (call, stage) => runPip(call.args, call, stage, findPythonHome(call, stage, call.program)),
};

/** pip's subcommands for a Python that is found already. */
export function runPip(
  args: readonly Word[],
  call: Call,
  stage: StageView,
  found: PythonHome,
): Outcome {
  const settings = readPipSettings(args, call, stage, found.prefix);
  const other = settings.options.value('--python');
  const home = other === undefined ? found : homeOf(other, call, stage);
  const [command, ...words] = settings.options.operands;
  switch (command?.text) {
    case 'install':
      return { effects: pipInstall(words, settings, home, call, stage, found) };
    case 'uninstall': {
      const names = [
        ...words.map((word) => word.text),
        ...settings.requirementFiles.flatMap((word) => namesIn(word.text, call, stage)),
      ].map((text) => normalizeName(text.replace(/[[=<>!~;@ ].*$/, '')));
      const place = installPlace(settings, home, stage);
      const here = names.length === 0 ? [] : [removeEffect(names, place)];
      const elsewhere =
        place.sitePackages === home.sitePackages || names.length === 0
          ? []
          : [removeEffect(names, home)];
      return { effects: [...firstRunEffects('pip', home, call, stage), ...here, ...elsewhere] };
    }
    case 'download':
    case 'wheel':
      return { effects: pipDownload(command.text, words, settings, home, call, stage) };
    case 'cache':
      return { effects: cachePurge(words, settings.cacheDir, home, call, stage) };
    case 'config':
      return { effects: pipConfig(words, settings.options, stage) };
    case undefined:
      return { effects: [] };
    default:
      // list, freeze, show, check, debug, index, --version: they read only.
      return { effects: firstRunEffects('pip', home, call, stage) };
  }
}

function homeOf(python: string, call: Call, stage: StageView): PythonHome {
  // `--python` takes an interpreter or a folder of a virtual environment.
  const isFolder =
    stage.filesystem.text(normalizePath(`${python}/pyvenv.cfg`, call.cwd)) !== undefined;
  return findPythonHome(call, stage, isFolder ? `${python}/bin/python` : python);
}

function namesIn(path: string, call: Call, stage: StageView): string[] {
  const text = readStageText(normalizePath(path, call.cwd), stage) ?? '';
  return parseRequirementsFile(text).flatMap((line) =>
    line.kind === 'requirement' ? [line.requirement.name] : [],
  );
}

function cachePurge(
  words: readonly Word[],
  cacheDir: string,
  home: PythonHome,
  call: Call,
  stage: StageView,
): Effect[] {
  const first = firstRunEffects('pip', home, call, stage);
  if (words[0]?.text !== 'purge') return first;
  const paths = ['http', 'http-v2', 'wheels', 'selfcheck'].map((name) => `${cacheDir}/${name}`);
  return [...first, { type: 'delete', selection: { paths } }];
}
