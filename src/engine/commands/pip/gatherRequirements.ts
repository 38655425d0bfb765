import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { PackageIndex } from '../../packages/python/environment.ts';
import { indexOfUrl } from '../../packages/python/indexes.ts';
import { normalizeName } from '../../packages/python/normalizeName.ts';
import type { Requirement } from '../../packages/python/requirement.ts';
import {
  parseRequirementsFile,
  parseRequirementWord,
  type RequirementLine,
} from '../../packages/python/requirementsFile.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import { readStageText } from './readStageText.ts';

/** Everything that a command line and the files that it names ask for. */
export interface GatheredRequirements {
  readonly requirements: Requirement[];
  readonly constraints: Requirement[];
  /** Folders of projects, absolute. */
  readonly projects: { path: string; extras: readonly string[]; editable: boolean }[];
  /** What is fetched from a URL: its size is not known. */
  readonly urls: { url: string; name: string }[];
  /** Files whose text is not known, as written. */
  readonly missingFiles: { path: string; constraint: boolean }[];
  readonly unreadable: string[];
  /** Of `--index-url` in a file; null when none. */
  indexUrl: PackageIndex | null;
  readonly extraIndexes: PackageIndex[];
  pre: boolean;
  /** Whether every requirement of the files carries hashes or an exact pin, as a lock does. */
  isLocked: boolean;
}

/** Requirement files may include each other; a real set ends after a few. */
const DEEPEST = 8;

export function gatherRequirements(
  words: readonly Word[],
  files: readonly { readonly word: Word; readonly constraint: boolean }[],
  editables: readonly Word[],
  call: Call,
  stage: StageView,
): GatheredRequirements {
  const gathered: GatheredRequirements = {
    requirements: [],
    constraints: [],
    projects: [],
    urls: [],
    missingFiles: [],
    unreadable: [],
    indexUrl: null,
    extraIndexes: [],
    pre: false,
    isLocked: false,
  };
  let hashed = 0;
  const take = (
    line: RequirementLine,
    folder: string,
    constraint: boolean,
    depth: number,
  ): void => {
    switch (line.kind) {
      case 'requirement':
        (constraint ? gathered.constraints : gathered.requirements).push(line.requirement);
        if (line.hashed) hashed += 1;
        break;
      case 'file':
        readFile(line.path, folder, constraint || line.constraint, depth + 1);
        break;
      case 'path':
        takePath(line, normalizePath(line.path, folder));
        break;
      case 'url':
        takeUrl(line, gathered);
        break;
      case 'option':
        takeOption(line, gathered);
        break;
      case 'unreadable':
        gathered.unreadable.push(line.text);
        break;
    }
  };

  function takePath(line: Extract<RequirementLine, { kind: 'path' }>, path: string): void {
    const wheel = wheelRequirement(path, line.extras);
    if (wheel !== null) gathered.requirements.push(wheel);
    else gathered.projects.push({ path, extras: line.extras, editable: line.editable });
  }

  function readFile(path: string, folder: string, constraint: boolean, depth: number): void {
    const absolute = normalizePath(path, folder);
    const isStdin = path === '-' || path === '/dev/stdin';
    const text = isStdin
      ? call.stdin.kind === 'text'
        ? call.stdin.text
        : undefined
      : readStageText(absolute, stage);
    if (text === undefined || depth > DEEPEST) {
      gathered.missingFiles.push({ path: absolute, constraint });
      return;
    }
    const below = absolute.replace(/\/[^/]*$/, '') || '/';
    const lines = parseRequirementsFile(text, (name) => call.env.get(name));
    // Paths in a requirements file are taken from where pip runs; includes from the file.
    for (const line of lines) {
      take(line, line.kind === 'file' ? below : call.cwd, constraint, depth);
    }
  }

  for (const word of words) {
    if (word.text !== '') take(parseRequirementWord(word.text), call.cwd, false, 0);
  }
  for (const word of editables) {
    const line = parseRequirementWord(word.text);
    take(line.kind === 'path' ? { ...line, editable: true } : line, call.cwd, false, 0);
  }
  for (const { word, constraint } of files) readFile(word.text, call.cwd, constraint, 0);
  gathered.isLocked = hashed > 0 && hashed === gathered.requirements.length;
  return gathered;
}

function takeUrl(
  line: Extract<RequirementLine, { kind: 'url' }>,
  gathered: GatheredRequirements,
): void {
  const wheel = wheelRequirement(line.url.replace(/[?#].*$/, ''), []);
  if (wheel === null) gathered.urls.push({ url: line.url, name: line.name });
  else {
    gathered.requirements.push(wheel);
    const index = indexOfUrl(line.url);
    if (index.kind === 'known') gathered.extraIndexes.push(index);
  }
}

function takeOption(
  line: Extract<RequirementLine, { kind: 'option' }>,
  gathered: GatheredRequirements,
): void {
  switch (line.name) {
    case '--index-url':
      gathered.indexUrl = indexOfUrl(line.value);
      break;
    case '--extra-index-url':
      gathered.extraIndexes.push(indexOfUrl(line.value));
      break;
    case '--find-links': {
      const index = indexOfUrl(line.value);
      if (index.kind === 'known') gathered.extraIndexes.push(index);
      break;
    }
    case '--pre':
      gathered.pre = true;
      break;
    case '--no-index':
    case '--only-binary':
    case '--no-binary':
    case '--prefer-binary':
      break;
  }
}

/** A wheel file names its distribution and version (PEP 427). */
function wheelRequirement(path: string, extras: readonly string[]): Requirement | null {
  const file = decodeURIComponentSafe(path.split('/').at(-1) ?? '');
  const [, name, version] =
    /^([A-Za-z0-9._]+)-([^-]+)(?:-\d[^-]*)?-[^-]+-[^-]+-[^-]+\.whl$/.exec(file) ?? [];
  if (name === undefined || version === undefined) return null;
  return { name: normalizeName(name), extras, range: `==${version}`, marker: null, url: null };
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
