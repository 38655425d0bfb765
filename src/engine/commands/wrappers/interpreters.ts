import { between, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { runInstaller } from '../download/installers.ts';
import { composer } from '../languages/composer.ts';
import type { Program, StageView } from '../program.ts';
import { streamedProgram, unknownInput } from '../streamedProgram.ts';
import { asked, homeOf, written } from '../written.ts';
import { UNSEEN, unknownNote } from '../unknownBytes.ts';

interface Language {
  /** Options that are followed by a program's text: `node -e`, `Rscript -e`. */
  readonly code: RegExp;
  /** What in a text installs packages: `install.packages('ape')`. */
  readonly installs?: RegExp;
  /** Below which folder they lie. */
  readonly library?: string;
}

const R: Language = {
  code: /^(-e|--eval)$/,
  installs: /install\.packages|BiocManager::install|install_(github|cran|version|url)|pak::|renv::/,
  library: '/usr/local/lib/R',
};

const LANGUAGES: Readonly<Record<string, Language>> = {
  node: { code: /^(-e|-p|-pe|--eval|--print)$/ },
  nodejs: { code: /^(-e|-p|-pe|--eval|--print)$/ },
  deno: { code: /^(eval)$/, installs: /\b(cache|install)\b/, library: '/root/.cache/deno' },
  perl: { code: /^-\w*[eE]$/ },
  ruby: { code: /^-e$/ },
  php: { code: /^-r$/ },
  lua: { code: /^-e$/ },
  R,
  Rscript: R,
  r: R,
  // Both of littler.
  'install2.r': { code: /^$/, installs: /./, library: '/usr/local/lib/R' },
  'install.r': { code: /^$/, installs: /./, library: '/usr/local/lib/R' },
  julia: { code: /^(-e|-E)$/, installs: /Pkg\.|\bpkg"/, library: '/root/.julia' },
  erl: { code: /^-eval$/ },
  pwsh: { code: /^(-c|-Command)$/i, installs: /Install-Module/i, library: '/usr/local/share' },
  groovy: { code: /^-e$/ },
};

/** One package of R with what it needs, or some dozens of them. */
const LIBRARY: Amount = between(0.5e6, 60e6, 1.5e9);

/**
 * Interpreters of other languages than the shell's and Python's. What a program text writes cannot be told, unless it plainly installs
 * packages or edits files; one that only prints (`node -v`, `php -r 'echo …'`) writes nothing.
 */
export const interpreters: Program = {
  names: Object.keys(LANGUAGES),
  run(call, stage): Outcome {
    const language = LANGUAGES[call.name];
    if (language === undefined) return { effects: [] };
    const words = call.args.map(({ text }) => text);
    const edited = call.name === 'perl' || call.name === 'ruby' ? inPlace(words, call) : null;
    if (edited !== null) return { effects: [edited] };
    const codeAt = words.findIndex((text) => language.code.test(text));
    const stdin = call.stdin.kind === 'text' ? call.stdin.text : '';
    const all = [...words, stdin].join(' ');
    if (language.installs?.test(all) === true) return { effects: packages(call, stage, language) };
    if (codeAt >= 0) return { effects: mayWrite(all) ? [unknownWrites(call, all)] : [] };
    const script = words.find((text) => !/^-./.test(text));
    const after = call.args.slice(words.findIndex((text) => text === '-' || text === '--') + 1);
    if (readsInput(script, words) && call.stdin.kind === 'stream') {
      const program = streamedProgram(call, stage);
      return { effects: runInstaller(program, after, call, stage) ?? [unknownInput(program)] };
    }
    if (script === undefined || script === '-') {
      return { effects: stdin !== '' && !onlyPrints(stdin) ? [unknownWrites(call, stdin)] : [] };
    }
    const args = call.args.slice(words.indexOf(script) + 1);
    const installed = runInstaller(script.replace(/^.*\//, ''), args, call, stage);
    if (installed !== undefined) return { effects: installed };
    if (call.name === 'php' && /composer[^/]*$/.test(script)) {
      return composer.run({ ...call, name: 'composer', program: script, args }, stage);
    }
    return { effects: [unknownWrites(call, script)] };
  },
};

/**
 * Whether the program itself is read from standard input: no script is named, or the first word is `-` or `--`, and no option only
 * asks the interpreter about itself (`node -v`).
 */
function readsInput(script: string | undefined, words: readonly string[]): boolean {
  const [first] = words;
  return first === '-' || first === '--' || (script === undefined && first === undefined);
}

/** `perl -pi -e 's/a/b/' FILE`: like `sed -i`, the files are stored again (perlrun). */
function inPlace(words: readonly string[], call: Call): Effect | null {
  if (!words.some((text) => /^-[a-z0-9]*i/.test(text))) return null;
  const codeAt = words.findIndex((text) => /^-\w*[eE]$/.test(text));
  const paths = words.slice(codeAt + 2).filter((text) => !text.startsWith('-'));
  return {
    type: 'touch',
    selection: { paths: paths.map((path) => normalizePath(path, call.cwd)) },
  };
}

function packages(call: Call, stage: StageView, language: Language): readonly Effect[] {
  const folder = (language.library ?? homeOf(call, stage)).replace(
    /^\/root\b/,
    homeOf(call, stage),
  );
  return asked(
    {
      path: folder,
      amount: LIBRARY,
      origin: { kind: 'download', name: `packages by ${call.name}` },
      evidence: 'unknown',
      source: 'a range from one small package to some dozens of large ones',
    },
    {
      what: `the packages that ${call.name} installs`,
      reason: `The catalog holds no packages of ${call.name}.`,
      question: `How many bytes do the packages have that ${call.name} installs?`,
    },
  );
}

function mayWrite(code: string): boolean {
  return /writeFile|createWriteStream|fopen|file_put_contents|copy\(|open\s*\(|File\.write|download|save|mkdir/.test(
    code,
  );
}

/** Whether every line of a program only says something, or is a remark. */
function onlyPrints(code: string): boolean {
  return (
    !mayWrite(code) &&
    code
      .split('\n')
      .map((line) => line.trim())
      .every(
        (line) =>
          line === '' || /^(#|\/\/|<\?php$|\?>|(console\.log|print|puts|echo|say|p)\b)/.test(line),
      )
  );
}

function unknownWrites(call: Call, script: string): Effect {
  return unknownNote({
    what: `${call.name} ${firstLine(script)}`.trim(),
    reason: `What a program for ${call.name} writes cannot be told from the Dockerfile.`,
    question: `How many bytes does it write?`,
    origin: { kind: 'generated', name: call.name },
    amount: UNSEEN,
  });
}

/** The first line that says something: no `#!`, no `<?php`. */
function firstLine(script: string): string {
  const lines = script.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(#!|<\?php$)/.test(line))?.slice(0, 60) ?? '';
}

/** sqlite3 makes or changes one file: 4 KiB a table at least (sqlite.org, Database File Format: pages of 4,096 bytes). */
export const sqlite: Program = {
  names: ['sqlite3', 'sqlite'],
  run(call, stage) {
    const file = call.args.find(({ text }) => !text.startsWith('-'));
    if (file === undefined || file.text === ':memory:') return { effects: [] };
    const path = normalizePath(file.text, call.cwd);
    if (stage.filesystem.exists(path) === 'yes') {
      return { effects: [{ type: 'touch', selection: { paths: [path] } }] };
    }
    return {
      effects: [
        written({
          path,
          isFile: true,
          amount: between(4096, 32_768, 5e6),
          fileClass: 'data',
          origin: { kind: 'generated', name: 'sqlite3' },
          evidence: 'assumed',
          source: 'a new database: one page of 4,096 bytes a table at least',
        }),
      ],
    };
  },
};
