import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { baseOfStage } from '../edits/baseOfStage.ts';
import { cratesLibraries } from './cratesLibraries.ts';
import { keywordLike } from '../edits/instructionEdits.ts';
import { subcommandOf } from '../edits/isCommand.ts';
import { keptForRunning } from './keptForRunning.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { buildName, cutStage, folderAt, onlyStage, startOf } from './secondStage.ts';

/** Where `cargo install` puts programs in the official images (their Dockerfiles set CARGO_HOME=/usr/local/cargo). */
const BIN = '/usr/local/cargo/bin';

/** A Rust program is one file; the compiler, the crates and what was compiled on the way are not needed to run it. */
export const cargoStage: Rewrite = {
  id: 'cargo-stage',
  isStructural: true,
  find(scene): readonly Proposal[] {
    const stage = onlyStage(scene);
    if (stage === null || !/^(docker\.io\/)?(library\/)?rust(:[\w.-]+)?$/.test(stage.from.image))
      return [];
    const system = baseOfStage(stage, scene)?.system;
    const plan = planOf(stage, scene);
    if (plan === null || system?.kind !== 'debian' || system.standsInFor !== null) return [];
    const libraries = cratesLibraries(scene.workspace.files?.['Cargo.lock'], system.suite);
    if (libraries === null) return [];
    const word = (keyword: string): string => keywordLike(stage.from, keyword);
    const copy = `${word('COPY')} --from=${buildName(stage)} ${plan.built} ${plan.program}`;
    const kept = keptForRunning(
      plan.first,
      { builds: isOfCargo, instead: (run) => (run === plan.last ? [copy] : []) },
      scene,
    );
    if (kept === null) return [];
    const image = `debian:${system.suite}-slim`;
    const install = `${word('RUN')} apt-get update && apt-get install -y --no-install-recommends ${['ca-certificates', ...libraries].join(' ')} && rm -rf /var/lib/apt/lists/*`;
    const { line, endLine } = stage.from.range;
    return [
      {
        title: `Build in a stage of its own, run on ${image}`,
        why: 'The rust image carries the compiler, and building leaves crates and intermediate files beside the program. Only the program is needed to run.',
        link: 'https://docs.docker.com/build/building/multi-stage/',
        risk: 'check',
        line,
        endLine,
        edits: cutStage({ stage, last: plan.last, image, lines: [install, ...kept] }, scene),
        byHand:
          'A program or library of the system that is used when it runs has to be installed in the second stage too.',
      },
    ];
  },
};

interface Plan {
  readonly first: readonly Instruction[];
  readonly last: RunInstruction;
  /** Where cargo leaves the program, and where it is started from. */
  readonly built: string;
  readonly program: string;
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const last = scene.commands.filter(isOfCargo).at(-1);
  const starts = instructions.filter(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword));
  const isExec = starts.every((one) => one.type === 'metadata' && /^\s*\[/.test(one.argument));
  const [started] = startOf(stage)?.split(' ') ?? [];
  const env = instructions.flatMap((one) => (one.type === 'env' ? one.variables : []));
  if (last === undefined || started === undefined || !isExec) return null;
  if (env.some(({ name }) => /^(CARGO_|RUSTFLAGS|PATH$)/.test(name))) return null;
  const folder = folderAt(stage, last.run, '/');
  const end = folderAt(stage, starts[0] ?? last.run, '/');
  if (folder === null || end === null) return null;
  const first = instructions.slice(0, instructions.indexOf(last.run) + 1);
  const later = scene.commands.some(
    ({ name, run }) =>
      run.range.start > last.run.range.start && /^(cargo|rustc|rustup)$/.test(name),
  );
  if (later || starts.some((one) => first.includes(one))) return null;
  if (subcommandOf(last, /^cargo$/, ['install']) !== null) {
    const name = /^(?:\/usr\/local\/cargo\/bin\/)?([\w-]+)$/.exec(started)?.[1];
    if (name === undefined) return null;
    const program = started.startsWith('/') ? started : `/usr/local/bin/${name}`;
    return { first, last: last.run, built: `${BIN}/${name}`, program };
  }
  const program = normalizePath(started, end);
  const output = normalizePath('target/release', folder);
  const isBuilt = started.includes('/') && /^[\w-]+$/.test(program.slice(output.length + 1));
  return isBuilt && program.startsWith(`${output}/`)
    ? { first, last: last.run, built: program, program }
    : null;
}

/** A release build, or an install of the project, into the folders that cargo has without being told. */
function isOfCargo(command: LocatedCommand): boolean {
  const { words } = command;
  if (
    words.some(({ text }) => text === null || /^--(target|target-dir|root|profile)(=|$)/.test(text))
  )
    return false;
  const build = subcommandOf(command, /^cargo$/, ['build', 'install', 'fetch']);
  if (build?.verb.text === 'build')
    return build.rest.some(({ text }) => /^(--release|-r)$/.test(text ?? ''));
  return build?.verb.text === 'fetch' || build?.rest.some(({ text }) => text === '--path') === true;
}
