import { between, type Amount } from '../../amount.ts';

/** A front end is bundled by tools that outweigh what they bundle; a server brings a framework and little else. */
const BUILDS =
  /\b(npm|yarn|pnpm)\s+(run\s+)?build\b|\b(next|nuxt|vite|webpack|gatsby|astro|react-scripts)\b|\bng build\b/;

/**
 * Bytes of a node_modules of which neither package.json nor a lock file is known. With development packages: after 39 projects of 18
 * public repositories (their lock files weighed with the catalog, 2026-11-21; 12 of them build); without: a judgement.
 *
 * @param dockerfile the whole text: whether something is built shows in any stage
 * @param omitDev whether development dependencies stay out
 */
export function nodeModulesPrior(dockerfile: string, omitDev: boolean): Amount {
  const builds = BUILDS.test(dockerfile);
  if (omitDev) return builds ? between(15e6, 120e6, 500e6) : between(5e6, 32e6, 250e6);
  return builds ? between(130e6, 340e6, 750e6) : between(6e6, 60e6, 550e6);
}
