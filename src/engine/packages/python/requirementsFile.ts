import { parseRequirement, type Requirement } from './requirement.ts';

/** One line of a requirements file, continuations joined and comments gone. */
export type RequirementLine =
  | {
      readonly kind: 'requirement';
      readonly requirement: Requirement;
      /** Whether the line carries `--hash`, which makes the whole file pinned (pip's secure installs). */
      readonly hashed: boolean;
    }
  /** `-r other.txt`, as written. */
  | { readonly kind: 'file'; readonly path: string; readonly constraint: boolean }
  /** `-e path`, a path or an archive: a project of the build context. */
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly extras: readonly string[];
      readonly editable: boolean;
    }
  /** `git+https://...` or a URL of a wheel or archive without a name before it. */
  | { readonly kind: 'url'; readonly url: string; readonly name: string }
  | { readonly kind: 'option'; readonly name: RequirementOption; readonly value: string }
  | { readonly kind: 'unreadable'; readonly text: string };

export type RequirementOption =
  | '--index-url'
  | '--extra-index-url'
  | '--find-links'
  | '--no-index'
  | '--pre'
  | '--only-binary'
  | '--no-binary'
  | '--prefer-binary';

const OPTIONS: Readonly<Record<string, RequirementOption | 'file' | 'constraint' | 'editable'>> = {
  '-i': '--index-url',
  '--index-url': '--index-url',
  '--pypi-url': '--index-url',
  '--extra-index-url': '--extra-index-url',
  '-f': '--find-links',
  '--find-links': '--find-links',
  '--no-index': '--no-index',
  '--pre': '--pre',
  '--only-binary': '--only-binary',
  '--no-binary': '--no-binary',
  '--prefer-binary': '--prefer-binary',
  '-r': 'file',
  '--requirement': 'file',
  '-c': 'constraint',
  '--constraint': 'constraint',
  '-e': 'editable',
  '--editable': 'editable',
};

/**
 * Reads a requirements file (pip: Requirements File Format). Never throws; a line that is nothing known comes back as `unreadable`.
 * @param variable value of an environment variable for `${NAME}`
 */
export function parseRequirementsFile(
  text: string,
  variable: (name: string) => string | undefined = () => undefined,
): RequirementLine[] {
  return logicalLines(text)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) =>
      line.replace(/\$\{([A-Z0-9_]+)\}/g, (all, name: string) => variable(name) ?? all),
    )
    .map(parseLine);
}

function logicalLines(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]*\\\n/g, ' ')
    .split('\n');
}

function parseLine(line: string): RequirementLine {
  const [, flag = '', , value = ''] = /^(--?[a-z][a-z-]*)(\s*=\s*|\s+|$)?(.*)$/i.exec(line) ?? [];
  if (flag !== '') return parseOption(flag, value.trim(), line);
  return parseRequirementWord(line);
}

function parseOption(flag: string, value: string, line: string): RequirementLine {
  // Short options may stick to their value: -rother.txt
  const short = /^-([a-z])(.+)$/.exec(line.split(/\s/)[0] ?? '');
  const stuck = flag.length > 2 && !flag.startsWith('--') && short !== null;
  const name = stuck ? `-${short[1] ?? ''}` : flag;
  const argument = unquote(stuck ? line.slice(2).trim() : value);
  const option = OPTIONS[name];
  if (option === undefined) return { kind: 'unreadable', text: line };
  if (option === 'file' || option === 'constraint') {
    return { kind: 'file', path: argument, constraint: option === 'constraint' };
  }
  if (option === 'editable') return parsePathOrUrl(argument, true);
  return { kind: 'option', name: option, value: argument };
}

/** What stands for one requirement, in a file or on a command line. */
export function parseRequirementWord(text: string): RequirementLine {
  const hashed = /\s--hash[=\s]/.test(text);
  const bare = text
    .replace(/\s--(hash|config-settings?|global-option|install-option)[=\s]\s*\S+/g, '')
    .trim();
  if (isPathOrUrl(bare)) return parsePathOrUrl(bare, false);
  const requirement = parseRequirement(bare);
  if (requirement === null) return { kind: 'unreadable', text: bare };
  return { kind: 'requirement', requirement, hashed };
}

function isPathOrUrl(text: string): boolean {
  if (/^[A-Za-z0-9._-]+\s*(\[[^\]]*\])?\s*@\s/.test(text)) return false;
  return (
    /^(\.|\/|~)/.test(text) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ||
    /^(git|hg|svn|bzr)\+/.test(text) ||
    /^file:/.test(text) ||
    /\.(whl|tar\.gz|tgz|zip|tar\.bz2|tar\.xz)(\[[^\]]*\])?$/.test(text) ||
    /^[^\s=<>!~;@]+\/[^\s=<>!~;]*$/.test(text)
  );
}

function parsePathOrUrl(text: string, editable: boolean): RequirementLine {
  const [place = ''] = text.split(/\s+;/);
  const isUrl =
    /^([a-z][a-z0-9+.-]*:\/\/|(git|hg|svn|bzr)\+)/i.test(place) && !place.startsWith('file:');
  if (isUrl) return { kind: 'url', url: place, name: nameOfUrl(place) };
  const path = place.replace(/^file:(\/\/)?/, '');
  const [, folder = path, extras = ''] = /^(.*?)(?:\[([^\]]*)\])?$/.exec(path) ?? [];
  return {
    kind: 'path',
    path: folder === '' ? '.' : folder,
    extras: extras
      .split(',')
      .map((extra) => extra.trim().toLowerCase())
      .filter((extra) => extra !== ''),
    editable,
  };
}

/** `egg=name` of a VCS URL, else the repository's or the wheel's name. */
function nameOfUrl(url: string): string {
  const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
  if (egg !== undefined) return egg.toLowerCase().replace(/[-_.]+/g, '-');
  const last =
    url
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? url;
  const isWheel = last.endsWith('.whl');
  const name = isWheel ? (last.split('-')[0] ?? last) : last.replace(/(\.git)?(@.*)?$/, '');
  return name
    .replace(/\.(tar\.gz|tgz|zip|tar\.bz2|tar\.xz)$/, '')
    .toLowerCase()
    .replace(/[-_.]+/g, '-');
}

function unquote(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
