import type { PackageEcosystem, PackageFacts, PackageTable } from './packageTable.ts';

export interface PackageClosure {
  /** What is newly installed, in the order met. */
  readonly added: readonly ClosedPackage[];
  /** Names asked for, or needed, that the table does not know. */
  readonly unknown: readonly string[];
  /** Whether a slice is missing, so that this is not the answer yet. */
  readonly incomplete: boolean;
}

export interface ClosedPackage {
  readonly facts: PackageFacts;
  /** Names of what asked for it, nearest first; empty when it was named itself. */
  readonly requiredBy: readonly string[];
}

/**
 * Everything that a set of names brings with its dependencies, without what is there already. Versions are not weighed against each
 * other: the table has one version of a name.
 */
export function closePackages(
  table: PackageTable,
  ecosystem: PackageEcosystem,
  names: readonly string[],
  isInstalled: (name: string) => boolean,
): PackageClosure {
  const added = new Map<string, ClosedPackage>();
  const unknown = new Set<string>();
  let incomplete = false;

  const queue: { name: string; requiredBy: readonly string[] }[] = names.map((name) => ({
    name,
    requiredBy: [],
  }));
  const drain = (): void => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const facts = table.find(ecosystem, item.name);
      if (facts === undefined) incomplete = true;
      else if (facts === null) {
        if (!isInstalled(item.name)) unknown.add(item.name);
      } else if (!added.has(facts.name) && !isInstalled(facts.name)) {
        added.set(facts.name, { facts, requiredBy: item.requiredBy });
        const requiredBy = [facts.name, ...item.requiredBy].slice(0, 4);
        for (const name of facts.requires) queue.push({ name, requiredBy });
      }
    }
  };
  const isThere = (name: string): boolean => added.has(name) || isInstalled(name);

  drain();
  const companions = table.companions(ecosystem);
  for (let grew = added.size > 0; grew;) {
    grew = false;
    for (const companion of companions) {
      if (isThere(companion.name) || !companion.besides.every(isThere)) continue;
      // What was there before has its companions already.
      if (!companion.besides.some((name) => added.has(name))) continue;
      queue.push({ name: companion.name, requiredBy: companion.besides.slice(0, 1) });
      drain();
      grew = true;
    }
  }
  return { added: [...added.values()], unknown: [...unknown], incomplete };
}
