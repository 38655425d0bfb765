import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A module's package, also one that lies in the folder of another. */
const PACKAGE = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENSE = /^licen[cs]e/i;
/** What a package has to pass on about others whose code it holds. */
const NOTICES = /^(?:notice|third-?party-?notices)/i;

/**
 * The licences of the packages that a bundle was made of: they ask to go with every copy.
 *
 * @param root the project's folder
 * @param inputs files of the bundle, relative to it
 * @throws when a package carries neither a text nor the name of its licence
 */
export function licensesOf(root: string, inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap((path) => PACKAGE.exec(path) ?? []));
  return [...packages]
    .sort()
    .map((folder) => `${nameOf(folder)}\n\n${textsOf(join(root, folder))}`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function textsOf(folder: string): string {
  const files = readdirSync(folder);
  const text = (pattern: RegExp): string[] =>
    files
      .filter((name) => pattern.test(name))
      .map((name) => `${readFileSync(join(folder, name), 'utf8').trim()}\n`);
  const [license = licenseNamed(folder)] = text(LICENSE);
  return [license, ...text(NOTICES)].join('\n');
}

function licenseNamed(folder: string): string {
  const manifest = join(folder, 'package.json');
  const named = existsSync(manifest)
    ? /"license"\s*:\s*"([^"]+)"/.exec(readFileSync(manifest, 'utf8'))?.[1]
    : undefined;
  if (named === undefined) throw new Error(`no licence in ${folder}`);
  return `${named} (the package has no text of it)\n`;
}
