import { parse } from 'unbash';
import type * as ast from 'unbash';
import { convertArithmetic, convertTest } from './parseShellExpression.ts';
import { expandBraces } from './parseShellBraces.ts';
import { convertHeredoc, convertWord, type Conversion } from './parseShellWord.ts';
import type { AssignmentNode, Node, Redirect, Script, Statements, WordNode } from './syntax.ts';

/** Longest script that is read, in characters; the longest RUN of an official image has about 10,000. */
const LONGEST = 400_000;

/** Scripts that are kept, and how long they may be: about 20 MB at the very most. */
const MOST_KEPT = 400;
const LONGEST_KEPT = 4000;

/**
 * Reads a script in the language of bash, of which sh is nearly a part. Never throws: what cannot be read is told in `errors`, and the
 * commands that could be read are there. The only door to unbash.
 */
export function parseShell(text: string): Script {
  const known = KEPT.get(text);
  if (known !== undefined) return known;
  const script = readScript(text);
  if (text.length > LONGEST_KEPT) return script;
  if (KEPT.size >= MOST_KEPT) KEPT.clear();
  KEPT.set(text, script);
  return script;
}

/** Nobody changes a script that was read, and the same RUN is read in every run of the optimiser. */
const KEPT = new Map<string, Script>();

function readScript(text: string): Script {
  if (text.length > LONGEST) {
    return { statements: [], errors: [{ message: 'the script is too long', at: 0 }] };
  }
  try {
    return convertScript(
      parse(text),
      conversion((offset) => offset),
    );
  } catch (error) {
    // The parser recovers from every error it knows; this guards the page against one that it does not.
    const message = error instanceof Error ? error.message : 'unreadable';
    return { statements: [], errors: [{ message, at: 0 }] };
  }
}

/** Offsets of a text with escaped backquotes are its own: all its commands are put at the substitution. */
function convertScript(script: ast.ParsedScript, place: Conversion): Script {
  const inner = script.source === undefined ? place : place.fixed(script.pos);
  return {
    statements: script.commands.map((statement) => convertStatement(statement, inner)),
    errors: (script.errors ?? []).map(({ message, pos }) => ({ message, at: inner.at(pos) })),
  };
}

function conversion(at: (offset: number) => number): Conversion {
  const self: Conversion = {
    at,
    script: (node) => (node ? convertScript(node, self) : { statements: [], errors: [] }),
    arithmetic: (node) => convertArithmetic(node, self),
    fixed: (offset) => {
      const fixed = at(offset);
      return conversion(() => fixed);
    },
  };
  return self;
}

function convertStatement(statement: ast.Statement, place: Conversion) {
  return {
    node: convertNode(statement.command, place),
    background: statement.background ?? false,
  };
}

function convertList(list: ast.CompoundList, place: Conversion): Statements {
  return list.commands.map((statement) => convertStatement(statement, place));
}

type AnyNode = ast.PipelineNode | ast.AndOr | ast.CompoundList;

function convertNode(node: AnyNode, place: Conversion): Node {
  const at = { start: place.at(node.pos), end: place.at(node.end) };
  switch (node.type) {
    case 'Command':
      return { ...at, ...convertCommand(node, place) };
    case 'Pipeline':
      return {
        ...at,
        type: 'pipeline',
        negated: node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1,
        commands: node.commands.map((command) => convertNode(command, place)),
      };
    case 'AndOr': {
      const [first, ...others] = node.commands;
      const rest = others.map((command, index) => ({
        operator: node.operators[index] ?? '&&',
        node: convertNode(command, place),
      }));
      if (!first) return { ...at, type: 'group', body: [] };
      return { ...at, type: 'list', first: convertNode(first, place), rest };
    }
    case 'CompoundList':
      return { ...at, type: 'group', body: convertList(node, place) };
    case 'If':
      return {
        ...at,
        type: 'if',
        branches: [node, ...node.elif].map((branch) => ({
          condition: convertList(branch.clause, place),
          body: convertList(branch.then, place),
        })),
        otherwise: node.else ? convertList(node.else, place) : null,
      };
    case 'For':
      return {
        ...at,
        type: 'for',
        name: node.name.value,
        words: node.wordlist ? convertWords(node.wordlist, place) : null,
        body: convertList(node.body, place),
      };
    case 'ArithmeticFor':
      return {
        ...at,
        type: 'arithmetic-for',
        initialize: convertArithmetic(node.initialize, place),
        test: convertArithmetic(node.test, place),
        update: convertArithmetic(node.update, place),
        body: convertList(node.body, place),
      };
    case 'While':
      return {
        ...at,
        type: 'while',
        until: node.kind === 'until',
        condition: convertList(node.clause, place),
        body: convertList(node.body, place),
      };
    case 'Subshell':
      return { ...at, type: 'subshell', body: convertList(node.body, place) };
    case 'BraceGroup':
      return { ...at, type: 'group', body: convertList(node.body, place) };
    case 'Case':
      return {
        ...at,
        type: 'case',
        word: convertWord(node.word, place),
        items: node.items.map((item) => ({
          patterns: item.pattern.map((word) => convertWord(word, place)),
          body: convertList(item.body, place),
          terminator: item.terminator ?? ';;',
        })),
      };
    case 'Function':
      return {
        ...at,
        type: 'function',
        name: node.name.value,
        body: convertNode(node.body, place),
      };
    case 'TestCommand':
      return { ...at, type: 'test', expression: convertTest(node.expression, place) };
    case 'ArithmeticCommand':
      return { ...at, type: 'arithmetic', expression: convertArithmetic(node.expression, place) };
    case 'Redirected':
      return {
        ...at,
        type: 'redirected',
        command: convertNode(node.command, place),
        redirects: node.redirects.map((redirect) => convertRedirect(redirect, place)),
      };
    case 'Select':
      return { ...at, type: 'unsupported', what: 'select' };
    case 'Coproc':
      return { ...at, type: 'unsupported', what: 'coproc' };
  }
}

function convertCommand(node: ast.Command, place: Conversion) {
  const words: (WordNode | AssignmentNode)[] = node.name ? convertWords([node.name], place) : [];
  for (const argument of node.args) {
    if (argument.type === 'Assignment') words.push(convertAssignment(argument, place));
    else words.push(...convertWords([argument], place));
  }
  return {
    type: 'simple' as const,
    words,
    assignments: node.prefix
      .filter((prefix) => prefix.type === 'Assignment')
      .map((assignment) => convertAssignment(assignment, place)),
    redirects: node.redirects.map((redirect) => convertRedirect(redirect, place)),
  };
}

function convertWords(words: readonly ast.Word[], place: Conversion): WordNode[] {
  return words.flatMap((word) => expandBraces(word, place));
}

function convertAssignment(node: ast.Assignment, place: Conversion): AssignmentNode {
  const value =
    node.value.type === 'ArrayValue'
      ? { type: 'array' as const, elements: convertWords(node.value.elements, place) }
      : convertWord(node.value, place);
  return {
    type: 'assignment',
    name: node.name,
    append: node.append ?? false,
    index: node.index ? convertWord(node.index, place) : null,
    value,
    text: node.text,
  };
}

function convertRedirect(node: ast.Redirection, place: Conversion): Redirect {
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : null;
  if (node.type !== 'HereDoc') {
    const target = node.target ? convertWord(node.target, place) : null;
    return { operator: node.operator, descriptor, target };
  }
  const quoted = node.delimiter?.quoted ?? false;
  const stripTabs = node.operator === '<<-';
  return {
    operator: '<<',
    descriptor,
    target: convertHeredoc(node.body, place, { quoted, stripTabs }),
  };
}
