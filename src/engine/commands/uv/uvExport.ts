import { exactly } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { PYPI } from '../../packages/python/indexes.ts';
import { readPyproject } from '../../packages/python/project.ts';
import { readPythonLock } from '../../packages/python/pythonLock.ts';
import { selectLocked } from '../../packages/python/selectLocked.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { findPythonHome } from '../pip/pythonHome.ts';
import { readStageText } from '../pip/readStageText.ts';
import { stageEnvironment } from '../pip/stageEnvironment.ts';
import type { StageView } from '../program.ts';
import { selectionOf } from './uvSelection.ts';
import type { UvSettings } from './uvSettings.ts';

/** `uv export`: the lock as a requirements file, printed or written, which a later pip reads. */
export function uvExport(settings: UvSettings, call: Call, stage: StageView): Outcome {
  const { folder, options } = settings;
  const text = readStageText(`${folder === '/' ? '' : folder}/uv.lock`, stage);
  if (text === undefined) return { effects: [] };
  const pyproject = readStageText(`${folder === '/' ? '' : folder}/pyproject.toml`, stage);
  const project = pyproject === undefined ? null : readPyproject(pyproject);
  const home = findPythonHome(call, stage, 'python');
  const selected = selectLocked(
    readPythonLock(text, 'uv'),
    selectionOf(settings, project, call),
    stageEnvironment(home, [PYPI], 'uv', stage),
  );
  const lines = selected
    .filter((one) => one.package.source === 'registry')
    .map((one) => `${one.package.name}==${one.package.version}\n`)
    .join('');
  const file = options.value('--output-file');
  if (file === undefined) return { effects: [], stdout: lines };
  return {
    effects: [
      {
        type: 'write',
        content: {
          path: normalizePath(file, call.cwd),
          spread: false,
          amount: exactly(lines.length),
          fileClass: 'data',
          origin: { kind: 'generated', name: 'uv export' },
          evidence: 'derived',
          source: 'the lock as a requirements file, without its hashes',
          text: lines,
        },
      },
    ],
  };
}
