import type { Dockerfile, FromInstruction, Instruction } from './instruction.ts';
import type { ReportLint } from './lintDockerfile.ts';

/** Casing of keywords, names of stages, empty continuations, descriptions. */
export function lintNames(dockerfile: Dockerfile, text: string, report: ReportLint): void {
  lintCasing(dockerfile, report);
  const names = new Set<string>();
  for (const { name, from } of dockerfile.stages) {
    if (name === null || from.alias === null) continue;
    if (from.alias !== name) {
      report(
        'StageNameCasing',
        `The stage name ${from.alias} is better written ${name}.`,
        from.range,
      );
    }
    if (name === 'scratch' || name === 'context') {
      report(
        'ReservedStageName',
        `${name} means something else to Docker; choose another stage name.`,
        from.range,
      );
    }
    if (names.has(name)) {
      report('DuplicateStageName', `There is more than one stage named ${name}.`, from.range);
    }
    names.add(name);
    lintAs(from, report);
  }
  for (const { id, range } of dockerfile.problems) {
    if (id !== 'empty-continuation') continue;
    report('NoEmptyContinuation', 'Take the empty line out of the continued instruction.', range);
  }
  lintDescriptions(dockerfile, text, report);
}

/** The keyword as written. */
export function writtenKeyword(instruction: FromInstruction | Instruction): string {
  return instruction.text.slice(0, instruction.keyword.length);
}

const isLower = (word: string): boolean => word === word.toLowerCase();
const isUpper = (word: string): boolean => word === word.toUpperCase();

function lintCasing(dockerfile: Dockerfile, report: ReportLint): void {
  const all = dockerfile.stages.flatMap(({ from, instructions }) => [from, ...instructions]);
  const words = all.map(writtenKeyword);
  const lower = words.filter((word) => isLower(word)).length;
  const upper = words.filter((word) => isUpper(word)).length;
  const fits = lower > upper ? isLower : isUpper;
  all.forEach((instruction, index) => {
    const word = words[index] ?? '';
    if (instruction.type === 'invalid' || fits(word)) return;
    const expected = lower > upper ? word.toLowerCase() : word.toUpperCase();
    const message = `Most instructions are written like ${expected}; this one is ${word}.`;
    report('ConsistentInstructionCasing', message, instruction.range);
  });
}

function lintAs(from: FromInstruction, report: ReportLint): void {
  const keyword = writtenKeyword(from);
  const as = /\s(as)\s+\S+\s*$/i.exec(from.text)?.[1];
  // A mixed FROM is told by ConsistentInstructionCasing.
  if (as === undefined || (!isLower(keyword) && !isUpper(keyword))) return;
  if (isLower(keyword) ? isLower(as) : isUpper(as)) return;
  report('FromAsCasing', `${as} and ${keyword} are written in different cases.`, from.range);
}

/** A comment right above FROM or ARG is shown as its description when it starts with the name. */
function lintDescriptions(dockerfile: Dockerfile, text: string, report: ReportLint): void {
  const instructions = [
    ...dockerfile.globalArgs,
    ...dockerfile.stages.flatMap((stage) => [stage.from, ...stage.instructions]),
  ];
  for (const instruction of instructions) {
    const names =
      instruction.type === 'arg'
        ? instruction.args.map(({ name }) => name)
        : instruction.type === 'from' && instruction.alias !== null
          ? [instruction.alias.toLowerCase()]
          : [];
    const comment = lineAbove(text, instruction.range.start);
    const first = /^\s*#\s*([^\s=]+)(?!\s*=)/.exec(comment)?.[1];
    if (first === undefined || names.length === 0 || names.includes(first)) continue;
    const example = names.length > 1 ? '<name>' : (names[0] ?? '');
    report(
      'InvalidDefinitionDescription',
      `A description starts with the name: # ${example} ...; put an empty line below any other comment.`,
      instruction.range,
    );
  }
}

function lineAbove(text: string, offset: number): string {
  const end = text.lastIndexOf('\n', offset - 1);
  return end < 0 ? '' : text.slice(text.lastIndexOf('\n', end - 1) + 1, end);
}
