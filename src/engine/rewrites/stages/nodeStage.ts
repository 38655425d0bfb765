import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { readNodeManifest, type NodeManifest } from '../../packages/node/nodeManifest.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import { keptForRunning } from './keptForRunning.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import { nodeOutputs } from './nodeOutputs.ts';
import { pruneOf, stepOf } from './nodeSteps.ts';
import { startsWithoutDev } from './nodeStart.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { buildName, cutStage, folderAt, onlyStage, startOf } from './secondStage.ts';

/**
 * What a build needs is in devDependencies, what the server needs in dependencies. The second stage has the pruned node_modules and the
 * output at their paths, and everything else of the first as it was.
 */
export const nodeStage: Rewrite = {
  id: 'node-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    if (stage === null || !isNode(stage)) return [];
    const plan = planOf(stage, scene);
    const prune = plan === null ? null : pruneOf(plan.install, stage, scene.workspace);
    if (plan === null || prune === null || !isSafeToRun(stage, plan, scene)) return [];
    const word = (keyword: string): string => keywordLike(stage.from, keyword);
    const copy = (name: string): string => {
      const path = `${plan.folder}/${name}`;
      return `${word('COPY')} --from=${buildName(stage)} ${path} ${path}`;
    };
    const kept = keptForRunning(
      plan.first,
      {
        builds: (command) => stepOf(command, plan.manifest) !== null,
        instead: (run) => [
          ...(run === plan.install.run ? [copy('node_modules')] : []),
          ...(run === plan.last ? [...plan.outputs].sort().map(copy) : []),
        ],
      },
      scene,
    );
    if (kept === null) return [];
    const { line, endLine } = stage.from.range;
    return [
      {
        title: 'Build in a stage of its own, run with dependencies alone',
        why: 'The build needs the packages of devDependencies and leaves caches; the program that it makes needs neither. A second stage takes the output and the packages that are left after pruning.',
        link: 'https://docs.npmjs.com/cli/commands/npm-prune',
        risk: 'check',
        line,
        endLine,
        edits: cutStage(
          {
            stage,
            last: plan.last,
            image: stage.from.image,
            finish: [`${word('RUN')} ${prune}`],
            lines: kept,
          },
          scene,
        ),
        byHand: `A package that the program loads when it runs has to stand in dependencies, not in devDependencies.${nextHint(plan)}`,
      },
    ];
  },
};

interface Plan {
  readonly first: readonly Instruction[];
  /** The last RUN that builds. */
  readonly last: RunInstruction;
  readonly install: LocatedCommand;
  readonly folder: string;
  readonly manifest: NodeManifest;
  readonly outputs: ReadonlySet<string>;
}

function isNode({ from }: Stage): boolean {
  return /^(docker\.io\/)?(library\/)?node(:[\w.-]+)?$/.test(from.image);
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const manifest = onlyManifest(scene);
  if (manifest === null) return null;
  const steps = scene.commands.flatMap((command) => {
    const step = stepOf(command, manifest);
    return step === null ? [] : [{ ...step, command }];
  });
  const installs = steps.filter(({ kind }) => kind === 'install');
  const builds = steps.filter(({ kind }) => kind === 'build');
  const install = installs.at(-1)?.command;
  const last = builds.at(-1)?.command.run;
  if (install === undefined || last === undefined) return null;
  const folders = new Set(steps.map(({ command }) => folderAt(stage, command.run, '/')));
  const [folder = null] = folders;
  if (folders.size !== 1 || folder === null || folder === '/') return null;
  if (new Set(steps.map(({ command }) => command.name)).size !== 1 && install.name !== 'npm')
    return null;
  const first = stage.instructions.slice(0, stage.instructions.indexOf(last) + 1);
  if (!first.some((one) => bringsManifest(one, folderAt(stage, one, '/'), folder))) return null;
  const outputs = new Set<string>();
  for (const { script } of builds) {
    const found = nodeOutputs(
      script,
      manifest,
      scene.workspace.files ?? {},
      startedFolder(stage, manifest),
    );
    if (found === null) return null;
    for (const one of found) outputs.add(one);
  }
  if (outputs.size === 0) return null;
  return { first, last, install, folder, manifest, outputs };
}

