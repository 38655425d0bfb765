import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { readNodeManifest, type NodeManifest } from '../../packages/node/nodeManifest.ts';
import type { RunSetting } from '../../report.ts';
import { keywordLike, removeInstruction } from '../edits/instructionEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { buildName, cutStage, folderAt, onlyStage, startOf } from './secondStage.ts';
import { staticServer } from './staticServer.ts';

const IMAGE = 'nginx:alpine';

/** A site that is built once is files: neither Node nor the packages that built it are needed to hand them out. */
export const staticSite: Rewrite = {
  id: 'static-site',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    const plan = stage === null ? null : planOf(stage, scene);
    if (stage === null || plan === null || !isPlain(stage, plan, scene)) return [];
    const word = (keyword: string): string => keywordLike(stage.from, keyword);
    const { dockerfile } = scene.workspace;
    const kept = plan.first
      .filter(({ keyword }) => /^(LABEL|EXPOSE|HEALTHCHECK)$/.test(keyword))
      .map(({ range }) => dockerfile.slice(range.start, range.end));
    const starts = stage.instructions.filter(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword));
    const changes = [...new Set(starts.map(({ keyword }) => keyword))].filter(
      (one): one is RunSetting => one === 'CMD' || one === 'ENTRYPOINT',
    );
    const { line, endLine } = stage.from.range;
    const fallback = plan.isForOnePage ? '/index.html' : '=404';
    return [
      {
        title: 'Hand out the finished site with nginx',
        why: 'The site is files once it is built. Node, the packages that built it and the server that starts now are not needed to hand them out.',
        link: 'https://vite.dev/guide/static-deploy.html',
        risk: 'behaviour',
        line,
        endLine,
        edits: [
          ...cutStage(
            {
              stage,
              last: plan.last,
              image: IMAGE,
              lines: [
                ...kept,
                `${word('COPY')} <<'EOF' /etc/nginx/conf.d/default.conf`,
                'server {',
                `  listen ${plan.port};`,
                '  root /usr/share/nginx/html;',
                `  location / { try_files $uri $uri/ ${fallback}; }`,
                '}',
                'EOF',
                `${word('COPY')} --from=${buildName(stage)} ${plan.output} /usr/share/nginx/html`,
              ],
            },
            scene,
          ),
          ...starts.map((one) => removeInstruction(one, dockerfile)),
        ],
        byHand: `nginx starts by itself and listens on port ${plan.port} as before. Variables are those of the build: what the site reads from its server when it runs (a proxy, settings) has to be said to nginx.`,
        changes,
      },
    ];
  },
};

interface Plan {
  readonly first: readonly Instruction[];
  /** The last RUN: what follows says only how the image is run. */
  readonly last: RunInstruction;
  readonly output: string;
  readonly port: number;
  readonly isForOnePage: boolean;
}

/** Where each tool writes to (its documentation), when the script does nothing else of note. */
const BUILDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:tsc(?: -b| --noEmit)?|vue-tsc(?: -b| --noEmit)?) && vite build$|^vite build$/, 'dist'],
  [/^react-scripts build$/, 'build'],
  [/^vue-cli-service build$/, 'dist'],
];

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions, from } = stage;
  const text = scene.workspace.files?.['package.json'];
  const manifest = text === undefined ? undefined : readNodeManifest(text);
  const start = startOf(stage);
  if (!/^(docker\.io\/)?(library\/)?node(:[\w.-]+)?$/.test(from.image)) return null;
  if (manifest === undefined || start === null) return null;
  const server = staticServer(start, manifest);
  const last = instructions.findLast((one): one is RunInstruction => one.type === 'run');
  const build = scene.commands.find(({ name, words }) => {
    const texts = words.slice(1).map((word) => word.text ?? '$');
    return /^(npm|yarn|pnpm)$/.test(name) && /^(run )?build$/.test(texts.join(' '));
  })?.run;
  const output = outputOf(manifest);
  if (server === null || last === undefined || build === undefined || output === null) return null;
  if (server.folder !== null && server.folder !== output) return null;
  const folder = folderAt(stage, build, '/');
  const port = portOf(stage, server.port);
  if (folder === null || folder === '/' || port === null) return null;
  return {
    first: instructions.slice(0, instructions.indexOf(last) + 1),
    last,
    output: `${folder}/${output}`,
    port: port === 'usual' ? server.usual : port,
    isForOnePage: server.isForOnePage,
  };
}

