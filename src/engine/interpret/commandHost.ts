import type { SourceRange } from '../dockerfile/instruction.ts';
import type { Effect } from '../effects.ts';
import { isWithin, normalizePath } from '../filesystem/normalizePath.ts';
import { visibleNames } from '../commands/operandPath.ts';
import { findProgram } from '../commands/findProgram.ts';
import type { StageView } from '../commands/program.ts';
import { UNSEEN } from '../commands/unknownBytes.ts';
import type { Call, Outcome, Word } from '../shell/command.ts';
import { runShell, type ShellHost } from '../shell/runShell.ts';
import type { Volume } from '../shell/stdio.ts';
import { withAnswers } from './answered.ts';
import { applyEffect, type EffectListener } from './applyEffect.ts';
import { appended, redirected } from './redirected.ts';
import { noteUnknown } from './noteUnknown.ts';
import { proxyVariables } from './scope.ts';
import type { Session } from './session.ts';
import { homeOf, isRoot, type StageState } from './stageState.ts';

/** Commands inside commands (sudo sh -c, xargs) end somewhere in a real build; a loop of scripts does not. */
const DEEPEST_NESTING = 12;

/** Simple commands that one instruction may run; a real one has tens. */
const MOST_CALLS = 5000;

/** PATH of an image that sets none (runc's default for containers). */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs the commands of one RUN: finds each one's model, applies what it does, and passes text between them. */
export class CommandHost {
  readonly #state: StageState;
  readonly #session: Session;
  readonly #range: SourceRange;
  #depth = 0;
  #calls = 0;
  /** Where the command that runs now stands. */
  #place: SourceRange;

  constructor(state: StageState, session: Session, range: SourceRange) {
    this.#state = state;
    this.#session = session;
    this.#range = range;
    this.#place = range;
  }

  /** The shell form: `shell` is the stage's SHELL, and the script its last argument. */
  runShellForm(shell: readonly string[], script: string, offset: number): void {
    const program = shell[0] ?? '/bin/sh';
    if (/(powershell|pwsh|cmd)(\.exe)?$/i.test(program)) {
      this.#unknownCommand(program, 'Windows shells are not understood');
      return;
    }
    if (/(^|\/)(ba|da|a|z|k)?sh$/.test(program)) {
      this.#script(
        script,
        offset,
        this.#environment(),
        this.#state.workdir,
        /bash|zsh/.test(program),
        [],
        shell.some((word, at) => word === 'dotglob' && shell[at - 1] === '-O'),
      );
      return;
    }
    this.runArguments([...shell, script], this.#range);
  }

  /** The exec form: no shell, so no variables, globs or `&&` (Dockerfile reference, Shell and exec form). */
  runArguments(argv: readonly string[], range: SourceRange, stdin?: string): void {
    const [program, ...rest] = argv;
    if (program === undefined) return;
    const call: Call = {
      name: program.split('/').at(-1) ?? program,
      program,
      args: rest.map((text): Word => ({ text, exact: true, glob: false })),
      env: this.#environment(),
      cwd: this.#state.workdir,
      stdin: stdin === undefined ? { kind: 'none' } : { kind: 'text', text: stdin, exact: true },
      start: range.start,
      end: range.end,
    };
    this.#execute(call);
  }

