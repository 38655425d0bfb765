import { evaluateArithmetic } from './arithmetic.ts';
import { runCase, runIf, runList } from './conditionals.ts';
import { expandPartsText, expandPattern, expandText } from './expandWord.ts';
import { runArithmeticFor, runFor, runWhile } from './loops.ts';
import { parseShell } from './parseShell.ts';
import { runPipeline } from './pipelines.ts';
import { withRedirects } from './redirections.ts';
import type { ShellHost, ShellStart } from './runShell.ts';
import type { Jump, Shell } from './shell.ts';
import { copyState, restoreState } from './shellState.ts';
import type { ShellState, Status, Variable } from './shellState.ts';
import { runSimple } from './simpleCommand.ts';
import { Input, Output } from './stdio.ts';
import type { Arithmetic, Node, Part, Script, Statements, WordNode } from './syntax.ts';
import { evaluateTest, statusOf } from './testExpression.ts';
import { known, UNKNOWN_TEXT } from './text.ts';
import type { Text } from './text.ts';

/** Commands, conditions and passes of loops that one script may take; the longest RUN of an official image takes some hundreds. */
const MOST_STEPS = 10_000;

/** Characters that expansions may go through; a real RUN has some ten thousand. */
const MOST_CHARACTERS = 5_000_000;

/** Functions, substitutions and evals inside each other. */
const DEEPEST = 60;

/** A running shell. */
export class Interpreter implements Shell {
  readonly state: ShellState;
  readonly home: string;
  readonly dialect: 'sh' | 'bash';
  output = new Output();
  input: Input;
  jump: Jump | null = null;
  locals: Map<string, Variable | undefined> | null = null;
  doubtful = false;
  exitTrap: string | null = null;
  droppedJump = false;
  /** Inside of a condition, a failure does not end the script under `set -e`. */
  conditions = 0;
  /** Offsets of the running command in the Dockerfile. */
  start: number;
  end: number;
  /** Where the offsets of the running text start; null when it is not in the Dockerfile. */
  #base: number | null;
  #steps = 0;
  #characters = 0;
  #gaveUp = false;
  #depth = 0;
  readonly #told = new Set<string>();

  constructor(
    start: ShellStart,
    readonly host: ShellHost,
  ) {
    this.home = start.home;
    this.dialect = start.dialect;
    this.input = new Input(start.stdin ?? { kind: 'none' });
    this.#base = start.end === undefined ? start.offset : null;
    this.start = start.offset;
    this.end = start.end ?? start.offset;
    const variables = new Map<string, Variable>();
    for (const [name, text] of start.env) {
      variables.set(name, { value: known(text), items: null, exported: true });
    }
    this.state = {
      variables,
      functions: new Map(),
      positional: (start.positional ?? []).map(known),
      cwd: start.cwd,
      oldCwd: null,
      directories: [],
      errexit: false,
      dotglob: start.dotglob ?? false,
      pipefail: false,
      lastStatus: 'success',
    };
  }

