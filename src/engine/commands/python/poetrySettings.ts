import { exactly } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readToml, tableOf } from '../../packages/python/readToml.ts';
import type { Call } from '../../shell/command.ts';
import { readStageText } from '../pip/readStageText.ts';
import type { StageView } from '../program.ts';

export interface PoetrySettings {
  readonly cacheDir: string;
  /** Where environments lie: below the cache unless configured. */
  readonly virtualenvs: string;
  readonly inProject: boolean;
  readonly createsVenv: boolean;
  /** Whether an environment gets a pip of its own (virtualenvs.options.no-pip, false unless set). */
  readonly seedsPip: boolean;
}

/** POETRY_ variables first, then poetry.toml, then the user's config.toml (Poetry documentation, Configuration). */
export function poetrySettings(call: Call, stage: StageView, folder: string): PoetrySettings {
  const tables = [
    readStageText(`${folder}/poetry.toml`, stage),
    stage.filesystem.text(userFile(stage)),
  ].map((text) => (text === undefined ? {} : readToml(text).table));
  const setting = (name: string): string | undefined => {
    const variable = call.env.get(`POETRY_${name.replace(/[.-]/g, '_').toUpperCase()}`);
    if (variable !== undefined && variable !== '') return variable;
    for (const table of tables) {
      const parts = name.split('.');
      const last = parts.at(-1) ?? '';
      const value = (parts.length > 1 ? tableOf(table[parts[0] ?? '']) : table)[last];
      if (typeof value === 'string' || typeof value === 'boolean') return String(value);
    }
    return undefined;
  };
  const isTrue = (value: string | undefined): boolean => /^(1|true|yes|on)$/i.test(value ?? '');
  const cacheHome =
    call.env.get('XDG_CACHE_HOME') ?? `${stage.home === '/' ? '' : stage.home}/.cache`;
  const cacheDir = normalizePath(setting('cache-dir') ?? `${cacheHome}/pypoetry`);
  const create = setting('virtualenvs.create');
  return {
    cacheDir,
    virtualenvs: normalizePath(
      (setting('virtualenvs.path') ?? `${cacheDir}/virtualenvs`).replace('{cache-dir}', cacheDir),
    ),
    inProject: isTrue(setting('virtualenvs.in-project')),
    seedsPip: !isTrue(setting('virtualenvs.options.no-pip')),
    createsVenv: create === undefined || isTrue(create),
  };
}

function userFile(stage: StageView): string {
  return normalizePath(`${stage.home}/.config/pypoetry/config.toml`);
}

/** `poetry config virtualenvs.create false` writes a file that later calls read. */
export function writePoetrySetting(
  [key, value]: readonly string[],
  stage: StageView,
  folder: string,
  isLocal: boolean,
): Effect[] {
  if (key === undefined || value === undefined) return [];
  const path = isLocal ? `${folder}/poetry.toml` : userFile(stage);
  const [section = '', name] = key.split(/\.(.*)/);
  const line = /^(true|false)$/.test(value) ? value : JSON.stringify(value);
  const before = stage.filesystem.text(path) ?? '';
  // Dotted keys may be added one by one without opening a table twice.
  const text = `${before}${name === undefined ? section : `${section}.${name}`} = ${line}\n`;
  return [
    {
      type: 'write',
      content: {
        path,
        spread: false,
        amount: exactly(text.length),
        fileClass: 'data',
        origin: { kind: 'generated', name: 'poetry config' },
        evidence: 'derived',
        source: 'the settings as Poetry keeps them',
        text,
      },
    },
  ];
}
