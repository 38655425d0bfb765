import { normalizeName } from './normalizeName.ts';
import { parseRequirement, type Requirement } from './requirement.ts';
import { readOnce } from '../readOnce.ts';
import { listOf, readToml, tableOf, textOf, textsOf, type TomlTable } from './readToml.ts';

/** What a Python project says of itself. */
export interface PythonProjectFile {
  readonly name: string | null;
  readonly requirements: readonly Requirement[];
  /** Requirements by extra. */
  readonly extras: ReadonlyMap<string, readonly Requirement[]>;
  /** Requirements by dependency group (PEP 735, Poetry groups, uv's dev-dependencies, PDM's). */
  readonly groups: ReadonlyMap<string, readonly Requirement[]>;
  /** Groups that are installed unless told otherwise. */
  readonly defaultGroups: readonly string[];
  /** Console scripts. */
  readonly scripts: number;
  /** uv: the index that a distribution is taken from, by name; and all indexes with a URL. */
  readonly sources: ReadonlyMap<string, string>;
  readonly indexUrls: readonly string[];
  /** Line where the file stops being readable; null when all of it was read. */
  readonly brokenAt: number | null;
  /** What pip and uv install into the environment that builds it (PEP 518); setuptools where nothing is said. */
  readonly buildRequirements: readonly Requirement[];
  /** Whether the project itself is installed: it has a build system or Poetry's package mode. */
  readonly isPackage: boolean;
}

/** Reads a pyproject.toml: PEP 621, PEP 735, and the tables of Poetry, PDM and uv. Never throws. */
export const readPyproject = readOnce((text): PythonProjectFile => {
  const { table, brokenAt } = readToml(text);
  const project = tableOf(table['project']);
  const tool = tableOf(table['tool']);
  const poetry = tableOf(tool['poetry']);
  const uv = tableOf(tool['uv']);
  const groups = new Map<string, Requirement[]>();
  readGroups(tableOf(table['dependency-groups']), groups);
  addTo(groups, 'dev', requirements(textsOf(uv['dev-dependencies'])));
  for (const [name, list] of Object.entries(tableOf(tableOf(tool['pdm'])['dev-dependencies']))) {
    addTo(groups, normalizeName(name), requirements(textsOf(list)));
  }
  addTo(groups, 'dev', poetryRequirements(tableOf(poetry['dev-dependencies'])));
  for (const [name, group] of Object.entries(tableOf(poetry['group']))) {
    addTo(groups, normalizeName(name), poetryRequirements(tableOf(tableOf(group)['dependencies'])));
  }
  const own = poetryRequirements(tableOf(poetry['dependencies']));
  const extras = new Map<string, readonly Requirement[]>();
  for (const [name, list] of Object.entries(tableOf(project['optional-dependencies']))) {
    extras.set(normalizeName(name), requirements(textsOf(list)));
  }
  const optional = optionalNames(tableOf(poetry['dependencies']));
  for (const [name, list] of Object.entries(tableOf(poetry['extras']))) {
    const names = new Set(textsOf(list).map(normalizeName));
    extras.set(
      normalizeName(name),
      own.filter((one) => names.has(one.name)),
    );
  }
  return {
    name: textOf(project['name']) ?? textOf(poetry['name']),
    requirements: [
      ...requirements(textsOf(project['dependencies'])),
      ...own.filter((one) => !optional.has(one.name)),
    ],
    extras,
    groups,
    defaultGroups: defaultGroups(uv, poetry, groups),
    scripts:
      Object.keys(tableOf(project['scripts'])).length +
      Object.keys(tableOf(poetry['scripts'])).length,
    sources: sourcesOf(uv),
    indexUrls: listOf(uv['index']).flatMap((index) => textOf(tableOf(index)['url']) ?? []),
    brokenAt,
    buildRequirements: buildRequirements(table),
    isPackage: isPackage(table, uv, poetry),
  };
});

/** What pip assumes of a project without a build system (pip documentation, Build System Interface). */
const SETUPTOOLS = ['setuptools>=40.8.0'];

function buildRequirements(table: TomlTable): readonly Requirement[] {
  const build = tableOf(table['build-system']);
  return requirements('requires' in build ? textsOf(build['requires']) : SETUPTOOLS);
}

function isPackage(table: TomlTable, uv: TomlTable, poetry: TomlTable): boolean {
  if (typeof uv['package'] === 'boolean') return uv['package'];
  if (poetry['package-mode'] === false) return false;
  return 'build-system' in table || Object.keys(poetry).length > 0;
}

/** uv installs `dev` by default, or what `default-groups` names; Poetry every group that is not optional. */
function defaultGroups(
  uv: TomlTable,
  poetry: TomlTable,
  groups: ReadonlyMap<string, readonly Requirement[]>,
): string[] {
  if (uv['default-groups'] === 'all') return [...groups.keys()];
  if (Array.isArray(uv['default-groups'])) return textsOf(uv['default-groups']);
  const poetryGroups = tableOf(poetry['group']);
  const fromPoetry = Object.entries(poetryGroups)
    .filter(([, group]) => tableOf(group)['optional'] !== true)
    .map(([name]) => normalizeName(name));
  return [...new Set(['dev', ...fromPoetry])];
}

