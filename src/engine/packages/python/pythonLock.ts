import type { Marker } from './marker.ts';
import { normalizeName } from './normalizeName.ts';
import { parseMarker } from './marker.ts';
import { parseRequirement } from './requirement.ts';
import { readOnce } from '../readOnce.ts';
import { listOf, readToml, tableOf, textOf, textsOf, type TomlTable } from './readToml.ts';

export type LockKind = 'uv' | 'poetry' | 'pdm' | 'pipenv';

/** A dependency inside a lock. */
export interface LockedDependency {
  readonly name: string;
  /** Only where the lock holds several versions of the name. */
  readonly version: string | null;
  readonly marker: Marker | null;
  readonly extras: readonly string[];
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `registry`: an index serves it. `project`: a folder, the project itself or a workspace member. `url`: a repository or archive. */
  readonly source: 'registry' | 'project' | 'url';
  /** Whether it is the project in the lock's own folder. */
  readonly isRoot: boolean;
  /** URL of the registry, where the lock tells. */
  readonly registry: string | null;
  readonly dependencies: readonly LockedDependency[];
  readonly extras: ReadonlyMap<string, readonly LockedDependency[]>;
  /** Development groups of a project in uv.lock. */
  readonly groups: ReadonlyMap<string, readonly LockedDependency[]>;
  /** Groups that hold the package (Poetry 2, PDM, Pipfile); null where reachability tells. */
  readonly inGroups: readonly string[] | null;
  readonly marker: Marker | null;
  readonly optional: boolean;
  readonly files: readonly { readonly file: string; readonly bytes: number | null }[];
}

export interface PythonLock {
  readonly kind: LockKind;
  readonly packages: readonly LockedPackage[];
  /** Extras of the project by name (Poetry). */
  readonly extras: ReadonlyMap<string, readonly string[]>;
  /** Line where the file stops being readable; null when all of it was read. */
  readonly brokenAt: number | null;
}

/** Reads a lock file. Of one that is cut short, what stands before the break. Never throws. */
export function readPythonLock(text: string, kind: LockKind): PythonLock {
  return READERS[kind](text);
}

const READERS: Readonly<Record<LockKind, (text: string) => PythonLock>> = {
  uv: readOnce((text) => readTomlLock(text, 'uv')),
  poetry: readOnce((text) => readTomlLock(text, 'poetry')),
  pdm: readOnce((text) => readTomlLock(text, 'pdm')),
  pipenv: readOnce((text) => readPipfileLock(text)),
};

function readTomlLock(text: string, kind: LockKind): PythonLock {
  const { table, brokenAt } = readToml(text);
  const packages = listOf(table['package']).map((one) => readPackage(tableOf(one), kind));
  const extras = new Map<string, readonly string[]>();
  for (const [name, list] of Object.entries(tableOf(table['extras']))) {
    extras.set(normalizeName(name), textsOf(list).map(normalizeName));
  }
  return { kind, packages: packages.filter((one) => one.name !== ''), extras, brokenAt };
}

function readPackage(table: TomlTable, kind: LockKind): LockedPackage {
  const source = tableOf(table['source']);
  const extras = new Map<string, readonly LockedDependency[]>();
  const groups = new Map<string, readonly LockedDependency[]>();
  for (const [name, list] of Object.entries(tableOf(table['optional-dependencies']))) {
    extras.set(normalizeName(name), uvDependencies(list));
  }
  for (const key of ['dev-dependencies', 'dependency-groups']) {
    for (const [name, list] of Object.entries(tableOf(table[key]))) {
      groups.set(normalizeName(name), uvDependencies(list));
    }
  }
  if (kind === 'poetry') {
    for (const [name, list] of Object.entries(tableOf(table['extras']))) {
      extras.set(normalizeName(name), textDependencies(textsOf(list)));
    }
  }
  const inGroups = textsOf(table['groups']);
  const category = textOf(table['category']);
  const markers = textOf(table['markers']) ?? textOf(table['marker']);
  return {
    name: normalizeName(textOf(table['name']) ?? ''),
    version: textOf(table['version']) ?? '0',
    source: sourceKind(source),
    isRoot: source['virtual'] === '.' || source['editable'] === '.',
    registry: textOf(source['registry']) ?? textOf(source['url']),
    dependencies: dependenciesOf(table, kind),
    extras,
    groups,
    inGroups:
      inGroups.length > 0 ? inGroups.map(normalizeName) : category === null ? null : [category],
    marker: markers === null ? null : parseMarker(markers),
    optional: table['optional'] === true,
    files: [
      ...listOf(table['wheels']).map(fileOf),
      ...listOf(table['files']).map(fileOf),
      ...('sdist' in table ? [fileOf(table['sdist'])] : []),
    ].filter((one) => one.file !== ''),
  };
}

