import { DOCKERFILE } from '../edits/applyEdits.ts';
import { subcommandOf } from '../edits/isCommand.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { isWholeStep, removeSteps, stepsOf } from '../edits/runChain.ts';
import type { TextEdit } from '../../report.ts';

/** Debian's names of packages that images install on Alpine to run (packages.debian.org beside pkgs.alpinelinux.org). */
const DEBIAN: Readonly<Record<string, string>> = {
  bash: 'bash',
  'ca-certificates': 'ca-certificates',
  curl: 'curl',
  ffmpeg: 'ffmpeg',
  git: 'git',
  jpeg: 'libjpeg62-turbo',
  libgomp: 'libgomp1',
  libpq: 'libpq5',
  'libstdc++': 'libstdc++6',
  openssl: 'openssl',
  'openssh-client': 'openssh-client',
  'postgresql-client': 'postgresql-client',
  'postgresql-libs': 'libpq5',
  tzdata: 'tzdata',
};

/** Only needed to compile, which wheels for glibc make needless. */
const BUILDS =
  /^(build-base|gcc|g\+\+|make|cmake|musl-dev|linux-headers|python3-dev|gfortran|cargo|rust|libffi-dev|openssl-dev|openblas-dev|jpeg-dev|zlib-dev|freetype-dev|libc-dev|autoconf|automake|libtool|pkgconfig|pkgconf|patchelf|ninja)$/;

/** Commands that busybox and apk know in another way. */
const BUSYBOX = /\b(adduser|addgroup|su-exec|apk (del|fix|upgrade)|\/etc\/apk|gcompat|musl)\b/;

/** Packages without musllinux wheels are compiled on Alpine, slowly, with compilers that outweigh Debian. */
export const alpineToSlim: Rewrite = {
  id: 'alpine-to-slim',
  isStructural: true,
  find(scene) {
    const { dockerfile, report, workspace } = scene;
    const [stage] = dockerfile.stages;
    const parts = /^((?:docker\.io\/)?(?:library\/)?python:)(?:(\d[\w.]*)-)?alpine[\d.]*$/.exec(
      stage?.from.image ?? '',
    );
    const compiles = report.findings.some(({ id }) => id === 'no-wheel-for-musl');
    if (stage === undefined || dockerfile.stages.length > 1 || parts === null || !compiles)
      return [];
    const text = workspace.dockerfile.replace(/^\s*#.*$/gm, '').replace(/musl-dev/g, '');
    if (BUSYBOX.test(text)) return [];
    const translated = translate(scene);
    if (translated === null) return [];
    const [, name = '', version] = parts;
    const image = `${name}${version === undefined ? '' : `${version}-`}slim`;
    const { start, end, line, endLine } = stage.from.imageRange;
    const proposal: Proposal = {
      title: `Start from ${image}`,
      why: 'Not all packages have wheels for Alpine’s musl, so pip compiles them and the compilers stay. For Debian’s glibc they come compiled.',
      link: 'https://peps.python.org/pep-0656/',
      risk: 'check',
      line,
      endLine,
      edits: [{ file: DOCKERFILE, start, end, text: image }, ...translated],
      byHand: 'Scripts that count on busybox may need another spelling.',
    };
    return [proposal];
  },
};

/** apk add in apt's words, without compilers and headers; null when a package is not known. */
function translate(scene: Scene): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const command of scene.commands) {
    if (command.name !== 'apk') continue;
    const edit = translated(command, scene);
    if (edit === null) return null;
    edits.push(...edit);
  }
  return edits;
}

function translated(command: LocatedCommand, scene: Scene): readonly TextEdit[] | null {
  const { run, start, end } = command;
  const source = scene.workspace.dockerfile;
  if (!isWholeStep(run, command)) return null;
  const remove = (): readonly TextEdit[] =>
    removeSteps(run, (step) => step.start === start, source);
  if (subcommandOf(command, /^apk$/, ['update', 'cache']) !== null) {
    return stepsOf(run).length === 1 ? remove() : null;
  }
  const add = subcommandOf(command, /^apk$/, ['add']);
  if (add === null || add.rest.some(({ text }) => text === null)) return null;
  const words = add.rest.map(({ text }) => text ?? '');
  if (words.some((word) => /^(-t|--virtual|-X|--repository)/.test(word))) return null;
  const names = words
    .filter((word) => !word.startsWith('-'))
    .map((word) => word.replace(/[=~<>@].*$/, ''));
  const kept: string[] = [];
  for (const name of names) {
    if (BUILDS.test(name)) continue;
    const debian = DEBIAN[name];
    if (debian === undefined) return null;
    kept.push(debian);
  }
  if (kept.length === 0) return remove();
  const text = `apt-get update && apt-get install -y --no-install-recommends ${kept.join(' ')} && rm -rf /var/lib/apt/lists/*`;
  return [{ file: DOCKERFILE, start, end, text }];
}
