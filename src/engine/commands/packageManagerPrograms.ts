import { apk } from './apk.ts';
import { bun } from './bun.ts';
import { bundle } from './bundle.ts';
import { cargo } from './cargo.ts';
import { composer } from './composer.ts';
import { conda } from './conda.ts';
import { corepack } from './corepack.ts';
import { dnf } from './dnf.ts';
import { dotnet } from './dotnet.ts';
import { gem } from './gem.ts';
import { go } from './go.ts';
import { huggingfaceCli } from './huggingfaceCli.ts';
import { jupyter } from './jupyter.ts';
import { maven } from './maven.ts';
import { micromamba } from './micromamba.ts';
import { npm } from './npm.ts';
import { npx } from './npx.ts';
import { ollama } from './ollama.ts';
import { pacman } from './pacman.ts';
import { php } from './php.ts';
import { playwright } from './playwright.ts';
import { pnpm } from './pnpm.ts';
import type { Program } from './program.ts';
import { rpm } from './rpm.ts';
import { rustup } from './rustup.ts';
import { yarn } from './yarn.ts';
import { zypper } from './zypper.ts';

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
