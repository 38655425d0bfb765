import { exactly } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { PYPI } from '../../packages/python/indexes.ts';
import { readPythonLock, type LockKind } from '../../packages/python/pythonLock.ts';
import { selectLocked, type LockSelection } from '../../packages/python/selectLocked.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { findPythonHome } from './pythonHome.ts';
import { readStageText } from './readStageText.ts';
import { stageEnvironment } from './stageEnvironment.ts';

const FILES: Readonly<Record<LockKind, string>> = {
  uv: 'uv.lock',
  poetry: 'poetry.lock',
  pdm: 'pdm.lock',
  pipenv: 'Pipfile.lock',
};

/**
 * A lock as a requirements file, for `uv export`, `poetry export`, `pdm export` and `pipenv requirements`.
 * @param file where it is written; undefined for standard output
 */
export function lockExport(
  kind: LockKind,
  folder: string,
  selection: LockSelection,
  file: string | undefined,
  call: Call,
  stage: StageView,
): Outcome {
  const text = readStageText(`${folder === '/' ? '' : folder}/${FILES[kind]}`, stage);
  if (text === undefined) return { effects: [] };
  const home = findPythonHome(call, stage, 'python');
  const environment = stageEnvironment(home, [PYPI], 'pip', stage);
  const lines = selectLocked(readPythonLock(text, kind), selection, environment)
    .filter((one) => one.package.source === 'registry')
    .map((one) => `${one.package.name}==${one.package.version}\n`)
    .join('');
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
          origin: { kind: 'generated', name: `${kind} export` },
          evidence: 'derived',
          source: 'the lock as a requirements file, without its hashes',
          text: lines,
        },
      },
    ],
  };
}