/** Whether a copy takes the package.json at the root of the context to the project's folder. */
function bringsManifest(one: Instruction, cwd: string | null, folder: string): boolean {
  if (one.type !== 'copy' || one.from !== null || cwd === null) return false;
  return (
    normalizePath(one.destination, cwd) === folder &&
    one.sources.some(
      (source) =>
        source.kind === 'path' &&
        /^(\.\/?|\/|(\.?\/)?(\*|package(\*|\.json|\*\.json|\.\*)))$/.test(source.path),
    )
  );
}

/** `dist` of `node dist/main.js`. */
function startedFolder(stage: Stage, { scripts }: NodeManifest): string | null {
  const text = `${startOf(stage) ?? ''}\n${scripts['start'] ?? ''}`;
  return /\bnode (?:-\S+ )*(?:\.\/)?(dist|build|out|lib)\b/.exec(text)?.[1] ?? null;
}

/** The package.json at the root of the context, when the project is no workspace of several. */
function onlyManifest({ workspace }: Scene): NodeManifest | null {
  const files = workspace.files ?? {};
  const text = files['package.json'];
  const names = [...Object.keys(files), ...Object.keys(workspace.context ?? {})];
  if (text === undefined || /"workspaces"\s*:/.test(text)) return null;
  if (names.some((name) => /(^|\/)(pnpm-workspace\.yaml|lerna\.json|nx\.json)$/.test(name)))
    return null;
  return readNodeManifest(text) ?? null;
}

/** What Next.js leaves to be done by hand (Next.js documentation, next.config.js Options: output). */
function nextHint({ outputs, manifest }: Plan): string {
  if (!outputs.has('.next')) return '';
  const typed = 'typescript' in manifest.devDependencies;
  return `${typed ? ' With a next.config.ts that is typescript too.' : ''} Lighter still: with output: 'standalone' in next.config, .next/standalone holds the server and only the files of node_modules that it loads; copy that, .next/static and public, and start node server.js.`;
}

function isSafeToRun(stage: Stage, plan: Plan, scene: Scene): boolean {
  const { manifest, last } = plan;
  const start = startOf(stage);
  const development = Object.keys(manifest.devDependencies);
  if (start === null || development.length === 0) return false;
  if (!startsWithoutDev(start, manifest)) return false;
  // What corepack fetched while building lies in the first stage; the second would fetch it when the container starts.
  const isOfCorepack = scene.commands.some(({ name }) => name === 'corepack');
  if (isOfCorepack && /\b(pnpm|yarn)\b/.test(`${start}\n${manifest.scripts['start'] ?? ''}`))
    return false;
  // The client's code is generated into node_modules, where pruning may take it away.
  if ('@prisma/client' in manifest.dependencies) return false;
  const isProduction = plan.first.some(
    (one) =>
      one.type === 'env' &&
      one.variables.some(({ name, value }) => name === 'NODE_ENV' && !/^['"]?dev/.test(value)),
  );
  const later = scene.commands.some(
    ({ name, run }) =>
      run.range.start > last.range.start && /^(npm|npx|pnpm|yarn|node|tsc|next)$/.test(name),
  );
  // next start reads its settings again, those in TypeScript with the help of typescript (Next.js documentation, next.config.js).
  const names = Object.keys({ ...scene.workspace.files, ...scene.workspace.context });
  if (
    names.some((name) => /(^|\/)next\.config\.m?ts$/.test(name)) &&
    development.includes('typescript')
  )
    return false;
  const settings = Object.entries(scene.workspace.files ?? {}).filter(([file]) =>
    /(^|\/)next\.config\.\w+$/.test(file),
  );
  const needsDev = settings.some(([, text]) =>
    development.some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`)),
  );
  const isHealthOfDev = stage.instructions.some(
    (one) => one.keyword === 'HEALTHCHECK' && development.some((name) => one.text.includes(name)),
  );
  return !isProduction && !later && !needsDev && !isHealthOfDev;
}
