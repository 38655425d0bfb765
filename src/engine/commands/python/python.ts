import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { runInstaller } from '../download/installers.ts';
import { modelEffects } from '../models/modelEffects.ts';
import type { Program, StageView } from '../program.ts';
import { snippetDownloads } from './pythonSnippet.ts';
import { firstRunEffects } from '../pip/firstRun.ts';
import { pythonModule } from '../pip/pythonModule.ts';
import { findPythonHome, type PythonHome } from '../pip/pythonHome.ts';
import { readStageText } from '../pip/readStageText.ts';
import { runPip } from '../pip/pip.ts';
import { streamedProgram, unknownInput } from '../streamedProgram.ts';
import { UNSEEN } from '../unknownBytes.ts';
import { word } from '../word.ts';

/** python: modules, `-c`, scripts, and programs from standard input. */
export const python: Program = {
  names: ['python', 'python3'],
  run: (call, stage) => runPython(call, stage),
};

/** Options of the interpreter that take a value (CPython: Command line and environment). */
const WITH_VALUE = new Set(['-W', '-X', '--check-hash-based-pycs']);

function runPython(call: Call, stage: StageView): Outcome {
  const home = findPythonHome(call, stage, call.program);
  let env = call.env;
  for (let at = 0; at < call.args.length; at += 1) {
    const { text = '' } = call.args[at] ?? {};
    const rest = call.args.slice(at + 1);
    const inner: Call = { ...call, env };
    if (WITH_VALUE.has(text)) at += 1;
    else if (/^-[a-zA-Z]*m$/.test(text)) {
      return pythonModule(rest[0]?.text ?? '', rest.slice(1), home, inner, stage);
    } else if (/^-[a-zA-Z]*c$/.test(text)) {
      return runCode(rest[0]?.text ?? '', rest[0]?.exact ?? true, home, inner, stage);
    } else if (/^-[a-zA-Z]*B/.test(text)) {
      // -B is PYTHONDONTWRITEBYTECODE
      env = new Map(env).set('PYTHONDONTWRITEBYTECODE', '1');
    } else if (text === '-') break;
    else if (/^(--version|-V|-VV|--help|-h)$/.test(text)) {
      return text.startsWith('-V') || text === '--version'
        ? { effects: [], stdout: `Python ${home.version}\n` }
        : { effects: [] };
    } else if (!text.startsWith('-')) return runScript(text, rest, home, inner, stage);
  }
  const inner: Call = { ...call, env };
  if (call.stdin.kind === 'text') {
    return runCode(call.stdin.text, call.stdin.exact, home, inner, stage);
  }
  if (call.stdin.kind === 'stream') {
    const program = streamedProgram(call, stage);
    return runStreamed(program, wordsAfterDash(call.args), home, inner, stage);
  }
  return { effects: firstRunEffects('script', home, call, stage) };
}

/** The words that a program from standard input gets: those after `-`. */
function wordsAfterDash(args: readonly Word[]): readonly Word[] {
  const at = args.findIndex(({ text }) => text === '-');
  return at < 0 ? [] : args.slice(at + 1);
}

/** `curl … | python3 -`: an installer that is known does what it does, any other is asked for. */
function runStreamed(
  program: string,
  args: readonly Word[],
  home: PythonHome,
  call: Call,
  stage: StageView,
): Outcome {
  if (/(^|\/)get-pip\.py$/.test(program)) return runScript('get-pip.py', args, home, call, stage);
  const first = firstRunEffects('script', home, call, stage);
  const effects = runInstaller(program, args, call, stage);
  return { effects: [...first, ...(effects ?? [unknownInput(program)])] };
}

/** A program given as text: what it downloads is read from it, what it prints only in the usual questions about places. */
function runCode(
  code: string,
  exact: boolean,
  home: PythonHome,
  call: Call,
  stage: StageView,
): Outcome {
  const downloads = modelEffects(snippetDownloads(code), stage, call);
  const effects: Effect[] = [...firstRunEffects('script', home, call, stage), ...downloads];
  if (downloads.length === 0 && mayWrite(code))
    effects.push(unknownWrites('a Python program', code));
  const printed = exact ? printedPlace(code, home) : null;
  return { effects, ...(printed !== null && { stdout: `${printed}\n` }) };
}

function runScript(
  path: string,
  args: readonly Word[],
  home: PythonHome,
  call: Call,
  stage: StageView,
): Outcome {
  const name = path.split('/').at(-1) ?? path;
  if (name === 'get-pip.py') {
    const bundled = Number(home.version.split('.')[1]) < 12 ? ['setuptools', 'wheel'] : [];
    const words = ['install', 'pip', ...bundled, ...args.map((one) => one.text)];
    return runPip(words.map(word), call, stage, home);
  }
  if (name === 'setup.py' && /^(install|develop)$/.test(args[0]?.text ?? '')) {
    const folder = normalizePath(path, call.cwd).replace(/\/[^/]*$/, '') || '/';
    const editable = args[0]?.text === 'develop' ? ['-e'] : [];
    return runPip(['install', ...editable, folder].map(word), call, stage, home);
  }
  const first = firstRunEffects('script', home, call, stage);
  const text = readStageText(normalizePath(path, call.cwd), stage);
  if (text === undefined) return { effects: [...first, unknownWrites(`python ${path}`, path)] };
  const downloads = modelEffects(snippetDownloads(text), stage, call);
  const rest =
    downloads.length === 0 && mayWrite(text) ? [unknownWrites(`python ${path}`, path)] : [];
  return { effects: [...first, ...downloads, ...rest] };
}

function mayWrite(code: string): boolean {
  return /\bopen\(|\.write\(|download|urlretrieve|\.save|subprocess|os\.system|makedirs|extractall|copytree|load_dataset|pipeline\(|main\(\)/.test(
    code,
  );
}

function unknownWrites(what: string, code: string): Effect {
  return {
    type: 'unknown',
    unknown: {
      what,
      reason: 'what a Python program writes cannot be told from the Dockerfile',
      question: `How many bytes does it write: ${code.trim().split('\n')[0]?.slice(0, 80) ?? ''}?`,
      amount: UNSEEN,
      origin: { kind: 'generated', name: what },
    },
  };
}

/** `python -c "import site; print(site.getsitepackages()[0])"` and its like. */
function printedPlace(code: string, home: PythonHome): string | null {
  if (!/print\(/.test(code)) return null;
  if (
    /getsitepackages\(\)(\[0\])?\s*\)|get_path\(['"](purelib|platlib)|get_paths\(\)\[['"](purelib|platlib)|get_python_lib\(/.test(
      code,
    )
  ) {
    return home.sitePackages;
  }
  if (/sys\.prefix/.test(code)) return home.prefix;
  if (
    /version_info\.major.*version_info\.minor|version_info\[:2\]|get_python_version\(\)/.test(code)
  ) {
    return home.version;
  }
  return null;
}
