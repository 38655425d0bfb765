import type { NodeManifest } from '../../packages/node/nodeManifest.ts';

/** A program of Node that only hands out the files of a finished site. */
export interface StaticServer {
  /** The port that it says; null when its settings or its default decide. */
  readonly port: number | null;
  readonly usual: number;
  /** Whether a path that is no file gets index.html, as applications with routes in the browser need it. */
  readonly isForOnePage: boolean;
  /** The folder that it is told to hand out; null for that of the build. */
  readonly folder: string | null;
}

/** By program and verb: the port that it listens on unless told otherwise (each tool's documentation). */
const SERVERS: readonly (readonly [RegExp, number, 'one-page' | 'by-option'])[] = [
  [/^serve\b/, 3000, 'by-option'],
  [/^vite preview\b/, 4173, 'one-page'],
  [/^vite( dev| serve)?( -|$)/, 5173, 'one-page'],
  [/^react-scripts start\b/, 3000, 'one-page'],
  [/^vue-cli-service serve\b/, 8080, 'one-page'],
];

/**
 * Reads what starts a container, through the scripts of package.json.
 * @param start as from `startOf`
 * @returns null when it is something else, or does more
 */
export function staticServer(
  start: string,
  manifest: NodeManifest,
  depth = 0,
): StaticServer | null {
  const text = start.trim().replace(/^(npx|exec|pnpm exec|yarn exec)( --yes| -y)? /, '');
  const [, script, options = ''] =
    /^(?:npm|yarn|pnpm)(?: run)? ([\w:.-]+)(?: --)?((?: .*)?)$/.exec(text) ?? [];
  if (script !== undefined) {
    const called = manifest.scripts[script];
    const isAlone = [`pre${script}`, `post${script}`].every((name) => !(name in manifest.scripts));
    return called === undefined || !isAlone || depth > 3
      ? null
      : staticServer(`${called}${options}`, manifest, depth + 1);
  }
  if (/[|<>&;`$=]/.test(text.replace(/--[\w-]+=/g, ''))) return null;
  for (const [pattern, usual, kind] of SERVERS) {
    if (!pattern.test(text)) continue;
    const said = / (?:-l|-p|--port|--listen)[ =](?:tcp:\/\/[\d.]+:)?(\d+)\b/.exec(text)?.[1];
    const isForOnePage = kind === 'one-page' || / (-s|--single)\b/.test(text);
    const folder = / (?!-)(?:\.\/)?([\w.-]+)\/?(?= |$)/.exec(
      text.replace(/ (-l|-p|--listen|--port) \S+/g, ''),
    )?.[1];
    // Told nothing, serve hands out the working folder.
    if (kind === 'by-option' && folder === undefined) return null;
    return {
      folder: kind === 'by-option' ? (folder ?? null) : null,
      port: said === undefined ? null : Number(said),
      usual,
      isForOnePage,
    };
  }
  return null;
}