  runScript(script: Script): Status {
    for (const { message, at } of script.errors) {
      if (this.#base !== null) this.start = this.end = this.#base + at;
      this.unresolved(`shell syntax: ${message}`);
    }
    // The text of the RUN itself: the status of its last statement is the build's.
    return this.run(script.statements, this.#base !== null && this.conditions === 0);
  }

  step(): boolean {
    this.#steps += 1;
    if (!this.#isSpent) return true;
    if (!this.#gaveUp) this.unresolved('the script takes too many steps to follow');
    this.#gaveUp = true;
    this.jump = { kind: 'exit' };
    return false;
  }

  spend(characters: number): void {
    this.#characters += characters;
  }

  get #isSpent(): boolean {
    return this.#steps > MOST_STEPS || this.#characters > MOST_CHARACTERS;
  }

  unresolved(reason: string): void {
    const key = `${this.start}:${reason}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.host.unresolved(reason, this.start, this.end);
  }

  expandText(word: WordNode): Text {
    return expandText(this, word);
  }

  expandParts(parts: readonly Part[]): Text {
    return expandPartsText(this, parts);
  }

  expandPattern(word: WordNode) {
    return expandPattern(this, word);
  }

  arithmetic(expression: Arithmetic | null): number | null {
    return evaluateArithmetic(this, expression);
  }

  run(statements: Statements, mustSucceed = false): Status {
    let status: Status = 'success';
    const last = statements.at(-1);
    for (const statement of statements) {
      const { node, background } = statement;
      status = this.runNode(node, mustSucceed && statement === last && !background);
      if (background) status = 'success';
      this.state.lastStatus = status;
      if (this.jump) return status;
    }
    return status;
  }

  /** Runs the trap for the end of a shell; the status stays. */
  finish(status: Status): Status {
    const { exitTrap } = this;
    this.exitTrap = null;
    if (exitTrap === null) return status;
    this.jump = null;
    this.runText(exitTrap);
    return status;
  }

  /** Runs in a copy of the state: a subshell, a part of a pipe. */
  subshell(body: () => Status): Status {
    const saved = copyState(this.state);
    const { locals, exitTrap } = this;
    this.exitTrap = null;
    if (locals) this.locals = new Map(locals);
    const status = this.finish(body());
    this.exitTrap = exitTrap;
    this.jump = this.#isSpent ? { kind: 'exit' } : null;
    restoreState(this.state, saved);
    this.locals = locals;
    return status;
  }

  capture(script: Script): Text {
    const { output, start, end } = this;
    if (!this.#enter()) return UNKNOWN_TEXT;
    this.output = new Output();
    const status = this.subshell(() => this.runScript(script));
    const { text } = this.output;
    this.output = output;
    this.start = start;
    this.end = end;
    this.state.lastStatus = status;
    this.#depth -= 1;
    return text;
  }

  runText(text: string, positional?: readonly Text[]): Status {
    if (!this.#enter()) return 'unknown';
    const base = this.#base;
    const before = this.state.positional;
    const { start, end } = this;
    this.#base = null;
    if (positional) this.state.positional = positional;
    const status = this.runScript(parseShell(text));
    if (positional) this.state.positional = before;
    this.#base = base;
    this.start = start;
    this.end = end;
    this.#depth -= 1;
    return status;
  }

  /** Calls a function of the script. */
  callFunction(body: Node, args: readonly Text[]): Status {
    if (!this.#enter()) return 'unknown';
    const { positional } = this.state;
    const { locals } = this;
    const own = new Map<string, Variable | undefined>();
    this.locals = own;
    this.state.positional = args;
    const status = this.runNode(body);
    if (this.jump?.kind === 'return') this.jump = null;
    this.locals = locals;
    this.state.positional = positional;
    for (const [name, variable] of own) {
      if (variable) this.state.variables.set(name, variable);
      else this.state.variables.delete(name);
    }
    this.#depth -= 1;
    return status;
  }

  #enter(): boolean {
    if (this.#depth >= DEEPEST) {
      this.unresolved('calls are nested too deep to follow');
      return false;
    }
    this.#depth += 1;
    return true;
  }

  runNode(node: Node, mustSucceed = false): Status {
    if (this.jump || !this.step()) return 'unknown';
    if (this.#base !== null) {
      this.start = this.#base + node.start;
      this.end = this.#base + node.end;
    }
    this.doubtful = false;
    switch (node.type) {
      case 'simple':
        return this.checked(runSimple(this, node));
      case 'pipeline':
        return runPipeline(this, node);
      case 'list':
        return runList(this, node, mustSucceed);
      case 'if':
        return runIf(this, node);
      case 'for':
        return runFor(this, node);
      case 'arithmetic-for':
        return runArithmeticFor(this, node);
      case 'while':
        return runWhile(this, node);
      case 'subshell':
        return this.checked(this.subshell(() => this.run(node.body, mustSucceed)));
      case 'group':
        return this.run(node.body, mustSucceed);
      case 'case':
        return runCase(this, node);
      case 'function':
        this.state.functions.set(node.name, node.body);
        return 'success';
      case 'test':
        return this.checked(statusOf(evaluateTest(this, node.expression)));
      case 'arithmetic': {
        const value = this.arithmetic(node.expression);
        return this.checked(statusOf(value === null ? null : value !== 0));
      }
      case 'redirected':
        return withRedirects(this, node.redirects, () => this.runNode(node.command));
      case 'unsupported':
        this.unresolved(`${node.what} is not followed`);
        return 'unknown';
    }
  }

  /** `set -e`: a failure that is certain ends the script, unless it is a condition. */
  checked(status: Status): Status {
    if (status === 'failure' && !this.doubtful && this.state.errexit && this.conditions === 0) {
      this.jump ??= { kind: 'exit' };
    }
    return status;
  }

  /** Runs what stands as a condition. */
  condition(body: () => Status): Status {
    this.conditions += 1;
    const status = body();
    this.conditions -= 1;
    return status;
  }
}
