import { readPyproject } from '../../packages/python/project.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { lockExport } from '../pip/lockExport.ts';
import { readStageText } from '../pip/readStageText.ts';
import type { StageView } from '../program.ts';
import { selectionOf } from './uvSelection.ts';
import type { UvSettings } from './uvSettings.ts';

/** `uv export`: the lock as a requirements file, printed or written, which a later pip reads. */
export function uvExport(settings: UvSettings, call: Call, stage: StageView): Outcome {
  const { folder, options } = settings;
  const pyproject = readStageText(`${folder === '/' ? '' : folder}/pyproject.toml`, stage);
  const project = pyproject === undefined ? null : readPyproject(pyproject);
  const selection = selectionOf(settings, project, call);
  return lockExport('uv', folder, selection, options.value('--output-file'), call, stage);
}
