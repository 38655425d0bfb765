import type { NodeManifest } from '../../packages/node/nodeManifest.ts';

/** Scripts that call scripts that call scripts. */
const DEEPEST = 4;

/**
 * The folders that a script of package.json writes, relative to the project; null when that cannot be told. Defaults of each tool by
 * its own documentation; a setting that moves the output is looked for by the caller's texts.
 * @param texts the project's settings by file name (`tsconfig.json`, `next.config.js`)
 * @param started the folder of what is started: where tsc writes to while its settings are not given; null when that tells nothing
 */
export function nodeOutputs(
  name: string,
  manifest: NodeManifest,
  texts: Readonly<Record<string, string>>,
  started: string | null,
  depth = 0,
): ReadonlySet<string> | null {
  const found = new Set<string>();
  const script = manifest.scripts[name];
  if (script === undefined || depth > DEEPEST) return null;
  // npm and yarn run pre- and post-scripts by themselves.
  for (const text of [manifest.scripts[`pre${name}`], script, manifest.scripts[`post${name}`]]) {
    for (const part of (text ?? '').split(/&&|;/)) {
      const folders = outputsOf(part.trim(), manifest, texts, started, depth);
      if (folders === null) return null;
      for (const folder of folders) found.add(folder);
    }
  }
  return found;
}

function outputsOf(
  command: string,
  manifest: NodeManifest,
  texts: Readonly<Record<string, string>>,
  started: string | null,
  depth: number,
): Iterable<string> | null {
  const words = command.split(/\s+/).filter((word) => !/^(\w+=\S*|cross-env|npx)$/.test(word));
  const [program = '', verb = ''] = words;
  const settings = (pattern: RegExp): string =>
    Object.entries(texts)
      .filter(([file]) => pattern.test(file))
      .map(([, text]) => text)
      .join('\n');
  const called = /^(?:npm run|yarn(?: run)?|pnpm(?: run)?) ([\w:.-]+)$/.exec(words.join(' '))?.[1];
  if (called !== undefined) return nodeOutputs(called, manifest, texts, started, depth + 1);
  switch (`${program} ${verb}`) {
    case 'next build':
      return /distDir|output:\s*['"]export/.test(settings(/^next\.config\./)) ? null : ['.next'];
    case 'nest build':
      return ['dist'];
    case 'nuxt build':
      return ['.output'];
    default:
  }
  if (program === '') return [];
  if (/^(rimraf|eslint|prettier)$/.test(program)) return [];
  if (program === 'tsc') return tscOutput(words, texts, started);
  return null;
}

function tscOutput(
  words: readonly string[],
  texts: Readonly<Record<string, string>>,
  started: string | null,
): Iterable<string> | null {
  if (words.includes('--noEmit')) return [];
  const value = (names: readonly string[]): string | undefined =>
    words[words.findIndex((word) => names.includes(word)) + 1];
  const has = (...names: readonly string[]): boolean => words.some((word) => names.includes(word));
  if (has('-b', '--build', '-w', '--watch')) return null;
  const file = has('-p', '--project') ? value(['-p', '--project']) : 'tsconfig.json';
  const text = texts[file ?? ''];
  const own =
    text === undefined
      ? (started ?? undefined)
      : /"outDir"\s*:\s*"(?:\.\/)?([\w.-]+)\/?"/.exec(text)?.[1];
  const folder = has('--outDir') ? value(['--outDir'])?.replace(/^\.\//, '') : own;
  return folder === undefined || !/^[\w-][\w.-]*$/.test(folder) ? null : [folder];
}
