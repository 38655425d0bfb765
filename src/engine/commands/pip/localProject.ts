import { between, total } from '../../amount.ts';
import type { Content, Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import { readPyproject, readSetup, type PythonProjectFile } from '../../packages/python/project.ts';
import type { InstallPlace } from '../../packages/python/weighInstall.ts';
import type { StageView } from '../program.ts';
import { readStageText } from './readStageText.ts';

/** The project in a folder; null when none of its files is known. */
export function findProject(folder: string, stage: StageView): PythonProjectFile | null {
  const pyproject = readStageText(`${folder}/pyproject.toml`, stage);
  const found = pyproject === undefined ? null : readPyproject(pyproject);
  if (found !== null && (found.requirements.length > 0 || found.name !== null)) return found;
  for (const file of ['setup.cfg', 'setup.py'] as const) {
    const text = readStageText(`${folder}/${file}`, stage);
    if (text === undefined) continue;
    const read = readSetup(text, file);
    if (read.requirements.length > 0) return { ...read, name: found?.name ?? read.name };
  }
  return found;
}

/** Sources of a project that is installed as a copy: its modules, and their byte-code, which is about 1.3 times as large. */
export function projectEffects(
  folder: string,
  project: PythonProjectFile | null,
  editable: boolean,
  place: InstallPlace,
  stage: StageView,
): Effect[] {
  const name = normalizeName(project?.name ?? folder.split('/').at(-1) ?? 'project');
  const path = `${place.sitePackages}/${name.replaceAll('-', '_') || 'project'}`;
  const sources = total(
    stage.filesystem
      .under(normalizePath(folder))
      .filter(({ content }) => content.fileClass === 'code' && content.origin.kind === 'context')
      .filter(({ content }) => !/(^|\/)(tests?|docs?)(\/|$)/.test(content.path))
      .map(({ content }) => content.amount),
  );
  const piece = (
    amount: Content['amount'],
    fileClass: Content['fileClass'],
    source: string,
  ): Effect => ({
    type: 'write',
    content: {
      path,
      spread: true,
      amount,
      fileClass,
      origin: { kind: 'pip', name, version: '0' },
      evidence: 'assumed',
      source,
    },
  });
  const link = piece(
    between(500, 2_000, 20_000),
    'data',
    'metadata of a project; an editable install leaves its sources where they are',
  );
  if (editable || sources.high === 0) return [link];
  return [
    link,
    piece(
      between(0, sources.bytes, sources.high),
      'code',
      'the Python sources of the project, copied by the install',
    ),
    ...(place.compile
      ? [
          piece(
            between(0, sources.bytes * 1.3, sources.high * 1.7),
            'bytecode' as const,
            "byte-code of the project's sources, about 1.3 times as large (measured wheels, 2026-11-20)",
          ),
        ]
      : []),
  ];
}