  #script(
    script: string,
    offset: number,
    env: ReadonlyMap<string, string>,
    cwd: string,
    isBash: boolean,
    positional: readonly string[] = [],
    dotglob = false,
  ): Outcome {
    const home = env.get('HOME') ?? homeOf(this.#state.user);
    const result = runShell(
      script,
      {
        env,
        cwd,
        home,
        offset,
        dialect: isBash ? 'bash' : 'sh',
        positional: [...positional],
        dotglob,
      },
      this.#shellHost(),
    );
    return {
      effects: [],
      status: result.status,
      ...(result.stdout !== undefined && { stdout: result.stdout }),
    };
  }

  #shellHost(): ShellHost {
    const { filesystem } = this.#state;
    return {
      execute: (call) => this.#execute(call),
      expandGlob: (pattern) => filesystem.glob(visibleNames(pattern)),
      exists: (path) => (this.#isProgramPath(path) ? 'yes' : filesystem.exists(path)),
      readText: (path) => this.#readText(path),
      write: (path, text, append, volume) => this.#redirect(path, text, append, volume ?? null),
      unresolved: (reason, start, end) => {
        this.#place = this.#rangeOf(start, end);
        this.#notice('unresolved-shell', reason);
        this.#place = this.#range;
      },
    };
  }

  #execute(call: Call): Outcome {
    this.#calls += 1;
    if (this.#calls > MOST_CALLS || this.#depth > DEEPEST_NESTING) {
      this.#notice('too-many-commands', 'This RUN runs more commands than are followed.');
      return { effects: [], status: 'unknown' };
    }
    const outer = this.#place;
    this.#place = this.#rangeOf(call.start, call.end);
    const outcome = this.#runModel(call);
    this.#place = outer;
    return outcome;
  }

  #runModel(call: Call): Outcome {
    const program = findProgram(call.name);
    if (program === undefined) return this.#withoutModel(call);
    this.#depth += 1;
    const outcome = program.run(call, this.#view(call));
    this.#depth -= 1;
    for (const effect of outcome.effects) this.#apply(effect);
    return outcome;
  }

  /** Lines of a command inside this instruction; those of the instruction for one that does not stand in it word for word. */
  #rangeOf(start: number, end: number): SourceRange {
    const range = this.#range;
    if (start < range.start || end > range.end || end <= start) return range;
    const linesIn = (from: number, to: number): number =>
      this.#session.given.dockerfile.slice(from, to).split('\n').length - 1;
    const line = range.line + linesIn(range.start, start);
    return { start, end, line, endLine: line + linesIn(start, end) };
  }

  /** No model: a script whose text is known is read, and one for another interpreter handed to it. */
  #withoutModel(call: Call): Outcome {
    const isPath = call.program.includes('/');
    const path = normalizePath(call.program, call.cwd);
    const text = isPath ? this.#state.filesystem.text(path) : undefined;
    const interpreter = interpreterOf(path, text);
    if (interpreter !== null && findProgram(interpreter) !== undefined) {
      const args = [{ text: call.program, exact: true, glob: false }, ...call.args];
      return this.#runModel({ ...call, name: interpreter, program: interpreter, args });
    }
    if (text !== undefined && interpreter === null) return this.#runFile(text, call);
    if (asksAboutItself(call)) return { effects: [], status: 'success' };
    const isScript = /\.(sh|bash)$/.test(path);
    this.#unknownCommand(
      call.program,
      isScript ? 'the text of this script is not given' : 'this program has no model',
    );
    return { effects: [], status: 'success' };
  }

  #runFile(text: string, call: Call): Outcome {
    this.#depth += 1;
    const positional = call.args.map((word) => word.text);
    const outcome = this.#script(text, call.start, call.env, call.cwd, true, positional);
    this.#depth -= 1;
    return outcome;
  }

  #view(call: Call): StageView {
    const state = this.#state;
    return {
      catalog: this.#session.catalog,
      workspace: this.#session.workspace,
      platform: state.platform,
      base: state.base,
      filesystem: state.filesystem,
      // After a command that this one ran, it is another map.
      get dpkg() {
        return state.dpkg;
      },
      user: state.user,
      isRoot: isRoot(state.user),
      home: call.env.get('HOME') ?? homeOf(state.user),
      runNested: (inner, before = []) => {
        for (const effect of before) this.#apply(effect);
        return { ...this.#execute(inner), effects: [] };
      },
      runScript: (script, outer) => this.#runFile(script, outer),
    };
  }

  /** What a program of this RUN sees: ENV, and the ARGs that no later ENV took over. */
  #environment(): ReadonlyMap<string, string> {
    const { args, env, user } = this.#state;
    return new Map([
      ['PATH', DEFAULT_PATH],
      ['HOME', homeOf(user)],
      ...proxyVariables(this.#session.workspace),
      ...env,
      ...args,
    ]);
  }

  #apply(effect: Effect): void {
    const listener: EffectListener = {
      unknown: (unknown) => noteUnknown(this.#session, this.#state, this.#place, unknown),
      notice: (notice) => this.#session.notices.push({ notice, range: this.#place }),
    };
    // `export` of a program lasts as long as the RUN: only ENV changes the stage.
    const known = effect.type === 'env' ? null : withAnswers(effect, this.#session.workspace);
    if (known !== null) applyEffect(known, this.#state, listener);
  }

  #redirect(path: string, text: string | null, append: boolean, volume: Volume | null): void {
    const { filesystem } = this.#state;
    const before = append ? filesystem.text(path) : '';
    const known = text === null || before === undefined ? undefined : before + text;
    const below = append
      ? filesystem.under(path).find((entry) => entry.content.path === path)
      : undefined;
    const isLonger = below !== undefined && known === undefined;
    const content = isLonger
      ? appended(below.content, redirected(path, text ?? undefined, volume))
      : redirected(path, known, volume);
    // Another name of a file of this layer: it is that file that is written to.
    const file = filesystem.linkAt(path);
    this.#apply({
      type: 'write',
      content: file === undefined ? content : { ...content, path: file },
    });
  }

  #readText(path: string): string | undefined {
    return this.#state.filesystem.text(path);
  }

  /** Programs that every base image has are there although no piece of the ledger names them. */
  #isProgramPath(path: string): boolean {
    if (!/^\/(usr\/(local\/)?)?s?bin\/[^/]+$/.test(path)) return false;
    const name = path.split('/').at(-1) ?? '';
    return this.#state.base.tools.includes(name) && isWithin(path, '/');
  }

  #unknownCommand(program: string, reason: string): void {
    this.#apply({
      type: 'unknown',
      unknown: {
        what: program,
        reason,
        question: `How many bytes does ${program} write?`,
        amount: UNSEEN,
        origin: { kind: 'generated', name: program },
      },
    });
  }

  #notice(id: string, message: string): void {
    this.#apply({ type: 'notice', notice: { id, severity: 'info', message } });
  }
}

/** Whether a call only makes a program print its help or its version (GNU coding standards, Command-Line Interfaces). */
function asksAboutItself({ args }: Call): boolean {
  const [first] = args;
  if (first === undefined) return false;
  if (args.length === 1 && /^(-h|-v|-V|-help|-version|help|version)$/.test(first.text)) return true;
  return args.some(({ text }) => text === '--help' || text === '--version');
}

/** The program that a file asks to be run by: that of its first line, Python for a `.py`; null for a shell or when nobody can tell. */
function interpreterOf(path: string, text: string | undefined): string | null {
  const words = /^#!\s*(.*)/.exec(text ?? '')?.[1]?.split(/\s+/) ?? [];
  const program = words.find((word) => !/(^|\/)env$|^-/.test(word))?.replace(/^.*\//, '');
  if (program !== undefined) return /^(ba|da|a|z|k)?sh$/.test(program) ? null : program;
  return text === undefined && path.endsWith('.py') ? 'python3' : null;
}
