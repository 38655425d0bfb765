import { between, times, type Amount } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Call, Outcome } from '../../shell/command.ts';
import { parseOptions, type ParsedOptions } from '../../shell/parseOptions.ts';
import { projectText } from '../node/nodeProject.ts';
import type { Program, StageView } from '../program.ts';
import { asked, homeOf, removed, written } from '../written.ts';

/** go: the module cache, the build cache and the programs it builds. Sizes of builds are ranges; no measurement behind them. */
export const go: Program = {
  names: ['go'],
  run(call, stage): Outcome {
    const [subcommand, ...rest] = call.args;
    const options = parseOptions(rest, {
      withValue: [
        '-o',
        '-ldflags',
        '-tags',
        '-gcflags',
        '-asmflags',
        '-mod',
        '-p',
        '-buildmode',
        '-modfile',
        '-C',
        '-run',
        '-timeout',
        '-coverprofile',
        '-trimpath=',
      ],
      singleDashLong: true,
    });
    switch (subcommand?.text) {
      case 'mod':
        return {
          effects:
            options.operands[0]?.text === 'download' || options.operands[0]?.text === 'tidy'
              ? modules(call, stage)
              : options.operands[0]?.text === 'vendor'
                ? vendor(call, stage)
                : [],
        };
      case 'get':
        return { effects: modules(call, stage, options.operands.length) };
      case 'build':
        return {
          effects: [
            ...modules(call, stage),
            buildCache(call, stage),
            ...program(call, options, moduleCount(call, stage)),
          ],
        };
      case 'install':
        return {
          effects: [
            ...modules(
              call,
              stage,
              options.operands.filter(({ text }) => text.includes('@')).length,
            ),
            buildCache(call, stage),
            ...installed(call, stage, options),
          ],
        };
      case 'test':
      case 'vet':
      case 'run':
      case 'generate':
        return { effects: [...modules(call, stage), buildCache(call, stage)] };
      case 'clean': {
        const paths: string[] = [];
        if (options.has('-modcache')) paths.push(moduleCache(call, stage));
        if (options.has('-cache')) paths.push(cacheFolder(call, stage));
        return { effects: paths.length === 0 ? [] : [removed(paths)] };
      }
      default:
        return { effects: [] };
    }
  },
};

function goPath(call: Call, stage: StageView): string {
  // golang images set GOPATH=/go.
  const given = call.env.get('GOPATH')?.split(':')[0];
  return given
    ? normalizePath(given)
    : /^golang\b/.test(stage.base.reference)
      ? '/go'
      : `${homeOf(call, stage)}/go`;
}

function moduleCache(call: Call, stage: StageView): string {
  const given = call.env.get('GOMODCACHE');
  return given ? normalizePath(given) : `${goPath(call, stage)}/pkg/mod`;
}

function cacheFolder(call: Call, stage: StageView): string {
  const given = call.env.get('GOCACHE');
  return given
    ? normalizePath(given)
    : `${call.env.get('XDG_CACHE_HOME') ?? `${homeOf(call, stage)}/.cache`}/go-build`;
}

/**
 * Modules that go.sum names with their content (`h1:` lines that are not of go.mod), else that go.mod requires; undefined where neither
 * is known. Without a go.mod there is nothing but the standard library: since Go 1.16 other packages need one.
 */
function moduleCount(call: Call, stage: StageView): number | undefined {
  const sum = projectText(stage, call.cwd, 'go.sum');
  const mod = projectText(stage, call.cwd, 'go.mod');
  const fromSum = sum
    ?.split('\n')
    .filter((line) => line.trim() !== '' && !/\/go\.mod h1:/.test(line)).length;
  const fromMod = mod
    ?.split('\n')
    .filter((line) => /^\s*(require\s+)?[\w.-]+\.[\w.-]+\/\S+ v/.test(line)).length;
  const named = fromSum ?? fromMod;
  if (named !== undefined) return named;
  const path = normalizePath('go.mod', call.cwd);
  // Where single files alone were copied, the folder is known: a base image brings no go.mod.
  const isKnown =
    stage.filesystem.exists(path) === 'no' ||
    stage.filesystem
      .under(call.cwd)
      .every(({ content }) => !content.spread && content.path !== path);
  return isKnown ? 0 : undefined;
}

