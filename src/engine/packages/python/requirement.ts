import { parseMarker, type Marker } from './marker.ts';
import { normalizeName } from './normalizeName.ts';

/** One requirement (PEP 508). */
export interface Requirement {
  /** Normalised. */
  readonly name: string;
  /** Normalised, sorted. */
  readonly extras: readonly string[];
  /** `>=1,<2`; empty for any version. */
  readonly range: string;
  readonly marker: Marker | null;
  /** Of a direct reference, `name @ https://...`; null for what an index serves. */
  readonly url: string | null;
}

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/;

/**
 * Reads a requirement as in METADATA, a requirements file or a command line.
 * @returns null when the text is none: a path, a bare URL, an option
 */
export function parseRequirement(text: string): Requirement | null {
  const head = NAME.exec(text.trim());
  if (head === null) return null;
  const rest = text.trim().slice(head[0].length);
  const extras = (head[2] ?? '')
    .split(',')
    .map((extra) => normalizeName(extra.trim()))
    .filter((extra) => extra !== '')
    .sort();
  const name = normalizeName(head[1] ?? '');
  if (rest.startsWith('@')) {
    const [url, marker] = splitMarker(rest.slice(1).trim(), /\s;/);
    if (url === '') return null;
    return { name, extras, range: '', marker: markerOf(marker), url };
  }
  const [specifier, marker] = splitMarker(rest, /;/);
  const range = readRange(specifier);
  return range === null ? null : { name, extras, range, marker: markerOf(marker), url: null };
}

function splitMarker(text: string, separator: RegExp): [string, string | undefined] {
  const at = text.search(separator);
  if (at < 0) return [text.trim(), undefined];
  return [text.slice(0, at).trim(), text.slice(at).replace(/^\s*;/, '').trim()];
}

/** A marker that cannot be read is left out: the requirement then counts, which is what a reader would expect. */
function markerOf(text: string | undefined): Marker | null {
  return text === undefined ? null : parseMarker(text);
}

function readRange(specifier: string): string | null {
  const inner = specifier.replace(/^\((.*)\)$/, '$1');
  const parts = inner
    .split(',')
    .map((part) => part.replace(/\s+/g, ''))
    .filter((part) => part !== '');
  return parts.every((part) => /^(===|==|~=|!=|<=|>=|<|>)[^=<>~!]/.test(part))
    ? parts.join(',')
    : null;
}
