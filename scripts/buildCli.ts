/**
 * Bundles the command line into dist-cli/ with its catalog beside it: a package of its own, which needs Node and nothing else. What the
 * page depends on is in the bundle or not needed, so `npm install` of the package fetches nothing.
 */
import { copyFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };
import { licensesOf } from './licensesOf.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
// Another folder may be named, so that a test leaves what lies in the project alone.
const target = process.argv[2] ?? join(root, 'dist-cli');

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [join(root, 'src/cli/plimsoll.ts')],
  outfile: join(target, 'plimsoll.js'),
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // The ES modules of packages that have both: their CommonJS twins come with a loader that no bundler can follow.
  mainFields: ['module', 'main'],
  // @balena/dockerignore asks for Node's path with require(), which an ES module has not by itself.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  legalComments: 'none',
});
cpSync(join(root, 'public/catalog'), join(target, 'catalog'), { recursive: true });
rmSync(join(target, 'catalog/stamp.json'), { force: true });
cpSync(join(root, 'public/schema'), join(target, 'schema'), { recursive: true });

const { name, version, description, license, engines } = packageJson;
writeJson('package.json', {
  name,
  version,
  description,
  license,
  keywords: ['dockerfile', 'docker', 'image', 'size', 'layers', 'lint'],
  type: 'module',
  engines,
  bin: { [name]: 'plimsoll.js' },
});
copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
writeFileSync(
  join(target, 'THIRD-PARTY-LICENSES.txt'),
  licensesOf(root, Object.keys(metafile.inputs)),
);
writeFileSync(join(target, 'README.md'), readme());

function writeJson(file: string, content: unknown): void {
  writeFileSync(join(target, file), `${JSON.stringify(content, null, 2)}\n`);
}

/** How the command is called: as it says itself. */
function readme(): string {
  const usage = readFileSync(join(root, 'src/cli/usage.ts'), 'utf8');
  const text = /`([^]*)`/.exec(usage)?.[1] ?? '';
  return `# ${name}\n\n${description}\n\n\`\`\`text\n${text}\`\`\`\n`;
}