/** What modules leave in the module cache; once a layer holds them they are not fetched again. */
function modules(call: Call, stage: StageView, named = 0): readonly Effect[] {
  const path = moduleCache(call, stage);
  const there = stage.filesystem.under(path).some(({ content }) => content.origin.kind === 'go');
  if (there && named === 0) return [];
  if (
    stage.filesystem.exists(normalizePath('vendor/modules.txt', call.cwd)) === 'yes' &&
    named === 0
  )
    return [];
  const known = moduleCount(call, stage);
  const count = (known ?? 0) * (named > 0 && there ? 0 : 1) + named * 8;
  if (count === 0 && known !== undefined) return [];
  const each = between(0.25e6, 1.6e6, 6e6);
  const amount = count > 0 ? times(each, count) : between(1e6, 120e6, 1.5e9);
  const what = {
    path,
    amount,
    origin: { kind: 'go' as const, name: named > 0 && there ? 'more modules' : 'modules' },
    evidence: count > 0 ? ('assumed' as const) : ('unknown' as const),
    source:
      count > 0
        ? `${count} modules at about 1.6 MB each, source and archive`
        : 'neither go.mod nor go.sum is known',
  };
  return asked(what, {
    what: 'the Go module cache',
    reason: 'The sizes of modules are not in the catalog.',
    question: `How many bytes does ${path} have after go mod download?`,
    ...(count > 0 ? {} : { answer: { kind: 'file' as const, path: 'go.sum' } }),
  });
}

function vendor(call: Call, stage: StageView): readonly Effect[] {
  const effects = modules(call, stage);
  return [
    ...effects,
    written({
      path: normalizePath('vendor', call.cwd),
      amount: between(0.5e6, 30e6, 400e6),
      origin: { kind: 'go', name: 'vendored modules' },
      evidence: 'assumed',
      source: 'the packages of the modules that the program uses',
    }),
  ];
}

/**
 * Compiled packages, the standard library among them: with net/http alone about 110 MB beside a program of 7 MB (a golang:1.22 image of
 * 991 MB in a public course of 2026), more with every module. Object files shrink about as programs do.
 */
function buildCache(call: Call, stage: StageView): Effect {
  const count = moduleCount(call, stage);
  const bytes = count === undefined ? 200e6 : 100e6 + 4e6 * Math.min(count, 200);
  return written({
    path: cacheFolder(call, stage),
    amount: between(Math.min(40e6, bytes * 0.4), bytes, count === undefined ? 1.5e9 : bytes * 2.5),
    fileClass: 'native',
    origin: { kind: 'go', name: 'build cache' },
    evidence: 'assumed',
    source: 'compiled packages, the standard library among them; one published measurement',
  });
}

/** A program with net/http has 6.9 MB, 4.8 MB without symbols (go 1.22); a quarter of a megabyte more with every module. */
function binarySize(options: ParsedOptions, count: number | undefined): Amount {
  const isStripped = /-s\b|-w\b/.test(options.value('-ldflags') ?? '');
  const bytes = count === undefined ? 16e6 : 6.9e6 + 0.25e6 * Math.min(count, 200);
  const high = count === undefined ? 140e6 : count === 0 ? 14e6 : bytes * 5;
  return times(between(1.5e6, bytes, high), isStripped ? 0.7 : 1);
}

function program(call: Call, options: ParsedOptions, count: number | undefined): readonly Effect[] {
  const given = options.value('-o');
  const package_ = options.operands.at(-1)?.text ?? '.';
  if (given === '/dev/null') return [];
  const name = /^\.{0,2}\/?(\.\.\.)?$/.test(package_)
    ? call.cwd.replace(/^.*\//, '')
    : package_.replace(/\.go$/, '').replace(/^.*\//, '');
  const path =
    given === undefined ? normalizePath(name || 'main', call.cwd) : normalizePath(given, call.cwd);
  return binary(
    path,
    given?.endsWith('/') === true,
    binarySize(options, count),
    path.replace(/^.*\//, ''),
  );
}

function installed(call: Call, stage: StageView, options: ParsedOptions): readonly Effect[] {
  const folder = call.env.get('GOBIN') ?? `${goPath(call, stage)}/bin`;
  return options.operands.flatMap(({ text }) => {
    const name = text
      .replace(/@.*$/, '')
      .replace(/\/v\d+$/, '')
      .replace(/\/\.\.\.$/, '')
      .replace(/^.*\//, '');
    return name === ''
      ? []
      : binary(`${folder}/${name}`, false, binarySize(options, undefined), name);
  });
}

function binary(path: string, spread: boolean, amount: Amount, name: string): readonly Effect[] {
  return asked(
    {
      path,
      isFile: !spread,
      amount,
      fileClass: 'native',
      origin: { kind: 'go', name },
      evidence: 'unknown',
      source: 'a statically linked Go program, by the number of its modules: 1 to 140 MB',
    },
    {
      what: `the size of ${name}`,
      reason: 'Only building would tell.',
      question: `How many bytes does ${path} have?`,
    },
  );
}
