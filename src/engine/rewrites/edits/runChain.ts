import type { RunInstruction } from '../../dockerfile/instruction.ts';
import type { TextEdit } from '../../report.ts';
import { parseShell } from '../../shell/parseShell.ts';
import type { Node } from '../../shell/syntax.ts';
import { DOCKERFILE } from './applyEdits.ts';
import { removeInstruction } from './instructionEdits.ts';

/** One step of a RUN: what stands between `&&`, `;` or line breaks at its top level. Offsets are into the Dockerfile's text. */
export interface Step {
  readonly start: number;
  readonly end: number;
}

/** The steps of a RUN in shell form or here-document, in order; empty when it has no shell or does not parse. */
export function stepsOf(run: RunInstruction): readonly Step[] {
  if (run.body.form === 'exec') return [];
  const { script, offset } = run.body;
  const parsed = parseShell(script);
  if (parsed.errors.length > 0) return [];
  const place = (node: Node): Step => ({ start: offset + node.start, end: offset + node.end });
  return parsed.statements.flatMap(({ node }) =>
    node.type === 'list' && node.rest.every((item) => item.operator === '&&')
      ? [node.first, ...node.rest.map((item) => item.node)].map(place)
      : [place(node)],
  );
}

/** Takes steps out of a RUN with what joined them; the whole instruction when nothing stays. */
export function removeSteps(
  run: RunInstruction,
  gone: (step: Step) => boolean,
  source: string,
): readonly TextEdit[] {
  const steps = stepsOf(run);
  const stays = steps.map((step) => !gone(step));
  if (!stays.includes(false)) return [];
  if (!stays.includes(true)) return [removeInstruction(run, source)];
  const firstStays = stays.indexOf(true);
  const edits: TextEdit[] = [];
  const cut = (start: number, end: number): void => {
    edits.push({ file: DOCKERFILE, start, end, text: '' });
  };
  const [first] = steps;
  const next = steps[firstStays];
  if (firstStays > 0 && first !== undefined && next !== undefined) cut(first.start, next.start);
  for (let index = firstStays + 1; index < steps.length; index += 1) {
    const step = steps[index];
    const before = steps[index - 1];
    if (stays[index] !== true && step !== undefined && before !== undefined) {
      cut(before.end, step.end);
    }
  }
  return edits;
}

/** Whether a command is the whole of one step, so that taking the step out takes nothing else. */
export function isWholeStep(
  run: RunInstruction,
  command: { readonly start: number; readonly end: number },
): boolean {
  return stepsOf(run).some((step) => step.start === command.start && step.end === command.end);
}
