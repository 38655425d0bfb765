import type { DebianIndex, DebianPackage } from './debianIndex.ts';

/**
 * Automatically installed packages that nothing needs any more: `apt-get autoremove`. Needed is what was asked for, and whatever a needed
 * package depends on or recommends, every alternative that is installed included; Suggests do not count under docker-autoremove-suggests
 * (apt.conf(5), APT::AutoRemove; debuerreotype's configuration of the official images).
 *
 * @param automatic names that came as dependencies
 * @param gone names that are being removed already
 */
export function noLongerNeeded(
  index: DebianIndex,
  installed: ReadonlyMap<string, string>,
  automatic: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): readonly string[] {
  const stays = (name: string): boolean => installed.has(name) && !gone.has(name);
  const open: DebianPackage[] = [...installed.keys()]
    .filter((name) => stays(name) && !automatic.has(name))
    .flatMap((name) => index.find(name) ?? []);
  const needed = new Set<string>();
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (needed.has(one.name)) continue;
    needed.add(one.name);
    for (const other of [...one.depends, ...one.recommends].flat()) {
      if (stays(other.name)) open.push(other);
    }
  }
  return [...automatic].filter((name) => stays(name) && !needed.has(name)).sort();
}
