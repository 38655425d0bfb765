/** Bundles the command line into dist-cli/ with its catalog beside it: one file that needs Node and nothing else. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
// Another folder may be named, so that a test leaves what lies in the project alone.
const target = process.argv[2] ?? join(root, 'dist-cli');

rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: [join(root, 'src/cli/plimsoll.ts')],
  outfile: join(target, 'plimsoll.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // The ES modules of packages that have both: their CommonJS twins come with a loader that no bundler can follow.
  mainFields: ['module', 'main'],
  // @balena/dockerignore asks for Node's path with require(), which an ES module has not by itself.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  legalComments: 'eof',
});
cpSync(join(root, 'public/catalog'), join(target, 'catalog'), { recursive: true });
rmSync(join(target, 'catalog/stamp.json'), { force: true });
