import type { LockedPackage } from './lockedPackage.ts';

/** A package of a lock file that names dependencies and not whether they are for development. */
export interface LockNode {
  readonly name: string;
  readonly version: string;
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
  /** Keys of what it needs. */
  readonly needs: readonly string[];
}

/**
 * Marks as `dev` what the production dependencies do not reach.
 * @param nodes by key; several keys may stand for one package
 * @param roots keys of the production dependencies; undefined when unknown, so that all counts as production
 */
export function markDevelopment(
  nodes: ReadonlyMap<string, LockNode>,
  roots: readonly string[] | undefined,
): readonly LockedPackage[] {
  const reached = new Set<LockNode>();
  const queue = [...(roots ?? nodes.keys())];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const node = nodes.get(key);
    if (node === undefined || reached.has(node)) continue;
    reached.add(node);
    queue.push(...node.needs);
  }
  return [...new Set(nodes.values())].map((node) => ({
    name: node.name,
    version: node.version,
    dev: !reached.has(node),
    os: node.os,
    cpu: node.cpu,
    libc: node.libc,
  }));
}
