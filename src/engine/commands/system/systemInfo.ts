import { NOTHING } from '../../amount.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { generatedFile } from '../generatedFile.ts';
import { baseName } from '../operandPath.ts';
import type { Program, StageView } from '../program.ts';
import { newFolders } from '../files/mkdir.ts';
import { word } from '../word.ts';

/** What programs print that scripts build paths and addresses from. Undefined text: it cannot be told. */
const PRINTS: Readonly<Record<string, (call: Call, stage: StageView) => string | undefined>> = {
  uname: (call, stage) =>
    uname(
      call.args.map(({ text }) => text),
      stage,
    ),
  arch: (_call, stage) => machine(stage),
  whoami: (_call, stage) => stage.user.replace(/:.*/, '') || 'root',
  id: (call, stage) => id(call, stage),
  getconf: (call) => (call.args[0]?.text === 'LONG_BIT' ? '64' : undefined),
  dirname: (call) => {
    const text = call.args.at(-1)?.text;
    if (text === undefined) return undefined;
    const trimmed = text.replace(/\/+$/, '');
    return trimmed.includes('/') ? trimmed.replace(/\/+[^/]*$/, '') || '/' : '.';
  },
  basename: (call) => {
    const { operands } = parseOptions(call.args, { withValue: ['-s'] });
    const name = baseName(operands[0]?.text ?? '');
    const suffix = operands[1]?.text ?? '';
    return suffix !== '' && name !== suffix && name.endsWith(suffix)
      ? name.slice(0, -suffix.length)
      : name;
  },
  realpath: (call) => lastPath(call),
  readlink: (call) =>
    call.args.some(({ text }) => /^-\w*[fem]/.test(text)) ? lastPath(call) : undefined,
  seq: (call) => seq(call.args.map(({ text }) => Number(text))),
  expr: (call) => expr(call.args.map(({ text }) => text)),
  printenv: (call) => (call.args.length === 1 ? call.env.get(call.args[0]?.text ?? '') : undefined),
};

/** uname, id, dirname, seq and others that only print. */
export const systemInfo: Program = {
  names: Object.keys(PRINTS),
  run(call, stage) {
    const text = call.args.every(({ exact }) => exact)
      ? PRINTS[call.name]?.(call, stage)
      : undefined;
    return text === undefined ? { effects: [] } : { effects: [], stdout: `${text}\n` };
  },
};

/** mktemp: a name that is the same in every run of the same text, so that its later removal finds it. */
export const mktemp: Program = {
  names: ['mktemp'],
  run(call, stage) {
    const options = parseOptions(call.args, {
      withValue: ['-p', '--suffix'],
      aliases: { '--directory': '-d', '--tmpdir': '-p', '--dry-run': '-u' },
    });
    const template = options.operands[0]?.text ?? 'tmp.XXXXXXXXXX';
    const folder = options.value('-p') ?? call.env.get('TMPDIR') ?? '/tmp';
    const digits = call.start.toString(36);
    const name = template.replace(/X{3,}/, (places) => digits.padStart(places.length, '0'));
    const path = template.includes('/')
      ? normalizePath(name, call.cwd)
      : normalizePath(`${folder}/${name}`, call.cwd);
    const stdout = `${path}\n`;
    if (options.has('-u')) return { effects: [], stdout };
    if (options.has('-d')) return { effects: newFolders([word(path)], call, stage), stdout };
    return {
      effects: [generatedFile(path, NOTHING, 'mktemp', 'an empty file', { text: '' })],
      stdout,
    };
  },
};

/** which, type and whereis: whether a program is there follows from the folders of PATH, as far as the ledger knows them. */
export const which: Program = {
  names: ['which', 'whereis'],
  run(call, stage): Outcome {
    const name = call.args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    if (name === '') return { effects: [], status: 'failure' };
    const folders = (call.env.get('PATH') ?? '')
      .split(':')
      .filter((folder) => folder.startsWith('/'));
    const found = folders.find(
      (folder) => stage.filesystem.under(normalizePath(name, folder)).length > 0,
    );
    if (found !== undefined)
      return { effects: [], status: 'success', stdout: `${normalizePath(name, found)}\n` };
    if (stage.base.tools.includes(name)) return { effects: [], status: 'success' };
    return { effects: [], status: 'unknown' };
  },
};

function machine(stage: StageView): string {
  return stage.platform === 'linux/arm64' ? 'aarch64' : 'x86_64';
}

function uname(options: readonly string[], stage: StageView): string | undefined {
  const letters = options.join('').replace(/-/g, '');
  if (letters === '' || letters === 's') return 'Linux';
  if (/^[mpi]$/.test(letters) || letters === 'machine') return machine(stage);
  if (letters === 'o') return 'GNU/Linux';
  if (letters === 'sm' || letters === 'ms') return `Linux ${machine(stage)}`;
  return undefined;
}

function id(call: Call, stage: StageView): string | undefined {
  const options = call.args
    .map(({ text }) => text)
    .filter((text) => text.startsWith('-'))
    .join('');
  const asked = call.args.find(({ text }) => !text.startsWith('-'));
  if (asked !== undefined) return undefined;
  if (/^-[ug]$/.test(options)) return stage.isRoot ? '0' : undefined;
  return /^-(un|nu)$/.test(options) ? stage.user.replace(/:.*/, '') || 'root' : undefined;
}

function lastPath(call: Call): string | undefined {
  const path = call.args.findLast(({ text }) => !text.startsWith('-'))?.text;
  return path === undefined ? undefined : normalizePath(path, call.cwd);
}

function seq(numbers: readonly number[]): string | undefined {
  const [first, second, third] = numbers;
  if (first === undefined || numbers.some((number) => !Number.isInteger(number))) return undefined;
  const from = second === undefined ? 1 : first;
  const step = third === undefined ? 1 : (second ?? 1);
  const to = third ?? second ?? first;
  const count = step === 0 ? 0 : Math.floor((to - from) / step) + 1;
  if (count > 10_000) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * step).join('\n');
}

/** `expr 1 + 2`. */
function expr(words: readonly string[]): string | undefined {
  const [a, operator, b] = words;
  const left = Number(a);
  const right = Number(b);
  if (words.length !== 3 || !Number.isInteger(left) || !Number.isInteger(right)) return undefined;
  switch (operator) {
    case '+':
      return String(left + right);
    case '-':
      return String(left - right);
    case '*':
      return String(left * right);
    case '/':
      return right === 0 ? undefined : String(Math.trunc(left / right));
    default:
      return undefined;
  }
}