function sourceKind(source: TomlTable): LockedPackage['source'] {
  const type = textOf(source['type']);
  if (['virtual', 'editable', 'directory', 'path'].some((key) => key in source)) return 'project';
  if (type === 'directory' || type === 'file') return 'project';
  if ('git' in source || type === 'git' || type === 'url') return 'url';
  return 'url' in source && type === null ? 'url' : 'registry';
}

function fileOf(value: unknown): { file: string; bytes: number | null } {
  const table = tableOf(value);
  const place = textOf(table['file']) ?? textOf(table['url']) ?? textOf(table['path']) ?? '';
  const size = table['size'];
  const bytes = typeof size === 'number' ? size : typeof size === 'bigint' ? Number(size) : null;
  return { file: place.replace(/[?#].*$/, '').replace(/^.*\//, ''), bytes };
}

function dependenciesOf(table: TomlTable, kind: LockKind): LockedDependency[] {
  const value = table['dependencies'];
  if (kind === 'uv') return uvDependencies(value);
  if (kind === 'pdm') return textDependencies(textsOf(value));
  return Object.entries(tableOf(value)).flatMap(([name, constraint]) =>
    (Array.isArray(constraint) ? (constraint as readonly unknown[]) : [constraint]).flatMap(
      (one) => {
        const details = tableOf(one);
        if (details['optional'] === true) return [];
        const markers = textOf(details['markers']);
        return [
          {
            name: normalizeName(name),
            version: null,
            marker: markers === null ? null : parseMarker(markers),
            extras: textsOf(details['extras']).map(normalizeName),
          },
        ];
      },
    ),
  );
}

function uvDependencies(value: unknown): LockedDependency[] {
  return listOf(value).map((one) => {
    const table = tableOf(one);
    const marker = textOf(table['marker']);
    return {
      name: normalizeName(textOf(table['name']) ?? ''),
      version: textOf(table['version']),
      marker: marker === null ? null : parseMarker(marker),
      extras: textsOf(table['extra']).map(normalizeName),
    };
  });
}

function textDependencies(texts: readonly string[]): LockedDependency[] {
  return texts.flatMap((text) => {
    const parsed = parseRequirement(text);
    if (parsed === null) return [];
    return [{ name: parsed.name, version: null, marker: parsed.marker, extras: parsed.extras }];
  });
}

/** Pipfile.lock is JSON: what to install, by group, everything pinned. */
function readPipfileLock(text: string): PythonLock {
  const empty: PythonLock = { kind: 'pipenv', packages: [], extras: new Map(), brokenAt: 1 };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return empty;
  }
  const packages = ['default', 'develop'].flatMap((group) =>
    Object.entries(tableOf(tableOf(json)[group])).map(([name, value]): LockedPackage => {
      const details = tableOf(value);
      const markers = textOf(details['markers']);
      const version = textOf(details['version']);
      return {
        name: normalizeName(name),
        version: (version ?? '0').replace(/^==+/, ''),
        source: version === null ? ('path' in details ? 'project' : 'url') : 'registry',
        registry: null,
        isRoot: false,
        dependencies: [],
        extras: new Map(),
        groups: new Map(),
        inGroups: [group === 'default' ? 'main' : 'dev'],
        marker: markers === null ? null : parseMarker(markers),
        optional: false,
        files: [],
      };
    }),
  );
  return { kind: 'pipenv', packages, extras: new Map(), brokenAt: null };
}
