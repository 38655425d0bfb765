import { normalizeName } from '../../packages/python/normalizeName.ts';
import { DOCKERFILE } from './applyEdits.ts';
import { contextFile } from './contextFile.ts';
import { readInstallWords } from './installWords.ts';
import { pipInstallOf } from './isCommand.ts';
import type { LocatedCommand } from './locateCommands.ts';
import type { Scene } from '../rewrite.ts';

/** A requirement where it is written: a word of a command, or a line of a requirements file. */
export interface RequirementPlace {
  readonly command: LocatedCommand;
  /** `Dockerfile` or a key of the workspace's files. */
  readonly file: string;
  /** Offsets of the requirement without quotes, comment and blanks. */
  readonly start: number;
  readonly end: number;
  /** Where the name with its extras ends, and where the range after it does. */
  readonly extrasEnd: number;
  readonly rangeEnd: number;
  /** Normalised. */
  readonly name: string;
  /** `[standard]`, as written; empty without. */
  readonly extras: string;
  /** `==2.7.0`, as written without blanks; empty for any version. */
  readonly range: string;
}

/** Files that include each other end after a few. */
const DEEPEST = 4;

/** Every requirement that pip and uv pip are asked for by name, where its text can be edited. Hashed files are left alone. */
export function requirementPlaces(scene: Scene): readonly RequirementPlace[] {
  return scene.commands.flatMap((command) => {
    const install = pipInstallOf(command);
    if (install === null) return [];
    const words = readInstallWords(install.rest);
    const { dockerfile } = scene.workspace;
    const inline = words.requirements.flatMap((word) => {
      if (word.text === null) return [];
      const written = dockerfile.slice(word.start, word.end);
      const quoted = /^['"]/.test(written) ? 1 : 0;
      const inner = written.slice(quoted, written.length - quoted);
      // A word with quotes or escapes inside is not what is written.
      if (inner !== word.text) return [];
      return readPlace(inner, word.start + quoted, DOCKERFILE, command);
    });
    const seen = new Set<string>();
    const listed = words.files.flatMap((word) =>
      word.text === null ? [] : ofFile(word.text.replace(/^--[\w-]+=/, ''), scene, command, seen),
    );
    return [...inline, ...listed];
  });
}

function ofFile(
  path: string,
  scene: Scene,
  command: LocatedCommand,
  seen: Set<string>,
): readonly RequirementPlace[] {
  const key = contextFile(path, scene.workspace);
  if (key === undefined || seen.has(key) || seen.size >= DEEPEST) return [];
  seen.add(key);
  const text = scene.workspace.files?.[key] ?? '';
  if (/\s--hash[=\s]/.test(text)) return [];
  const places: RequirementPlace[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const nested = /^\s*(?:-r|--requirement)[\s=]+(\S+)/.exec(line)?.[1];
    if (nested !== undefined) places.push(...ofFile(nested, scene, command, seen));
    else {
      const [, blanks = '', body = ''] = /^(\s*)([^#\s-](?:(?!\s#).)*)/.exec(line) ?? [];
      places.push(...readPlace(body.trimEnd(), offset + blanks.length, key, command));
    }
    offset += line.length + 1;
  }
  return places;
}

function readPlace(
  text: string,
  start: number,
  file: string,
  command: LocatedCommand,
): readonly RequirementPlace[] {
  const parts =
    /^([A-Za-z0-9][A-Za-z0-9._-]*)(\s*\[[^\]]*\])?((?:\s*[=<>~!]=?=?\s*[^;\s,]+\s*,?)*)(?:\s*;.*)?$/.exec(
      text,
    );
  if (parts === null) return [];
  const [, name = '', extras = '', range = ''] = parts;
  // A path or an archive is no requirement by name.
  if (/\.(whl|zip|txt)$|\.tar\.\w+$/.test(name)) return [];
  const extrasEnd = start + name.length + extras.length;
  return [
    {
      command,
      file,
      start,
      end: start + text.length,
      extrasEnd,
      rangeEnd: extrasEnd + range.trimEnd().length,
      name: normalizeName(name),
      extras: extras.trim(),
      range: range.replace(/\s+/g, ''),
    },
  ];
}
