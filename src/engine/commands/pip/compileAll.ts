import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { isWithin, normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Word } from '../../shell/command.ts';
import type { StageView } from '../program.ts';
import type { PythonHome } from './pythonHome.ts';

/**
 * Byte-code of the whole library of CPython 3.11 with pip: `import json, ...` and then `python -m compileall` of it wrote 20.03 MB
 * together (real build, 2026-11-20).
 */
const WHOLE_LIBRARY = 20_034_826;

/** Byte-code per byte of source: byte-weighted over 967 measured wheels, 2026-11-20. */
const PYC_PER_PY = 1.307;

/** `python -m compileall PATH ...`: byte-code beside every source below the paths that has none yet. */
export function compileAll(
  words: readonly Word[],
  home: PythonHome,
  call: Call,
  stage: StageView,
): Effect[] {
  const folders = words.map((word) => normalizePath(word.text, call.cwd));
  const effects: Effect[] = [];
  for (const folder of folders.length > 0 ? folders : [home.sitePackages]) {
    effects.push(...compileBelow(folder, stage));
    const library = `${home.libraryPrefix}/lib/python${home.version}`;
    if (!home.hasBytecode && stage.isRoot && isWithin(library, folder)) {
      effects.push(...compileLibrary(library, stage));
    }
  }
  return effects;
}

/** Byte-code for what pip (with --no-compile), uv or COPY put below a folder. */
export function compileBelow(folder: string, stage: StageView): Effect[] {
  const entries = stage.filesystem.under(folder);
  const compiled = new Set(
    entries
      .filter(({ content }) => content.fileClass === 'bytecode')
      .map(({ content }) => `${content.path} ${content.origin.name}`),
  );
  return entries.flatMap(({ content }): Effect[] => {
    const { path, origin, amount } = content;
    const isSource =
      content.fileClass === 'code' && (origin.kind === 'pip' || origin.kind === 'context');
    if (!isSource || amount.high === 0 || compiled.has(`${path} ${origin.name}`)) return [];
    if (!content.spread && !path.endsWith('.py')) return [];
    const written: Amount = between(amount.low * 1.0, amount.bytes * PYC_PER_PY, amount.high * 1.7);
    return [
      {
        type: 'write',
        content: {
          path: content.spread ? path : path.replace(/\/([^/]*)\.py$/, '/__pycache__/$1.pyc'),
          spread: content.spread,
          amount: written,
          fileClass: 'bytecode',
          origin,
          evidence: 'derived',
          source: `${PYC_PER_PY} bytes of byte-code for each byte of source (967 measured wheels, 2026-11-20)`,
        },
      },
    ];
  });
}

function compileLibrary(library: string, stage: StageView): Effect[] {
  const written = stage.filesystem
    .under(library)
    .filter(({ content }) => content.origin.kind === 'python')
    .reduce((sum, { content }) => sum + content.amount.bytes, 0);
  const missing = WHOLE_LIBRARY - written;
  if (missing <= 0) return [];
  return [
    {
      type: 'write',
      content: {
        path: library,
        spread: true,
        amount: between(missing * 0.85, missing, missing * 1.15),
        fileClass: 'bytecode',
        origin: { kind: 'python', name: 'byte-code of the whole library' },
        evidence: 'derived',
        source: 'compileall of the library of Python 3.11 in a real build, 2026-11-20',
      },
    },
  ];
}
