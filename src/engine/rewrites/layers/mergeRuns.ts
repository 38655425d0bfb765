import type { Instruction, RunInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { parseShell } from '../../shell/parseShell.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import { breakLike } from '../edits/endOfRun.ts';
import { removeInstruction } from '../edits/instructionEdits.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Bytes of lower layers that a RUN has to hide for a merge to be looked at. */
const LEAST_HIDDEN = 100_000;

/** The same where the later RUN does more than take things away: one RUN in place of several is built anew as a whole. */
const LEAST_HIDDEN_BY_WORK = 5_000_000;

/** What a RUN deletes or stores again from the layer of an earlier RUN is only saved when both are one. */
export const mergeRuns: Rewrite = {
  id: 'merge-runs',
  find(scene) {
    return scene.dockerfile.stages.flatMap(({ instructions }) =>
      instructions.flatMap((later, index): Proposal[] => {
        if (later.type !== 'run') return [];
        const least = isCleanUp(later) ? LEAST_HIDDEN : LEAST_HIDDEN_BY_WORK;
        if ((layerOf(scene, later)?.hidesBytes ?? 0) < least) return [];
        const edits = editsFor(instructions, index, scene);
        if (edits === null) return [];
        return [
          {
            title: `Do this in the RUN that made the files (line ${later.range.line})`,
            why: 'A layer cannot take bytes out of the one below: what a later RUN deletes or changes stays there in full. In the same RUN it costs nothing.',
            link: 'https://docs.docker.com/build/building/best-practices/#run',
            risk: isCleanUp(later) ? 'safe' : 'check',
            line: later.range.line,
            endLine: later.range.endLine,
            edits,
            byHand: null,
          },
        ];
      }),
    );
  },
};

/** From the first RUN whose layer is wasted to this one, when only RUNs lie between; else a clean-up moves up alone. */
function editsFor(
  instructions: readonly Instruction[],
  index: number,
  scene: Scene,
): readonly TextEdit[] | null {
  const later = instructions[index];
  if (later?.type !== 'run') return null;
  let first = index;
  for (let at = index - 1; at >= 0; at -= 1) {
    const one = instructions[at];
    if (one?.type !== 'run') break;
    if ((layerOf(scene, one)?.wastedBytes ?? 0) >= LEAST_HIDDEN) first = at;
  }
  if (first < index) {
    const runs = instructions.slice(first, index + 1).filter((one) => one.type === 'run');
    return join(runs, scene);
  }
  if (!isCleanUp(later)) return null;
  const makers = instructions
    .slice(0, index)
    .filter((one) => one.type === 'run')
    .filter((one) => (layerOf(scene, one)?.wastedBytes ?? 0) >= LEAST_HIDDEN);
  const maker = makers.at(-1);
  const between = instructions.slice(maker === undefined ? 0 : instructions.indexOf(maker), index);
  if (maker === undefined || between.some((one) => one.type === 'user' || one.type === 'shell')) {
    return null;
  }
  const { dockerfile } = scene.workspace;
  const body = bodyOf(later);
  const end = endOf(maker);
  if (body === null || end === null) return null;
  const gap = ` ${breakLike(maker, end, dockerfile, scene.dockerfile.escape)}`;
  const written = dockerfile.slice(body.start, body.end);
  return [
    { file: DOCKERFILE, start: end, end, text: `${gap}&& ${guarded(later, written)}` },
    removeInstruction(later, dockerfile),
  ];
}

/** One RUN out of several that follow each other; comments between them stay where they are. */
function join(runs: readonly RunInstruction[], scene: Scene): readonly TextEdit[] | null {
  const { dockerfile } = scene.workspace;
  const [first] = runs;
  if (first === undefined) return null;
  const newline = `${scene.dockerfile.escape}\n`;
  const edits: TextEdit[] = [];
  for (let at = 1; at < runs.length; at += 1) {
    const before = runs[at - 1];
    const run = runs[at];
    if (before === undefined || run === undefined) return null;
    const end = endOf(before);
    const body = bodyOf(run);
    if (end === null || body === null || changesShell(before)) return null;
    if (headOf(run) !== '' && headOf(run) !== headOf(first)) return null;
    const comments = dockerfile
      .slice(end, run.range.start)
      .split(/\r?\n/)
      .filter((line) => /^\s*#/.test(line))
      .map((line) => `${line}\n`)
      .join('');
    const text = ` ${newline}${comments}    && `;
    const wrap = guarded(run, '') === '' ? ['', ''] : ['(', ')'];
    edits.push({ file: DOCKERFILE, start: end, end: body.start, text: `${text}${wrap[0] ?? ''}` });
    if (wrap[1] !== '') edits.push({ file: DOCKERFILE, start: body.end, end: body.end, text: ')' });
  }
  return mergedAtSamePlace(edits);
}

/** `)` at the end of one RUN and the joint to the next lie at the same offset: they become one edit. */
function mergedAtSamePlace(edits: readonly TextEdit[]): readonly TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last !== undefined && last.start === last.end && last.end === edit.start) {
      merged[merged.length - 1] = { ...edit, text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function bodyOf(run: RunInstruction): Span | null {
  if (run.body.form !== 'shell' || /<<|(^|[^&])&\s*$/.test(run.body.script)) return null;
  const { script, offset } = run.body;
  const start = offset + (/^\s*/.exec(script)?.[0].length ?? 0);
  return { start, end: offset + script.trimEnd().length };
}

/** The end of a RUN that a command can follow; null when it ends in `;` or cannot be followed. */
function endOf(run: RunInstruction): number | null {
  const body = bodyOf(run);
  return body === null || /[;&|]\s*$/.test(run.text.trimEnd()) ? null : body.end;
}

/** Mounts and other flags, as written. */
function headOf(run: RunInstruction): string {
  const flags = [...run.flags, ...run.mounts].map(({ range }) => `${range.start}`);
  return flags.length === 0 ? '' : (/^\s*\w+\s+((?:--\S+\s+)*)/.exec(run.text)?.[1]?.trim() ?? '');
}

/** A script with `||` or `;` of its own keeps to itself in brackets, so that a failure before it still ends the build. */
function guarded(run: RunInstruction, written: string): string {
  if (run.body.form !== 'shell') return written;
  const { statements } = parseShell(run.body.script);
  const [only] = statements;
  const isPlain =
    statements.length === 1 &&
    only !== undefined &&
    !(only.node.type === 'list' && only.node.rest.some((item) => item.operator === '||'));
  return isPlain ? written : `(${written})`;
}

/** Whether a script leaves the shell in another state: another folder, other options, other variables. */
function changesShell(run: RunInstruction): boolean {
  return /(^|[;&|]\s*)(cd|pushd|set|export|umask|source|\.|unset|exec|trap)\s/m.test(
    run.body.form === 'exec' ? '' : run.body.script.replace(/\([^()]*\)/g, ''),
  );
}

/** Whether a RUN only takes things away, and names them so that it does not matter where it runs. */
function isCleanUp(run: RunInstruction): boolean {
  if (run.body.form !== 'shell' || run.mounts.length > 0) return false;
  return run.body.script
    .split(/&&|;|\|\||\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'true')
    .every(
      (part) =>
        /^rm\s+(-\w+\s+)*(\/|~)/.test(part) ||
        /^find\s+\/.*(-delete|rm -r?f? )/.test(part) ||
        /^(apt-get|apt)\s+(-\w+\s+)*(purge|remove|autoremove|clean|autoclean|dist-clean)\b/.test(
          part,
        ) ||
        /^(pip3?|python3? -m pip) cache purge$/.test(part) ||
        /^(conda|mamba) clean\b/.test(part) ||
        /^(npm|yarn) cache clean\b/.test(part) ||
        /^apk del\b/.test(part) ||
        /^(dnf|yum) (clean|remove|autoremove)\b/.test(part),
    );
}
