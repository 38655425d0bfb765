import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { satisfiesRange } from '../../packages/python/version.ts';
import type { Call } from '../../shell/command.ts';
import { findPythonHome, homeAt, type PythonHome } from '../pip/pythonHome.ts';
import type { StageView } from '../program.ts';
import { severityOn } from '../severityOn.ts';
import type { UvSettings } from './uvSettings.ts';

export interface FoundPython {
  readonly home: PythonHome;
  /** What is downloaded first when no Python of the image will do. */
  readonly effects: readonly Effect[];
}

/** The newest Python that uv downloads when nothing asks for another one. */
const NEWEST = '3.14';

/**
 * The interpreter that uv takes: by path, by version among the image's, else one that it downloads itself.
 * @param range Requires-Python of the project, or null
 */
export function findUvPython(
  asked: string | null,
  range: string | null,
  settings: Pick<UvSettings, 'folder'>,
  call: Call,
  stage: StageView,
): FoundPython {
  if (asked !== null && asked.includes('/')) {
    const prefix = normalizePath(asked, settings.folder);
    const venv = homeAt(prefix, stage);
    return { home: venv ?? findPythonHome(call, stage, asked), effects: [] };
  }
  const version = /(\d+\.\d+)/.exec(asked ?? '')?.[1] ?? null;
  const known = [...stage.base.pythons.map((one) => one.prefix), '/usr', '/usr/local']
    .map((prefix) => homeAt(prefix, stage))
    .filter((home) => home !== null);
  const fitting = known.find(
    (home) =>
      (version === null || home.version === version) &&
      (range === null || satisfiesRange(`${home.version}.99`, range)),
  );
  if (fitting !== undefined) return { home: fitting, effects: [] };
  if (known.length === 0 && version === null && stage.base.match === 'unknown') {
    return { home: findPythonHome(call, stage, 'python'), effects: [] };
  }
  return managedPython(version ?? versionIn(range), call, stage);
}

function versionIn(range: string | null): string {
  if (range === null) return NEWEST;
  for (let minor = 14; minor >= 8; minor -= 1) {
    if (satisfiesRange(`3.${minor}.99`, range)) return `3.${minor}`;
  }
  return NEWEST;
}

/** A Python of python-build-standalone: about 100 MB unpacked (uv documentation, Python versions; measured by its users). */
export function managedPython(version: string, call: Call, stage: StageView): FoundPython {
  const folder =
    call.env.get('UV_PYTHON_INSTALL_DIR') ??
    `${call.env.get('XDG_DATA_HOME') ?? `${stage.home === '/' ? '' : stage.home}/.local/share`}/uv/python`;
  const prefix = normalizePath(`${folder}/cpython-${version}`, call.cwd);
  const site = `${prefix}/lib/python${version}/site-packages`;
  const home: PythonHome = {
    version,
    prefix,
    sitePackages: site,
    bin: `${prefix}/bin`,
    kind: 'base',
    libraryPrefix: prefix,
    hasBytecode: true,
    installed: new Map(),
  };
  const refused = /^(never|manual|0|false)$/i.test(call.env.get('UV_PYTHON_DOWNLOADS') ?? '');
  if (refused) {
    return {
      home,
      effects: [
        {
          type: 'notice',
          notice: {
            id: 'uv-no-python',
            severity: severityOn(stage),
            message: `uv finds no Python ${version} in this image and may not download one (UV_PYTHON_DOWNLOADS).`,
          },
        },
      ],
    };
  }
  if (stage.filesystem.exists(prefix) === 'yes') return { home, effects: [] };
  return {
    home,
    effects: [
      {
        type: 'write',
        content: {
          path: prefix,
          spread: true,
          amount: between(80e6, 100e6, 130e6),
          fileClass: 'system',
          origin: { kind: 'download', name: 'Python downloaded by uv', version },
          evidence: 'published',
          source:
            'python-build-standalone unpacks to about 100 MB (uv documentation, Python versions)',
        },
      },
      {
        type: 'notice',
        notice: {
          id: 'uv-managed-python',
          severity: 'warning',
          message: `uv downloads Python ${version} (about 100 MB), because the image has no fitting one. A copied virtual environment needs it too.`,
          link: 'https://docs.astral.sh/uv/concepts/python-versions/',
        },
      },
    ],
  };
}
