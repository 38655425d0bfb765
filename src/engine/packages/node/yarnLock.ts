import { markDevelopment, type LockNode } from './lockGraph.ts';
import type { LockedPackage } from './lockedPackage.ts';
import type { NodeManifest } from './nodeManifest.ts';
import { readOnce } from '../readOnce.ts';

/**
 * Packages of yarn.lock, of yarn 1 and of later ones: blocks that begin with patterns (`react@^18, react@^18.2:`) and hold indented
 * `version` and `dependencies`.
 */
export function readYarnLock(
  text: string | undefined,
  manifest: NodeManifest | undefined,
): readonly LockedPackage[] | undefined {
  if (text === undefined) return undefined;
  const nodes = readNodes(text);
  if (nodes === null) return undefined;
  const roots =
    manifest && Object.entries(manifest.dependencies).map(([name, range]) => `${name}@${range}`);
  const key = JSON.stringify(roots ?? null);
  const before = MARKED.get(nodes);
  if (before?.key === key) return before.packages;
  const packages = markDevelopment(nodes, roots);
  MARKED.set(nodes, { key, packages });
  return packages;
}

/** What the last manifest made of a lock. */
const MARKED = new WeakMap<
  ReadonlyMap<string, LockNode>,
  { readonly key: string; readonly packages: readonly LockedPackage[] }
>();

/** Null for what is no lock. */
const readNodes = readOnce((text): ReadonlyMap<string, LockNode> | null => {
  if (!/^\S.*:\s*$/m.test(text)) return null;
  const nodes = new Map<string, LockNode>();
  for (const block of text.split(/\n(?=\S)/)) {
    const [head = '', ...lines] = block.split('\n');
    if (head.startsWith('#') || head.startsWith('__metadata') || !head.trimEnd().endsWith(':'))
      continue;
    const patterns = head
      .trimEnd()
      .slice(0, -1)
      .split(', ')
      .flatMap((part) => part.split(','))
      .map(bare);
    const name = nameOf(patterns[0] ?? '');
    if (name === '' || /@workspace:/.test(head)) continue;
    const node: LockNode = {
      name,
      version: bare(/^ {2}version:? (.*)$/m.exec(block)?.[1] ?? ''),
      ...conditions(block),
      needs: lines.length === 0 ? [] : needsOf(lines),
    };
    for (const pattern of patterns) nodes.set(plain(pattern), node);
  }
  return nodes;
});

/** `conditions: os=linux & cpu=x64 & libc=glibc` of yarn 2 and later. */
function conditions(block: string): Pick<LockNode, 'os' | 'cpu' | 'libc'> {
  const line = /^ {2}conditions: (.*)$/m.exec(block)?.[1] ?? '';
  const pick = (key: string): readonly string[] =>
    [...line.matchAll(new RegExp(`${key}=([\\w-]+)`, 'g'))].map((match) => match[1] ?? '');
  return { os: pick('os'), cpu: pick('cpu'), libc: pick('libc') };
}

function needsOf(lines: readonly string[]): readonly string[] {
  const needs: string[] = [];
  let inside = false;
  for (const line of lines) {
    if (/^ {2}\S/.test(line)) inside = /^ {2}(optionalD|d)ependencies:/.test(line);
    else if (inside) {
      const match = /^ {4}("?[^"\s:]+"?):? +(.*)$/.exec(line);
      if (match !== null) needs.push(`${bare(match[1] ?? '')}@${plainRange(bare(match[2] ?? ''))}`);
    }
  }
  return needs;
}

function nameOf(pattern: string): string {
  const at = pattern.indexOf('@', 1);
  return at < 0 ? pattern : pattern.slice(0, at);
}

/** `lodash@npm:^4.17` and `lodash@^4.17` are one key. */
function plain(pattern: string): string {
  const name = nameOf(pattern);
  return `${name}@${plainRange(pattern.slice(name.length + 1))}`;
}

function plainRange(range: string): string {
  return range.replace(/^npm:/, '');
}

function bare(text: string): string {
  return text.trim().replace(/^"|"$/g, '');
}
