import { markDevelopment, type LockNode } from './lockGraph.ts';
import type { LockedPackage } from './lockedPackage.ts';
import { readOnce } from '../readOnce.ts';

/**
 * Packages of pnpm-lock.yaml, versions 5 to 9: two-space YAML with `packages:`, and from version 9 `snapshots:` with the
 * dependencies. A line reader is enough for what pnpm itself writes.
 */
export function readPnpmLock(text: string | undefined): readonly LockedPackage[] | undefined {
  return text === undefined ? undefined : packagesOf(text);
}

const packagesOf = readOnce((text): readonly LockedPackage[] | undefined => {
  if (!/^packages:/m.test(text)) return undefined;
  const packages = entriesOf(section(text, 'packages'));
  const snapshots = entriesOf(section(text, 'snapshots'));
  const nodes = new Map<string, LockNode>();
  let hasDevMarks = false;
  const marked = new Set<string>();
  for (const [key, lines] of snapshots.size > 0 ? snapshots : packages) {
    const details = packages.get(key.replace(/\(.*$/, '')) ?? lines;
    const body = [...lines, ...details].join('\n');
    const { name, version } = idOf(key);
    if (name === '') continue;
    if (/^ {4}dev: (true|false)/m.test(body)) hasDevMarks = true;
    if (/^ {4}dev: false/m.test(body)) marked.add(key);
    nodes.set(key, {
      name,
      version,
      os: listOf(body, 'os'),
      cpu: listOf(body, 'cpu'),
      libc: listOf(body, 'libc'),
      needs: needsOf(lines),
    });
  }
  return markDevelopment(nodes, hasDevMarks ? [...marked] : rootsOf(text, nodes));
});

function section(text: string, name: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimEnd() === `${name}:`);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return end < 0 ? rest : rest.slice(0, end);
}

function entriesOf(lines: readonly string[]): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const key = /^ {2}(\S.*?):\s*(\{\})?$/.exec(line)?.[1];
    if (key !== undefined) entries.set(bare(key), (current = []));
    else current.push(line);
  }
  return entries;
}

/** `/lodash@4.17.21`, `lodash@4.17.21(react@18.0.0)`, `/lodash/4.17.21_react@18` (version 5). */
function idOf(key: string): { name: string; version: string } {
  const id = key.replace(/^\//, '').replace(/\(.*$/, '');
  const match = /^((?:@[^/]+\/)?[^/@]+)[/@](.*)$/.exec(id);
  return { name: match?.[1] ?? '', version: (match?.[2] ?? '').replace(/_.*$/, '') };
}

function needsOf(lines: readonly string[]): readonly string[] {
  const needs: string[] = [];
  let inside = false;
  for (const line of lines) {
    if (/^ {4}\S/.test(line)) inside = /^ {4}(optionalD|d)ependencies:/.test(line);
    else if (inside) {
      const match = /^ {6}(\S+): (\S+)/.exec(line);
      if (match !== null) needs.push(...keysOf(bare(match[1] ?? ''), bare(match[2] ?? '')));
    }
  }
  return needs;
}

/** The keys that a dependency can have: by version 9, 6 and 5, or an alias that names the package itself. */
function keysOf(name: string, version: string): readonly string[] {
  return [`${name}@${version}`, `/${name}@${version}`, `/${name}/${version}`, version];
}

/** Production dependencies of all importers. */
function rootsOf(
  text: string,
  nodes: ReadonlyMap<string, LockNode>,
): readonly string[] | undefined {
  const roots: string[] = [];
  let kind = '';
  let name = '';
  for (const line of section(text, 'importers')) {
    const heading = /^ {4}(\w+):\s*$/.exec(line)?.[1];
    if (heading !== undefined) kind = heading;
    const dependency = /^ {6}(\S+):\s*$/.exec(line)?.[1];
    if (dependency !== undefined) name = bare(dependency);
    const version = /^ {8}version: (\S+)/.exec(line)?.[1];
    if (version !== undefined && (kind === 'dependencies' || kind === 'optionalDependencies')) {
      roots.push(...keysOf(name, bare(version)));
    }
  }
  return roots.some((key) => nodes.has(key)) ? roots : undefined;
}

function listOf(body: string, key: string): readonly string[] {
  const line = new RegExp(`^ {4}${key}: \\[(.*)\\]`, 'm').exec(body)?.[1];
  return line === undefined ? [] : line.split(',').map((item) => bare(item.trim()));
}

function bare(text: string): string {
  return text.replace(/^['"]|['"]$/g, '');
}
