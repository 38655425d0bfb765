import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { makeVenv } from '../pip/makeVenv.ts';
import type { Program, StageView } from '../program.ts';
import { uvExport } from './uvExport.ts';
import { uvPip } from './uvPip.ts';
import { syncProject } from './uvProject.ts';
import { findUvPython, managedPython } from './uvPython.ts';
import { readUvSettings, type UvSettings } from './uvSettings.ts';
import { uvTool } from './uvTool.ts';

/** uv: its pip interface, projects, tools and Pythons. */
export const uv: Program = { names: ['uv'], run: runUv };

/** `uvx TOOL` is `uv tool run TOOL`. */
export const uvx: Program = {
  names: ['uvx'],
  run: (call, stage) => {
    const settings = readUvSettings(untilOperand(call.args), call, stage);
    return { effects: runTool(settings, call, stage) };
  },
};

function runUv(call: Call, stage: StageView): Outcome {
  const at = call.args.findIndex(
    (word, index) => !word.text.startsWith('-') && !isValue(call.args, index),
  );
  const command = call.args[at]?.text ?? '';
  const rest = call.args.slice(at + 1);
  const before = call.args.slice(0, Math.max(0, at));
  const read = (words: readonly Word[]): UvSettings =>
    readUvSettings([...before, ...words], call, stage);
  switch (command) {
    case 'pip': {
      const settings = read(rest);
      return { effects: uvPip(settings.options.operands, settings, call, stage) };
    }
    case 'sync':
      return { effects: syncProject(read(rest), [], call, stage).effects };
    case 'add': {
      const settings = read(rest);
      const added = settings.options.operands.map((word) => word.text);
      return { effects: syncProject(settings, added, call, stage).effects };
    }
    case 'run':
      return runInProject(rest, before, call, stage);
    case 'venv': {
      const settings = read(rest);
      return { effects: venvEffects(settings, call, stage) };
    }
    case 'tool':
      return { effects: toolEffects(rest, before, call, stage) };
    case 'python': {
      const settings = read(rest);
      const [action, ...versions] = settings.options.operands;
      if (action?.text !== 'install') return { effects: [] };
      const asked = versions.length > 0 ? versions.map((word) => word.text) : ['3.14'];
      return {
        effects: asked.flatMap(
          (text) => managedPython(/\d+\.\d+/.exec(text)?.[0] ?? '3.14', call, stage).effects,
        ),
      };
    }
    case 'cache': {
      const settings = read(rest);
      const isCleaned = /^(clean|prune)$/.test(settings.options.operands[0]?.text ?? '');
      const paths = [settings.cacheDir];
      return { effects: isCleaned ? [{ type: 'delete', selection: { paths } }] : [] };
    }
    case 'export':
      return uvExport(read(rest), call, stage);
    default:
      // lock, init, tree, build, version, self, help: nothing that counts in an image.
      return { effects: [] };
  }
}

/** Whether a word is the value of the global option before it. */
function isValue(words: readonly Word[], index: number): boolean {
  return /^--(directory|project|cache-dir|config-file|color|allow-insecure-host)$/.test(
    words[index - 1]?.text ?? '',
  );
}

/** uv's own options end where the command to run begins. */
function untilOperand(words: readonly Word[]): readonly Word[] {
  const withValue =
    /^(--(with|from|python|index|index-url|extra-index-url|extra|group|directory|project|package|env-file|cache-dir|default-index|link-mode|only-group|no-group|with-requirements|module)|-p|-w)$/;
  for (let at = 0; at < words.length; at += 1) {
    const text = words[at]?.text ?? '';
    if (withValue.test(text)) at += 1;
    else if (!text.startsWith('-')) return words.slice(0, at + 1);
  }
  return words;
}

/** `uv run`: a sync unless told otherwise, then the command with the environment's bin first on PATH. */
function runInProject(
  rest: readonly Word[],
  before: readonly Word[],
  call: Call,
  stage: StageView,
): Outcome {
  const own = untilOperand(rest);
  const settings = readUvSettings([...before, ...own], call, stage);
  const words = rest.slice(own.length - settings.options.operands.length);
  const { options } = settings;
  const skips =
    options.has('--no-sync') ||
    options.has('--no-project') ||
    options.has('--script') ||
    options.has('--isolated');
  const synced = skips ? null : syncProject(settings, [], call, stage);
  const effects: Effect[] = [...(synced?.effects ?? [])];
  effects.push(...uvTool(options.values('--with'), false, settings, call, stage));
  const [program, ...args] = words.filter((word) => word.text !== '--');
  if (program === undefined) return { effects };
  const bin = synced?.home.bin;
  const path = call.env.get('PATH') ?? '';
  const env = bin === undefined ? call.env : new Map(call.env).set('PATH', `${bin}:${path}`);
  const isScript = program.text.endsWith('.py');
  const name = isScript ? 'python' : (program.text.split('/').at(-1) ?? program.text);
  const inner: Call = {
    ...call,
    env,
    name,
    program: isScript ? 'python' : program.text,
    args: isScript ? [program, ...args] : args,
  };
  return stage.runNested(inner, effects);
}

function venvEffects(settings: UvSettings, call: Call, stage: StageView): Effect[] {
  const path = settings.options.operands[0]?.text;
  const prefix = normalizePath(
    path ?? call.env.get('UV_PROJECT_ENVIRONMENT') ?? '.venv',
    settings.folder,
  );
  const python = findUvPython(settings.python, null, settings, call, stage);
  const options = {
    withPip:
      settings.options.has('--seed') || /^(1|true)$/i.test(call.env.get('UV_VENV_SEED') ?? ''),
    systemSitePackages: settings.options.has('--system-site-packages'),
    by: 'uv venv',
  };
  return [...python.effects, ...makeVenv(prefix, python.home, options)];
}

function toolEffects(
  rest: readonly Word[],
  before: readonly Word[],
  call: Call,
  stage: StageView,
): Effect[] {
  const [action, ...words] = rest;
  if (action?.text === 'run') {
    return runTool(readUvSettings([...before, ...untilOperand(words)], call, stage), call, stage);
  }
  if (action?.text !== 'install') return [];
  const settings = readUvSettings([...before, ...words], call, stage);
  const names = settings.options.values('--from');
  const operands = settings.options.operands.map((word) => word.text);
  return uvTool(names.length > 0 ? names : operands, true, settings, call, stage);
}

function runTool(settings: UvSettings, call: Call, stage: StageView): Effect[] {
  const from = settings.options.values('--from');
  const operand = settings.options.operands[0]?.text;
  const names = from.length > 0 ? from : operand === undefined ? [] : [operand];
  return uvTool(names, false, settings, call, stage);
}
