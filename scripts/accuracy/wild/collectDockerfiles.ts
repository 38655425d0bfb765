import { mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { isTextThatMatters } from '../../../src/cli/textsThatMatter.ts';
import { readTree, type Tree } from './readTree.ts';

/** No more than these of one repository, evenly spread over its paths: some hold a thousand that differ by a version. */
const MOST_OF_ONE = 40;
/** Texts of the build context that are kept beside a Dockerfile: lock files, requirements, scripts that a build runs. */
const MOST_TEXTS = 150;
const MOST_TEXT_BYTES = 1_000_000;
/** More files than this are summed up by folder. */
const MOST_SIZES = 2000;

const NAMED_DOCKERFILE = /(^|\/)(Dockerfile([._-][^/]*)?|[^/]*\.[dD]ockerfile|Containerfile)$/;
const OTHER_FORMAT = /\.(dockerignore|sh|md|py|go|ya?ml|json|j2|tmpl|template|tpl)$/;
const SCRIPT = /\.sh$/;

export interface Collected {
  readonly commit: string;
  readonly count: number;
}

/**
 * Lays the Dockerfiles of one repository out as folders for `findDockerfiles`: `FOLDER/<owner+name>/<number>/` with the Dockerfile, the texts
 * of its build context that the engine reads, and the sizes of everything else. Texts that were seen before are left out.
 * @param seen digests of the texts so far; added to
 */
export async function collectDockerfiles(
  repository: { readonly name: string; readonly gitFolder: string; readonly commit: string },
  folder: string,
  seen: Set<string>,
): Promise<Collected> {
  const tree = readTree(repository.gitFolder, repository.commit);
  let count = 0;
  for (const path of spread(tree.paths.filter(isDockerfile), MOST_OF_ONE)) {
    const text = tree.text(path);
    if (text === null || !/^\s*FROM\s/im.test(text)) continue;
    const digest = createHash('sha1').update(text.replaceAll(/\s+/g, ' ')).digest('hex');
    if (seen.has(digest)) continue;
    seen.add(digest);
    const number = String(count).padStart(3, '0');
    await layOut(tree, path, text, `${folder}/${repository.name.replace('/', '+')}/${number}`);
    count += 1;
  }
  return { commit: tree.commit, count };
}

function isDockerfile(path: string): boolean {
  return NAMED_DOCKERFILE.test(path) && !OTHER_FORMAT.test(path) && !path.includes('{{');
}

function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from(
    { length: most },
    (_, index) => all[Math.floor((index * all.length) / most)],
  ).filter((item): item is T => item !== undefined);
}

async function layOut(tree: Tree, path: string, text: string, out: string): Promise<void> {
  const root = contextOf(tree, path, text);
  const prefix = root === '' ? '' : `${root}/`;
  const sizes = new Map<string, number>();
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/Dockerfile`, text);
  let texts = 0;
  for (const file of tree.paths) {
    if (!file.startsWith(prefix)) continue;
    const inner = file.slice(prefix.length);
    if (inner === 'Dockerfile' || inner === 'context.json') continue;
    const bytes = tree.bytes(file);
    const isKept = isTextThatMatters(inner) || SCRIPT.test(inner);
    const beside = isKept && bytes < MOST_TEXT_BYTES && texts < MOST_TEXTS ? tree.text(file) : null;
    if (beside === null) {
      sizes.set(inner, bytes);
      continue;
    }
    await mkdir(posix.dirname(`${out}/${inner}`), { recursive: true });
    await writeFile(`${out}/${inner}`, beside);
    texts += 1;
  }
  await writeFile(`${out}/context.json`, JSON.stringify(Object.fromEntries(summed(sizes))));
}

/** The build context is not written in a Dockerfile: the folder at or above it that holds most of what it copies; the deepest of equals. */
function contextOf(tree: Tree, path: string, text: string): string {
  const sources = sourcesOf(text);
  let best = posix.dirname(path) === '.' ? '' : posix.dirname(path);
  let most = -1;
  for (let folder = best; ; folder = folder.includes('/') ? posix.dirname(folder) : '') {
    const held = sources.filter((source) => tree.has(posix.join(folder, source))).length;
    if (held > most) [best, most] = [folder, held];
    if (folder === '') return best;
  }
}

function sourcesOf(text: string): readonly string[] {
  return [...text.matchAll(/^\s*(?:COPY|ADD)\s+(.*)$/gim)].flatMap(([, rest = '']) => {
    if (/--from|http|<<|\[/.test(rest)) return [];
    const words = rest.split(/\s+/).filter((word) => word !== '' && !word.startsWith('--'));
    return words
      .slice(0, -1)
      .filter((word) => !/[$*]/.test(word) && !['\\', '.', './', '/'].includes(word))
      .map((word) => word.replace(/^\/+/, '').replace(/\/+$/, ''));
  });
}

function summed(sizes: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (sizes.size <= MOST_SIZES) return sizes;
  const sums = new Map<string, number>();
  for (const [path, bytes] of sizes) {
    const parts = path.split('/');
    const key =
      parts.length === 1 ? path : `${parts.slice(0, Math.min(2, parts.length - 1)).join('/')}/`;
    sums.set(key, (sums.get(key) ?? 0) + bytes);
  }
  return sums;
}
