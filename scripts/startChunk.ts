import { fileURLToPath } from 'node:url';

/** What rolldown tells of a module: as much as is read here. */
interface Modules {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

const PAGE = fileURLToPath(new URL('../src/playground/main.ts', import.meta.url));
const EMBED = fileURLToPath(new URL('../src/embed/main.ts', import.meta.url));

/**
 * Names the file of the build for a module that a page needs at its start: one for what the page and the embed have in common, one for
 * the rest of the page. Left to itself the bundler makes a file of everything that two of a dozen dialogs share, and a slow network
 * pays for each.
 *
 * @returns null for modules that only the embed needs, or that are loaded late
 */
export function startChunk(id: string, modules: Modules): string | null {
  const isOfEmbed = reachedFrom(EMBED, modules).has(id);
  if (!reachedFrom(PAGE, modules).has(id)) return null;
  return isOfEmbed ? 'common' : 'page';
}

const known = new WeakMap<object, Map<string, ReadonlySet<string>>>();

function reachedFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const graphs = known.get(modules) ?? new Map<string, ReadonlySet<string>>();
  known.set(modules, graphs);
  const walked = graphs.get(entry);
  if (walked !== undefined) return walked;
  const reached = new Set([entry]);
  // A set that grows while it is gone through.
  for (const id of reached) {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  }
  graphs.set(entry, reached);
  return reached;
}
