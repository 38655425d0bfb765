import { UNSEEN } from '../unknownBytes.ts';
import type { Effect } from '../../effects.ts';
import type { Call, Outcome, Word } from '../../shell/command.ts';
import { downloadNltk } from '../models/nltk.ts';
import { runPip } from './pip.ts';
import type { StageView } from '../program.ts';
import { downloadSpacyModel } from '../models/spacy.ts';
import { runVenv } from '../python/venv.ts';
import { compileAll } from './compileAll.ts';
import { firstRunEffects } from './firstRun.ts';
import { makeVenv } from './makeVenv.ts';
import type { PythonHome } from './pythonHome.ts';

/** Modules that only look, serve or check. */
const QUIET =
  /^(http\.server|json\.tool|site|sysconfig|platform|timeit|unittest|pytest|doctest|mypy|ruff|black|flake8|pylint|this|pdb|inspect|zipfile|tarfile|base64|calendar|ast|tokenize|gzip|torch\.utils\.collect_env)$/;

/** Modules that are the program of the same name. */
const PROGRAMS =
  /^(uv|poetry|pipenv|pdm|pipx|playwright|patchright|jupyter|jupyterlab|notebook|conda)$/;

/** `python -m MODULE ...`. */
export function pythonModule(
  module: string,
  args: readonly Word[],
  home: PythonHome,
  call: Call,
  stage: StageView,
): Outcome {
  switch (module) {
    case 'pip':
    case 'pip3':
      return runPip(args, call, stage, home);
    case 'venv':
    case 'virtualenv':
      return runVenv(args, call, stage, home, `python -m ${module}`);
    case 'compileall':
      return {
        effects: [
          ...firstRunEffects('script', home, call, stage),
          ...compileAll(operandsOf(args), home, call, stage),
        ],
      };
    case 'ensurepip':
      return { effects: ensurePip(home) };
    case 'nltk.downloader':
      return {
        effects: [
          ...firstRunEffects('module', home, call, stage),
          ...downloadNltk(call, stage, args),
        ],
      };
    case 'spacy':
      if (args[0]?.text === 'download') {
        const name = operandsOf(args.slice(1))[0]?.text ?? '';
        return { effects: downloadSpacyModel(call, stage, name, home.sitePackages) };
      }
      return { effects: [] };
    default:
      return otherModule(module, args, home, call, stage);
  }
}

function otherModule(
  module: string,
  args: readonly Word[],
  home: PythonHome,
  call: Call,
  stage: StageView,
): Outcome {
  const first = firstRunEffects('script', home, call, stage);
  if (QUIET.test(module)) return { effects: first };
  const program = module.replaceAll('_', '-');
  if (PROGRAMS.test(program)) {
    const outcome = stage.runNested({ ...call, name: program, program, args });
    return { ...outcome, effects: [...first, ...outcome.effects] };
  }
  const unknown: Effect = {
    type: 'unknown',
    unknown: {
      what: `python -m ${module}`,
      reason: 'this module has no model',
      question: `How many bytes does python -m ${module} write?`,
      amount: UNSEEN,
      origin: { kind: 'generated', name: `python -m ${module}` },
    },
  };
  return { effects: [...first, unknown] };
}

/** The pip that CPython bundles, for a Python that has none. */
function ensurePip(home: PythonHome): Effect[] {
  if (home.installed.has('pip')) return [];
  const options = { withPip: true, systemSitePackages: false, by: 'ensurepip' };
  return makeVenv(home.prefix, home, options).filter(
    (effect) => effect.type === 'write' && effect.content.origin.kind === 'pip',
  );
}

export function operandsOf(args: readonly Word[]): Word[] {
  const operands: Word[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word === undefined) break;
    // compileall's options with a value
    if (/^-[djsprxioe]$|^--(invalidation-mode|workers|hardlink-dupes)$/.test(word.text)) at += 1;
    else if (!word.text.startsWith('-')) operands.push(word);
  }
  return operands;
}
