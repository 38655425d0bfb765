/** A shell script as plain data: what the evaluator reads. Offsets are UTF-16 into the script that was parsed. */
export interface Script {
  readonly statements: Statements;
  readonly errors: readonly { readonly message: string; readonly at: number }[];
}

export type Statements = readonly Statement[];

export interface Statement {
  readonly node: Node;
  readonly background: boolean;
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

export type Node = Placed &
  (
    | SimpleNode
    | { readonly type: 'pipeline'; readonly negated: boolean; readonly commands: readonly Node[] }
    | { readonly type: 'list'; readonly first: Node; readonly rest: readonly ListItem[] }
    | {
        readonly type: 'if';
        readonly branches: readonly IfBranch[];
        readonly otherwise: Statements | null;
      }
    | ForNode
    | ArithmeticForNode
    | WhileNode
    | { readonly type: 'subshell'; readonly body: Statements }
    | { readonly type: 'group'; readonly body: Statements }
    | { readonly type: 'case'; readonly word: WordNode; readonly items: readonly CaseItem[] }
    | { readonly type: 'function'; readonly name: string; readonly body: Node }
    | { readonly type: 'test'; readonly expression: TestNode }
    | { readonly type: 'arithmetic'; readonly expression: Arithmetic | null }
    | {
        readonly type: 'redirected';
        readonly command: Node;
        readonly redirects: readonly Redirect[];
      }
    /** Read, and not evaluated: select, coproc. */
    | { readonly type: 'unsupported'; readonly what: string }
  );

export interface SimpleNode {
  readonly type: 'simple';
  /** The program and its arguments; empty when there are only assignments or redirections. */
  readonly words: readonly (WordNode | AssignmentNode)[];
  readonly assignments: readonly AssignmentNode[];
  readonly redirects: readonly Redirect[];
}

export interface ListItem {
  readonly operator: '&&' | '||';
  readonly node: Node;
}

export interface IfBranch {
  readonly condition: Statements;
  readonly body: Statements;
}

export interface ForNode {
  readonly type: 'for';
  readonly name: string;
  /** Null for `for x; do`: the positional parameters. */
  readonly words: readonly WordNode[] | null;
  readonly body: Statements;
}

export interface ArithmeticForNode {
  readonly type: 'arithmetic-for';
  readonly initialize: Arithmetic | null;
  readonly test: Arithmetic | null;
  readonly update: Arithmetic | null;
  readonly body: Statements;
}

export interface WhileNode {
  readonly type: 'while';
  readonly until: boolean;
  readonly condition: Statements;
  readonly body: Statements;
}

export interface CaseItem {
  readonly patterns: readonly WordNode[];
  readonly body: Statements;
  readonly terminator: ';;' | ';&' | ';;&';
}

export interface AssignmentNode {
  readonly type: 'assignment';
  readonly name: string;
  readonly append: boolean;
  readonly index: WordNode | null;
  readonly value: WordNode | { readonly type: 'array'; readonly elements: readonly WordNode[] };
  /** As written. */
  readonly text: string;
}

export interface Redirect {
  readonly operator: '>' | '>>' | '<' | '<>' | '<&' | '>&' | '>|' | '&>' | '&>>' | '<<' | '<<<';
  /** The file descriptor before the operator; null for the operator's own. */
  readonly descriptor: number | null;
  readonly target: WordNode | null;
}

export interface WordNode extends Placed {
  readonly type: 'word';
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly type: 'literal'; readonly text: string; readonly quoted: boolean }
  /** An unquoted `*`, `?`, `[...]` or extended pattern. */
  | { readonly type: 'glob'; readonly text: string; readonly extended: boolean }
  | ParameterPart
  | { readonly type: 'command'; readonly script: Script; readonly quoted: boolean }
  | {
      readonly type: 'arithmetic';
      readonly expression: Arithmetic | null;
      readonly quoted: boolean;
    }
  | { readonly type: 'process'; readonly script: Script; readonly input: boolean };

export interface ParameterPart {
  readonly type: 'parameter';
  readonly name: string;
  readonly quoted: boolean;
  /** `${#x}` and `${!x}`. */
  readonly prefix: '#' | '!' | null;
  readonly index: WordNode | null;
  readonly operation: ParameterOperation | null;
}

export type ParameterOperation =
  | {
      readonly type: 'default';
      readonly operator: '-' | '=' | '+' | '?';
      readonly orEmpty: boolean;
      readonly word: WordNode;
    }
  | {
      readonly type: 'remove';
      readonly from: 'start' | 'end';
      readonly longest: boolean;
      readonly pattern: WordNode;
    }
  | {
      readonly type: 'replace';
      readonly all: boolean;
      readonly at: 'start' | 'end' | null;
      readonly pattern: WordNode;
      readonly replacement: WordNode;
    }
  | { readonly type: 'slice'; readonly offset: WordNode; readonly length: WordNode | null }
  | { readonly type: 'case'; readonly upper: boolean; readonly all: boolean }
  | { readonly type: 'unsupported'; readonly what: string };

export type Arithmetic =
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
  | {
      readonly type: 'unary';
      readonly operator: string;
      readonly operand: Arithmetic;
      readonly prefix: boolean;
    }
  | {
      readonly type: 'ternary';
      readonly test: Arithmetic;
      readonly yes: Arithmetic;
      readonly no: Arithmetic;
    }
  | { readonly type: 'word'; readonly text: string; readonly parts: readonly Part[] | null }
  | { readonly type: 'command'; readonly script: Script };

export type TestNode =
  | { readonly type: 'unary'; readonly operator: string; readonly operand: WordNode }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: WordNode;
      readonly right: WordNode;
    }
  | {
      readonly type: 'logical';
      readonly operator: '&&' | '||';
      readonly operands: readonly TestNode[];
    }
  | { readonly type: 'not'; readonly operand: TestNode };
