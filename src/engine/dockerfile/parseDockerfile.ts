import './bufferShim.ts';
import { DockerfileParser } from 'dockerfile-ast';
import type {
  Dockerfile,
  FromInstruction,
  Instruction,
  Stage,
  SyntaxProblem,
} from './instruction.ts';
import { logicalLines } from './logicalLines.ts';
import type { LogicalLine } from './logicalLines.ts';
import { parseInstruction } from './parseInstruction.ts';
import { createReader } from './reader.ts';
import type { Head } from './reader.ts';
import { sourceText } from './sourceText.ts';
import type { SourceText } from './sourceText.ts';

/**
 * Reads a Dockerfile into plain data. Never throws: what the builder would refuse is told in `problems`, and the rest is read on.
 * dockerfile-ast reads the skeleton (parser directives, instructions and their keywords) of a text in which every instruction was joined
 * into one line; the arguments are read from the joined lines themselves, because the library gives neither the text of JSON forms,
 * nor several ARGs, nor here-documents beside quotes as the builder does.
 */
export function parseDockerfile(text: string): Dockerfile {
  const source = sourceText(text);
  const problems: SyntaxProblem[] = [];
  const report = (problem: SyntaxProblem): void => {
    problems.push(problem);
  };
  const directives = readDirectives(source, report);
  const lines = logicalLines(text, directives.escape);
  const heads = readHeads(lines);
  const collector = stageCollector(source, report);
  lines.forEach((line, index) => {
    const head = heads[index];
    if (!head) return;
    const enter = (at: Head) => createReader(source, directives.escape, line, at, report);
    const reader = enter(head);
    for (const offset of line.emptyContinuations) {
      const message = 'An empty line inside a continued instruction will become an error.';
      reader.problem('empty-continuation', 'warning', message, source.range(offset, offset));
    }
    if (line.unterminated !== null) {
      const heredoc = line.heredocs.find(({ name }) => name === line.unterminated);
      const message = `The here-document ${line.unterminated} is not closed: a line with just ${line.unterminated} is missing.`;
      const place = heredoc ? reader.range(heredoc.start, heredoc.end) : undefined;
      reader.problem('unterminated-heredoc', 'error', message, place);
    }
    collector.add(parseInstruction(reader, enter));
  });
  const { stages, globalArgs } = collector.finish();
  return { stages, globalArgs, problems, ...directives };
}

/** The parser directives: comments at the very top, before anything else. */
function readDirectives(
  source: SourceText,
  report: (problem: SyntaxProblem) => void,
): Pick<Dockerfile, 'escape' | 'syntax' | 'check'> {
  let syntax: string | null = null;
  let check: string | null = null;
  let escape = '\\';
  const mark = source.text.startsWith('\uFEFF') ? 1 : 0;
  const shebang = /^#![^\n]*\n/.exec(source.text.slice(mark, mark + 4096))?.[0].length ?? 0;
  const top = /^(?:[ \t]*#[^\n]*(?:\n|$))*/.exec(source.text.slice(mark + shebang))?.[0] ?? '';
  const seen = new Set<string>();
  for (const directive of DockerfileParser.parse(top).getDirectives()) {
    const name = directive.getName().toLowerCase();
    const value = directive.getValue();
    const line =
      source.range(mark + shebang, mark + shebang).line + directive.getRange().start.line;
    const start = nthLineStart(source.text, line);
    const range = source.range(start, start + directive.getRange().end.character);
    // A comment with an equals sign ends the directives.
    if (name !== 'syntax' && name !== 'escape' && name !== 'check') break;
    if (seen.has(name)) {
      const message = `The parser directive ${name} is given twice.`;
      report({ id: 'duplicate-directive', severity: 'error', message, range });
    } else if (name === 'syntax') syntax = value;
    else if (name === 'check') check = value;
    else if (name === 'escape' && (value === '\\' || value === '`')) escape = value;
    else if (name === 'escape') {
      const message = 'The escape character is either \\ or `.';
      report({ id: 'invalid-directive', severity: 'error', message, range });
    }
    seen.add(name);
  }
  return { escape, syntax, check };
}

function nthLineStart(text: string, line: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf('\n', start) + 1;
  return start;
}

/** The keywords with their places in the joined lines. */
function readHeads(lines: readonly LogicalLine[]): readonly Head[] {
  const heads: Head[] = [];
  // One line an instruction, and no more of it than the keyword: nothing in the arguments can mislead the library, and it stays linear.
  const keywords = lines.map((line) => /^\S+/.exec(line.text)?.[0] ?? '');
  const joined = keywords.map((word) => word.replace(/[\\`#]/g, '?')).join('\n');
  const start = joined.startsWith('\uFEFF') ? `?${joined.slice(1)}` : joined;
  for (const instruction of DockerfileParser.parse(start).getInstructions()) {
    const index = instruction.getInstructionRange().start.line;
    const written = keywords[index] ?? '';
    const asRead = instruction.getKeyword();
    const keyword = asRead.includes('?') ? written.toUpperCase() : asRead;
    heads[index] = { keyword, start: 0, end: written.length };
  }
  return heads;
}

function stageCollector(source: SourceText, report: (problem: SyntaxProblem) => void) {
  const stages: (Omit<Stage, 'instructions' | 'range'> & { instructions: Instruction[] })[] = [];
  const globalArgs: Instruction[] = [];
  const names = new Set<string>();
  const addStage = (from: FromInstruction): void => {
    const name = from.alias?.toLowerCase() ?? null;
    if (name !== null && names.has(name)) {
      const message = `There is a stage ${JSON.stringify(name)} already; from here on the name means this one.`;
      report({ id: 'duplicate-stage-name', severity: 'warning', message, range: from.range });
    }
    if (name !== null) names.add(name);
    stages.push({ index: stages.length, name, from, instructions: [] });
  };
  return {
    add(instruction: FromInstruction | Instruction): void {
      const stage = stages.at(-1);
      if (instruction.type === 'from') addStage(instruction);
      else if (stage) stage.instructions.push(instruction);
      else if (instruction.type === 'arg') globalArgs.push(instruction);
      else {
        const message = `${instruction.keyword} stands before the first FROM; only ARG may.`;
        const { range } = instruction;
        report({ id: 'instruction-before-from', severity: 'error', message, range });
      }
    },
    finish(): { readonly stages: readonly Stage[]; readonly globalArgs: readonly Instruction[] } {
      if (stages.length === 0) {
        const message = 'There is no FROM: a Dockerfile starts from an image.';
        report({ id: 'no-from', severity: 'error', message, range: source.range(0, 0) });
      }
      const closed = stages.map((stage) => {
        const end = stage.instructions.at(-1)?.range.end ?? stage.from.range.end;
        return { ...stage, range: source.range(stage.from.range.start, end) };
      });
      return { stages: closed, globalArgs };
    },
  };
}