function addTo(
  groups: Map<string, Requirement[]>,
  name: string,
  more: readonly Requirement[],
): void {
  if (more.length > 0) groups.set(name, [...(groups.get(name) ?? []), ...more]);
}

/** PEP 735: lists of requirements that may include other groups. */
function readGroups(table: TomlTable, groups: Map<string, Requirement[]>): void {
  const byName = new Map(
    Object.entries(table).map(([name, list]) => [normalizeName(name), listOf(list)]),
  );
  const collect = (name: string, seen: readonly string[]): Requirement[] =>
    (byName.get(name) ?? []).flatMap((item) => {
      if (typeof item === 'string') return requirements([item]);
      const included = textOf(tableOf(item)['include-group']);
      const next = included === null ? null : normalizeName(included);
      return next === null || seen.includes(next) ? [] : collect(next, [...seen, next]);
    });
  for (const name of byName.keys()) groups.set(name, collect(name, [name]));
}

function requirements(texts: readonly string[]): Requirement[] {
  return texts.map(parseRequirement).filter((one) => one !== null);
}

function sourcesOf(uv: TomlTable): Map<string, string> {
  const urls = new Map<string, string>();
  for (const index of listOf(uv['index'])) {
    const { name, url } = tableOf(index);
    if (typeof name === 'string' && typeof url === 'string') urls.set(name, url);
  }
  const sources = new Map<string, string>();
  for (const [name, source] of Object.entries(tableOf(uv['sources']))) {
    for (const one of Array.isArray(source) ? source : [source]) {
      const index = textOf(tableOf(one)['index']);
      const url = index === null ? undefined : urls.get(index);
      if (url !== undefined) sources.set(normalizeName(name), url);
    }
  }
  return sources;
}

function optionalNames(table: TomlTable): Set<string> {
  return new Set(
    Object.entries(table)
      .filter(([, value]) => tableOf(value)['optional'] === true)
      .map(([name]) => normalizeName(name)),
  );
}

/** Poetry's own notation: `"^1.2"`, `{version = "...", extras = [...], markers = "..."}`, or a list of these. */
export function poetryRequirements(table: TomlTable): Requirement[] {
  return Object.entries(table)
    .filter(([name]) => name.toLowerCase() !== 'python')
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((one) => {
        const details = typeof one === 'string' ? { version: one } : tableOf(one);
        if (textOf(details['path']) !== null) return [];
        const url = textOf(details['git']) ?? textOf(details['url']);
        const extras = textsOf(details['extras']);
        const markers = textOf(details['markers']);
        const head = `${name}${extras.length > 0 ? `[${extras.join(',')}]` : ''}`;
        const range = url === null ? caretToRange(textOf(details['version']) ?? '*') : ` @ ${url}`;
        return requirements([`${head}${range}${markers === null ? '' : ` ; ${markers}`}`]);
      }),
    );
}

/** Caret and tilde requirements as PEP 440 ranges (Poetry: Dependency specification). */
export function caretToRange(text: string): string {
  return text
    .split(',')
    .map((part) => part.trim())
    .map((part) => {
      const [, sign = '', version = ''] = /^(\^|~(?!=))?\s*(.*)$/.exec(part) ?? [];
      if (part === '*' || part === '') return '';
      const numbers = version.split('.').map(Number);
      if (sign === '^') {
        const first = numbers.findIndex((number) => number > 0);
        const at = first < 0 ? numbers.length - 1 : first;
        return `>=${version},<${next(numbers, at)}`;
      }
      if (sign === '~') return `>=${version},<${next(numbers, numbers.length > 1 ? 1 : 0)}`;
      return /^[\d]/.test(part) ? `==${part}` : part;
    })
    .filter((part) => part !== '' && !part.includes('NaN'))
    .join(',');
}

function next(numbers: readonly number[], at: number): string {
  return numbers
    .slice(0, at + 1)
    .map((number, place) => (place === at ? number + 1 : number))
    .join('.');
}

/** Reads setup.cfg, or the literal lists of a setup.py. */
export function readSetup(text: string, file: 'setup.py' | 'setup.cfg'): PythonProjectFile {
  const block =
    file === 'setup.cfg'
      ? /^install_requires\s*=\s*((?:.*\n?(?=[ \t]+\S|$)|[ \t]+.*\n?)*)/m.exec(text)?.[1]
      : /install_requires\s*=\s*\[([^\]]*(?:\[[^\]]*\][^\]]*)*)\]/.exec(text)?.[1];
  const lines =
    file === 'setup.cfg'
      ? (block ?? '').split('\n')
      : [...(block ?? '').matchAll(/(['"])(.*?)\1/g)].map((match) => match[2] ?? '');
  const name =
    file === 'setup.cfg'
      ? /^name\s*=\s*(.+)$/m.exec(text)?.[1]?.trim()
      : /name\s*=\s*(['"])(.*?)\1/.exec(text)?.[2];
  return {
    name: name ?? null,
    requirements: requirements(
      lines.map((line) => line.replace(/#.*$/, '').trim()).filter((line) => line !== ''),
    ),
    extras: new Map(),
    groups: new Map(),
    defaultGroups: [],
    scripts: 0,
    sources: new Map(),
    indexUrls: [],
    brokenAt: null,
    buildRequirements: requirements(SETUPTOOLS),
    isPackage: true,
  };
}
