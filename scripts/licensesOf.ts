import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that a bundle was made of: they ask to go with every copy.
 *
 * @param root the project's folder
 * @param inputs files of the bundle, relative to it
 * @throws when a package carries neither a text nor the name of its licence
 */
export function licensesOf(root: string, inputs: readonly string[]): string {
  const packages = new Set(
    inputs.flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  );
  return [...packages]
    .sort()
    .map((folder) => `${folder.slice('node_modules/'.length)}\n\n${licenseOf(join(root, folder))}`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file !== undefined) return `${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  const manifest = join(folder, 'package.json');
  const named = existsSync(manifest)
    ? /"license"\s*:\s*"([^"]+)"/.exec(readFileSync(manifest, 'utf8'))?.[1]
    : undefined;
  if (named === undefined) throw new Error(`no licence in ${folder}`);
  return `${named} (the package has no text of it)\n`;
}
