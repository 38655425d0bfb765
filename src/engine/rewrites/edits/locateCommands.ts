import type { Dockerfile, RunInstruction } from '../../dockerfile/instruction.ts';
import { parseShell } from '../../shell/parseShell.ts';
import type { Node, Statements, WordNode } from '../../shell/syntax.ts';

/** A simple command as it stands in a RUN; offsets are into the Dockerfile's text. */
export interface LocatedCommand {
  readonly run: RunInstruction;
  readonly stage: number;
  /** Base name of the program. */
  readonly name: string;
  readonly words: readonly LocatedWord[];
  readonly start: number;
  readonly end: number;
}

export interface LocatedWord {
  /** Its literal text; null when parts of it are computed. */
  readonly text: string | null;
  readonly start: number;
  readonly end: number;
}

/** Every simple command of every RUN in shell form or shell here-document, in the order of the text. */
export function locateCommands(dockerfile: Dockerfile): readonly LocatedCommand[] {
  const found: LocatedCommand[] = [];
  for (const stage of dockerfile.stages) {
    for (const run of stage.instructions) {
      if (run.type !== 'run' || run.body.form === 'exec') continue;
      if (run.body.form === 'heredoc' && !isShell(run.body.interpreter)) continue;
      const { script, offset } = run.body;
      const visit = (node: Node): void => {
        if (node.type !== 'simple') {
          for (const child of childrenOf(node)) visit(child);
          return;
        }
        const words = node.words.filter((word): word is WordNode => word.type === 'word');
        const first = words[0];
        if (first === undefined) return;
        found.push({
          run,
          stage: stage.index,
          name: literal(first)?.split('/').at(-1) ?? '',
          words: words.map((word) => ({
            text: literal(word),
            start: offset + word.start,
            end: offset + word.end,
          })),
          start: offset + node.start,
          end: offset + node.end,
        });
      };
      for (const statement of parseShell(script).statements) visit(statement.node);
    }
  }
  return found;
}

function isShell(interpreter: readonly string[]): boolean {
  return interpreter.length === 0 || /(^|\/)(ba|da)?sh$/.test(interpreter[0] ?? '');
}

function literal(word: WordNode): string | null {
  let text = '';
  for (const part of word.parts) {
    if (part.type !== 'literal' && part.type !== 'glob') return null;
    text += part.text;
  }
  return text;
}

function childrenOf(node: Exclude<Node, { type: 'simple' }>): readonly Node[] {
  const nodes = (statements: Statements): readonly Node[] => statements.map(({ node: n }) => n);
  switch (node.type) {
    case 'pipeline':
      return node.commands;
    case 'list':
      return [node.first, ...node.rest.map((item) => item.node)];
    case 'if':
      return [
        ...node.branches.flatMap((branch) => [...nodes(branch.condition), ...nodes(branch.body)]),
        ...nodes(node.otherwise ?? []),
      ];
    case 'for':
    case 'arithmetic-for':
    case 'subshell':
    case 'group':
      return nodes(node.body);
    case 'while':
      return [...nodes(node.condition), ...nodes(node.body)];
    case 'case':
      return node.items.flatMap((item) => nodes(item.body));
    case 'function':
      return [node.body];
    case 'redirected':
      return [node.command];
    case 'test':
    case 'arithmetic':
    case 'unsupported':
      return [];
  }
}