/** Frameworks that build with Vite and run a server. */
const HAS_SERVER =
  /^(@sveltejs\/kit|@remix-run\/.*|@react-router\/(dev|node|serve)|@tanstack\/.*start|vike|vite-plugin-ssr|astro|@builder\.io\/qwik-city|@solidjs\/start|nuxt|express|fastify|koa)$/;

function outputOf({ scripts, dependencies, devDependencies }: NodeManifest): string | null {
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  if (packages.some((name) => HAS_SERVER.test(name))) return null;
  const build = scripts['build']?.trim().replace(/\s+/g, ' ');
  if (build === undefined || 'postbuild' in scripts) return null;
  return BUILDS.find(([pattern]) => pattern.test(build))?.[1] ?? null;
}

/** The port that the server says, or the only one that is exposed; null when they differ or cannot be told. */
function portOf({ instructions }: Stage, said: number | null): number | 'usual' | null {
  const exposed = instructions.flatMap((one) =>
    one.keyword === 'EXPOSE' && one.type === 'metadata' ? one.argument.trim().split(/\s+/) : [],
  );
  const [first] = exposed;
  if (first === undefined) return said ?? 'usual';
  const port = /^(\d+)(\/tcp)?$/.exec(first)?.[1];
  if (exposed.length > 1 || port === undefined) return null;
  return said === null || said === Number(port) ? Number(port) : null;
}

/** What makes a server more than one of files, or moves what it hands out. */
const SERVES_MORE = /\b(proxy|base|outDir|configureServer|middlewareMode|ssr|build\.outDir)\b/;

function isPlain(stage: Stage, { first, last }: Plan, { dockerfile, workspace }: Scene): boolean {
  const files = workspace.files ?? {};
  const names = Object.keys({ ...files, ...workspace.context });
  const later = stage.instructions.slice(first.length);
  const onlySaysHow = later.every(
    (one) => one.type === 'metadata' || one.type === 'env' || one.type === 'arg',
  );
  const isOfNode = stage.instructions.some(
    (one) =>
      one.type === 'user' ||
      one.type === 'volume' ||
      one.type === 'invalid' ||
      // nginx listens on IPv4 alone, and localhost may mean the other.
      (one.keyword === 'HEALTHCHECK' && /\b(node|npm|npx|yarn|pnpm|localhost)\b/.test(one.text)) ||
      (one.type === 'env' && one.variables.some(({ name }) => name === 'PORT')),
  );
  const startsInFirst = first.some(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword));
  const isConfigured = names.some((name) => {
    if (/^(\.\/)?(serve\.json|src\/setupProxy\.\w+)$/.test(name)) return true;
    if (!/^(\.\/)?(vite|vue)\.config\.\w+$/.test(name)) return false;
    const text = files[name];
    return text === undefined || SERVES_MORE.test(text);
  });
  const manifest = files['package.json'] ?? '';
  const isElsewhere = /"(proxy|workspaces)"\s*:|"homepage"\s*:\s*"(?!\.?\/?")/.test(manifest);
  // Here-documents came with 1.4 of the Dockerfile's language (Dockerfile reference, Here-Documents).
  const isOld = /:(experimental|1\.[0-3])\b/.test(dockerfile.syntax ?? '');
  return (
    onlySaysHow &&
    !isOfNode &&
    !startsInFirst &&
    !isConfigured &&
    !isElsewhere &&
    !isOld &&
    last.body.form === 'shell'
  );
}
