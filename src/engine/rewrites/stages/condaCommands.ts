import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Scene } from '../rewrite.ts';

/** What a command of conda does to environments; `other` for what else it may do. */
export type CondaStep =
  | { readonly kind: 'environment'; readonly prefix: string }
  /** Conda itself, its settings, its caches. */
  | { readonly kind: 'conda' }
  | { readonly kind: 'other' };

/** Where the images of conda keep it (their Dockerfiles). */
const CONDA = '/opt/conda';

/** Parts of conda that help to install, and nothing else. */
const OF_CONDA = /^(conda|mamba|conda-(lock|libmamba-solver|build|pack)|libmamba.*)([=<>~]|$)/;

/** Reads a command of conda or mamba; null for other programs. */
export function condaStep(command: LocatedCommand, scene: Scene): CondaStep | null {
  if (!/^(conda|mamba)$/.test(command.name)) return null;
  const texts = command.words.slice(1).map(({ text }) => text);
  if (texts.includes(null)) return { kind: 'other' };
  const words = texts.map((text) => text ?? '');
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  if (/^(clean|config|info|list)$/.test(verb) || words.join() === '--version')
    return { kind: 'conda' };
  if (verb === 'run' && !installsInside(words)) return { kind: 'other' };
  if (!/^(create|env|install|update|run)$/.test(verb)) return { kind: 'other' };
  const prefix = prefixOf(words, verb, scene);
  if (prefix === null) return { kind: 'other' };
  if (prefix !== CONDA) return { kind: 'environment', prefix };
  const named = words.filter(
    (word, index) => !word.startsWith('-') && !OPTIONS.test(words[index - 1] ?? ''),
  );
  const isOfConda = named.slice(1).every((word) => OF_CONDA.test(word));
  return { kind: isOfConda && verb !== 'run' && verb !== 'env' ? 'conda' : 'other' };
}

/** Options with a value (conda install --help). */
const OPTIONS = /^(-n|--name|-p|--prefix|-c|--channel|-f|--file|--solver)$/;

function prefixOf(words: readonly string[], verb: string, scene: Scene): string | null {
  const value = (short: string, long: string): string | undefined => {
    const at = words.findIndex((word) => word === short || word === long);
    return at < 0
      ? words.find((word) => word.startsWith(`${long}=`))?.slice(long.length + 1)
      : words[at + 1];
  };
  const path = value('-p', '--prefix');
  if (path !== undefined) return path.startsWith('/') ? normalizePath(path) : null;
  const name =
    value('-n', '--name') ?? (verb === 'env' ? nameInFile(value('-f', '--file'), scene) : 'base');
  if (name === undefined || !/^[\w.-]+$/.test(name)) return null;
  return name === 'base' ? CONDA : `${CONDA}/envs/${name}`;
}

/** `name:` of environment.yml, which `conda env create` reads unless told otherwise (conda documentation, Managing environments). */
function nameInFile(file: string | undefined, { workspace }: Scene): string | undefined {
  const wanted = (file ?? 'environment.yml').split('/').at(-1);
  const texts = Object.entries(workspace.files ?? {}).filter(
    ([name]) => name.split('/').at(-1) === wanted,
  );
  const [text] = texts;
  return texts.length === 1 ? /^name:\s*["']?([\w.-]+)/m.exec(text?.[1] ?? '')?.[1] : undefined;
}

/** `conda run -n env pip install ...` */
function installsInside(words: readonly string[]): boolean {
  return /(^| )(python -m )?pip install /.test(words.join(' '));
}
