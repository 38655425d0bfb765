import type { Instruction, RunInstruction, Stage } from '../../dockerfile/instruction.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { baseOfStage } from '../edits/baseOfStage.ts';
import { keywordLike, lineEnd, newlineOf } from '../edits/instructionEdits.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** A Go program is one file; the compiler and the modules it was made of are not needed to run it. */
export const goStage: Rewrite = {
  id: 'go-stage',
  isStructural: true,
  find(scene) {
    const [stage] = scene.dockerfile.stages;
    if (stage === undefined || scene.dockerfile.stages.length > 1) return [];
    if (!/^(docker\.io\/)?(library\/)?golang(:|@|$)/.test(stage.from.image)) return [];
    const plan = planOf(stage, scene);
    const base = runtimeBase(stage, scene);
    if (plan === null || base === null) return [];
    const { line, endLine } = stage.from.range;
    const proposal: Proposal = {
      title: `Build in a stage of its own, run on ${base.image}`,
      why: 'The golang image carries the compiler, and building leaves modules and a build cache beside the program. Only the program is needed to run.',
      link: 'https://docs.docker.com/build/building/multi-stage/',
      risk: 'check',
      line,
      endLine,
      edits: editsFor(stage, plan, base, scene),
      byHand:
        'Files that the program reads when it runs (templates, migrations, settings) need a COPY into the second stage.',
    };
    return [proposal];
  },
};

interface Plan {
  readonly last: RunInstruction;
  readonly before: readonly Instruction[];
  readonly program: string;
}

function planOf(stage: Stage, scene: Scene): Plan | null {
  const { instructions } = stage;
  const own = scene.commands;
  if (own.some(({ name }) => /^(apt|apt-get|apk|useradd|adduser|groupadd|addgroup)$/.test(name)))
    return null;
  const last = instructions.findLast((one) => one.type === 'run');
  const start = instructions.filter(({ keyword }) => /^(CMD|ENTRYPOINT)$/.test(keyword));
  const argv = start.flatMap(({ text }) => /\[\s*"([^"]+)"/.exec(text)?.[1] ?? '');
  if (last?.type !== 'run' || start.length === 0 || argv.includes('')) return null;
  const before = instructions.slice(0, instructions.indexOf(last) + 1);
  const isMovable = instructions.every(
    ({ type }) => !['user', 'shell', 'volume', 'onbuild', 'invalid'].includes(type),
  );
  if (!isMovable || start.some((one) => before.includes(one))) return null;
  const program = argv[start.findIndex(({ keyword }) => keyword === 'ENTRYPOINT')] ?? argv[0] ?? '';
  const cwd = workdirAt(stage, instructions.length);
  const path = normalizePath(program, cwd);
  const isBuilt = own.some(({ name, words, run }) => {
    const at = words.findIndex(({ text }) => text === '-o');
    const output = words[at + 1]?.text;
    if (name !== 'go' || words[1]?.text !== 'build' || at < 0 || output == null) return false;
    return normalizePath(output, workdirAt(stage, instructions.indexOf(run))) === path;
  });
  return isBuilt && /[/]/.test(program) ? { last, before, program: path } : null;
}

function workdirAt({ instructions }: Stage, end: number): string {
  let at = '/go';
  for (const one of instructions.slice(0, end)) {
    if (one.type === 'workdir') at = normalizePath(one.path, at);
  }
  return at;
}

interface RuntimeBase {
  readonly image: string;
  /** What brings the certificates of authorities, which HTTPS needs; null where the image has them. */
  readonly install: string | null;
}

/** A program without C runs on anything; one with C on the system that it was linked on. */
function runtimeBase(stage: Stage, scene: Scene): RuntimeBase | null {
  const { system } = baseOfStage(stage, scene) ?? { system: { kind: 'unknown' as const } };
  if (/\bCGO_ENABLED[= ]"?0/.test(scene.workspace.dockerfile)) {
    return { image: 'gcr.io/distroless/static-debian12', install: null };
  }
  if (system.kind === 'alpine') {
    const image = system.release === null ? 'alpine' : `alpine:${system.release}`;
    return { image, install: 'apk add --no-cache ca-certificates' };
  }
  if (system.kind !== 'debian') return null;
  return {
    image: `debian:${system.suite}-slim`,
    install:
      'apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*',
  };
}

function editsFor(
  stage: Stage,
  { before, last, program }: Plan,
  { image, install }: RuntimeBase,
  scene: Scene,
): readonly TextEdit[] {
  const source = scene.workspace.dockerfile;
  const { from } = stage;
  const newline = newlineOf(source);
  const word = (keyword: string): string => keywordLike(from, keyword);
  const name = from.alias === null ? 'build' : 'go-build';
  const kept = before.filter(
    (one) =>
      one.type === 'workdir' ||
      one.type === 'metadata' ||
      (one.type === 'env' && one.variables.some((item) => !/^(GO|CGO)/.test(item.name))),
  );
  const alias = source.slice(from.imageRange.end, from.range.end);
  const lines = [
    '',
    `${source.slice(from.range.start, from.imageRange.start)}${image}${alias}`,
    ...(install === null ? [] : [`${word('RUN')} ${install}`]),
    ...kept.map(({ range }) => source.slice(range.start, range.end)),
    `${word('COPY')} --from=${name} ${program} ${program}`,
  ];
  const at = lineEnd(source, last.range.end);
  const text = `${lines.join(newline)}${newline}`;
  return [
    {
      file: DOCKERFILE,
      start: from.imageRange.end,
      end: from.range.end,
      text: ` ${word('AS')} ${name}`,
    },
    { file: DOCKERFILE, start: at, end: at, text },
  ];
}
