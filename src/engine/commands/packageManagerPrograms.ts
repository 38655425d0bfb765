import { apk } from './distributions/apk.ts';
import { bun } from './node/bun.ts';
import { bundle } from './languages/bundle.ts';
import { cargo } from './languages/cargo.ts';
import { composer } from './languages/composer.ts';
import { conda } from './conda/conda.ts';
import { corepack } from './node/corepack.ts';
import { dnf } from './distributions/dnf.ts';
import { dotnet } from './languages/dotnet.ts';
import { gem } from './languages/gem.ts';
import { go } from './languages/go.ts';
import { huggingfaceCli } from './models/huggingfaceCli.ts';
import { jupyter } from './python/jupyter.ts';
import { maven } from './languages/maven.ts';
import { micromamba } from './conda/micromamba.ts';
import { npm } from './node/npm.ts';
import { npx } from './node/npx.ts';
import { ollama } from './models/ollama.ts';
import { pacman } from './distributions/pacman.ts';
import { php } from './languages/php.ts';
import { playwright } from './node/playwright.ts';
import { pnpm } from './node/pnpm.ts';
import type { Program } from './program.ts';
import { rpm } from './distributions/rpm.ts';
import { rustup } from './languages/rustup.ts';
import { yarn } from './node/yarn.ts';
import { zypper } from './distributions/zypper.ts';

/** Package managers other than apt, pip and uv, and programs that download models and browsers. */
export const packageManagerPrograms: readonly Program[] = [
  npm,
  yarn,
  pnpm,
  npx,
  bun,
  corepack,
  apk,
  conda,
  micromamba,
  dnf,
  rpm,
  zypper,
  pacman,
  huggingfaceCli,
  ollama,
  playwright,
  go,
  cargo,
  rustup,
  gem,
  bundle,
  composer,
  php,
  maven,
  dotnet,
  jupyter,
];
