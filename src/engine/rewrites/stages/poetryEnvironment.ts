import type { Instruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import type { Scene } from '../rewrite.ts';

/** Where Poetry installs to, as the text says. */
export interface PoetryEnvironment {
  /** Packages of the image's own Python, an environment in Poetry's cache folder, or `.venv` beside pyproject.toml. */
  readonly place: 'system' | 'cache' | 'project';
  /** Edits that make it the project's. */
  readonly edits: readonly TextEdit[];
}

const CREATE =
  /(POETRY_VIRTUALENVS_)CREATE([= ]["']?)(false|0|no|off)\b|(virtualenvs\.)create(\s+["']?)(false)\b/gi;

const IN_PROJECT =
  /POETRY_VIRTUALENVS_IN_PROJECT[= ]["']?(true|1|yes|on)\b|virtualenvs\.in-project\s+["']?true\b/i;

/** Settings of environments that are not understood here: another folder, system packages, values from outside. */
const OTHER =
  /POETRY_VIRTUALENVS_(?!(CREATE|IN_PROJECT)[= ]["']?(true|false|1|0|yes|no|on|off)\b)|virtualenvs\.(?!(create|in-project)\s+["']?(true|false)\b)/i;

/**
 * Reads Poetry's settings of where environments lie (Poetry documentation, Configuration): variables and `poetry config` in the
 * instructions, and poetry.toml.
 * @returns null when they say something that is not understood
 */
export function poetryEnvironment(
  first: readonly Instruction[],
  scene: Scene,
): PoetryEnvironment | null {
  const toml = Object.entries(scene.workspace.files ?? {}).find(([name]) =>
    /(^|\/)poetry\.toml$/.test(name),
  )?.[1];
  const settings = first.filter(({ type }) => type === 'env' || type === 'arg' || type === 'run');
  const said = settings.map(({ text }) => text).join('\n');
  if (OTHER.test(said) || /in.project[= ]["']?(false|0|no|off)\b/i.test(said)) return null;
  if (/^\s*(create|path|in-project)\s*=\s*(false|")/m.test(toml ?? '')) return null;
  const isInProject = IN_PROJECT.test(said) || /^\s*in-project\s*=\s*true/m.test(toml ?? '');
  const edits = settings.flatMap(({ text, range }) =>
    [...text.matchAll(CREATE)].map((match): TextEdit => {
      const [whole, variable, between = '', , key, space = ''] = match;
      const start = range.start + match.index;
      const made =
        variable === undefined
          ? `${key ?? ''}${isInProject ? 'create' : 'in-project'}${space}true`
          : `${variable}${isInProject ? 'CREATE' : 'IN_PROJECT'}${between}true`;
      return { file: DOCKERFILE, start, end: start + whole.length, text: made };
    }),
  );
  // The text of an instruction is that of the file, so that offsets hold.
  const isTrue = settings.every(({ text, range }) =>
    scene.workspace.dockerfile.startsWith(text, range.start),
  );
  if (!isTrue) return null;
  return { place: edits.length > 0 ? 'system' : isInProject ? 'project' : 'cache', edits };
}
