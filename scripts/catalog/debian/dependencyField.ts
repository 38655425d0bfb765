import { satisfiesRelation, type VersionRelation } from './compareVersions.ts';

/** One alternative of a dependency: `libc6 (>= 2.34)`. */
export interface Alternative {
  readonly name: string;
  readonly relation: VersionRelation | null;
  readonly version: string;
}

const TERM =
  /^\s*([a-z0-9][a-z0-9+.-]*)(?::(\w+))?\s*(?:\(\s*(<<|<=|>=|>>|=|<|>)\s*([^)\s]+)\s*\))?/;

/**
 * Reads a relationship field (Debian Policy 7.1): `a (>= 1) | b, c` becomes two groups.
 * Alternatives for another architecture than amd64 are left out.
 */
export function parseDependencies(field: string): Alternative[][] {
  if (field === '') return [];
  const groups: Alternative[][] = [];
  for (const part of field.split(',')) {
    const group: Alternative[] = [];
    for (const term of part.split('|')) {
      const match = TERM.exec(term);
      const name = match?.[1];
      if (name === undefined || !isNative(match?.[2])) continue;
      group.push({ name, relation: readRelation(match?.[3]), version: match?.[4] ?? '' });
    }
    if (group.length > 0) groups.push(group);
  }
  return groups;
}

function isNative(architecture: string | undefined): boolean {
  return (
    architecture === undefined ||
    architecture === 'any' ||
    architecture === 'amd64' ||
    architecture === 'native'
  );
}

function readRelation(text: string | undefined): VersionRelation | null {
  switch (text) {
    case '<':
    case '<=':
      return '<=';
    case '>':
    case '>=':
      return '>=';
    case '<<':
    case '>>':
    case '=':
      return text;
    default:
      return null;
  }
}

/** Whether a package or a provided name of version `have` (null: provided without a version) meets `wanted`. */
export function meets(have: string | null, wanted: Alternative): boolean {
  if (wanted.relation === null) return true;
  return have !== null && satisfiesRelation(have, wanted.relation, wanted.version);
}
