import { between, exactly } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import { parseOptions } from '../../shell/parseOptions.ts';
import type { Call } from '../../shell/command.ts';
import { buildOutput } from './buildOutput.ts';
import { generatedFile } from '../generatedFile.ts';
import type { Program, StageView } from '../program.ts';

/** From a small library to a database server or a compiler. */
const OBJECTS = between(0, 30e6, 3e9);
const INSTALLED = between(50e3, 20e6, 1e9);

/** Where configure notes the prefix, for the `make install` that follows. */
const STATUS = 'config.status';

/** make, cmake, ninja, meson and configure scripts: what they make is unknown, where it lies is known. */
export const make: Program = {
  names: [
    'make',
    'gmake',
    'ninja',
    'ninja-build',
    'cmake',
    'meson',
    'configure',
    'config',
    'bootstrap',
    'autoreconf',
    'autoconf',
    'automake',
    'aclocal',
    'libtoolize',
    'autogen.sh',
    'buildconf',
    'qmake',
    'scons',
    'bazel',
    'bazelisk',
    'b2',
    'checkinstall',
  ],
  run(call, stage) {
    if (call.args.some(({ text }) => /^(--version|--help|-v|-h)$/.test(text)))
      return { effects: [] };
    switch (call.name) {
      case 'configure':
      case 'config':
        return { effects: configure(call) };
      case 'cmake':
        return { effects: cmake(call, stage) };
      case 'meson':
      case 'bootstrap':
      case 'autoreconf':
      case 'autoconf':
      case 'automake':
      case 'aclocal':
      case 'libtoolize':
      case 'autogen.sh':
      case 'buildconf':
      case 'qmake':
        return { effects: meson(call, stage) };
      default:
        return { effects: build(call, stage) };
    }
  },
};

function build(call: Call, stage: StageView): readonly Effect[] {
  const options = parseOptions(call.args, {
    withValue: ['-C', '--directory', '-f', '--file', '-I', '-o', '-W', '-l'],
    aliases: { '--directory': '-C' },
  });
  // `-j4` and `-j 4`: the number is no target.
  const words = options.operands.map(({ text }) => text).filter((text) => !/^\d+$/.test(text));
  const targets = words.filter((text) => !text.includes('='));
  const cwd = normalizePath(options.value('-C') ?? '.', call.cwd);
  const installs = targets.filter((target) => /install/.test(target) && !/uninstall/.test(target));
  const cleans = targets.filter((target) =>
    /^(clean|distclean|mrproper|uninstall|test|check|lint|help)$/.test(target),
  );
  const effects: Effect[] = [];
  if (targets.length === 0 || targets.length > installs.length + cleans.length) {
    effects.push(...buildOutput(call, `${call.name} in ${cwd}`, cwd, OBJECTS, 'native'));
  }
  if (installs.length > 0) {
    const assigned = (name: string): string | undefined =>
      words.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
    const noted = /^prefix=(.*)$/m.exec(stage.filesystem.text(`${cwd}/${STATUS}`) ?? '')?.[1];
    const prefix = assigned('prefix') ?? assigned('PREFIX') ?? noted ?? '/usr/local';
    const path = normalizePath(`${assigned('DESTDIR') ?? ''}/${prefix}`);
    effects.push(
      ...buildOutput(call, `${call.name} ${installs.join(' ')}`, path, INSTALLED, 'native'),
    );
  }
  return effects;
}

/** configure writes Makefiles and a log; its prefix counts for `make install`. */
function configure(call: Call): readonly Effect[] {
  const prefix = call.args
    .findLast(({ text }) => text.startsWith('--prefix='))
    ?.text.slice('--prefix='.length);
  const source = 'Makefiles and config.log, taken for 0.5 MB';
  return [
    generatedFile(
      normalizePath('config.log', call.cwd),
      between(50e3, 500e3, 3e6),
      'configure',
      source,
      { evidence: 'assumed' },
    ),
    generatedFile(
      normalizePath(STATUS, call.cwd),
      exactly(0),
      'configure',
      'noted for make install',
      { text: `prefix=${prefix ?? '/usr/local'}\n` },
    ),
  ];
}

function cmake(call: Call, stage: StageView): readonly Effect[] {
  const texts = call.args.map(({ text }) => text);
  const after = (name: string): string | undefined => {
    const at = texts.indexOf(name);
    return at < 0 ? undefined : texts[at + 1];
  };
  const folder = normalizePath(
    after('--build') ?? after('--install') ?? after('-B') ?? '.',
    call.cwd,
  );
  const noted = /^prefix=(.*)$/m.exec(stage.filesystem.text(`${folder}/${STATUS}`) ?? '')?.[1];
  const prefix = normalizePath(after('--prefix') ?? noted ?? '/usr/local', call.cwd);
  const installs =
    texts.includes('--install') || (texts.includes('--build') && texts.includes('install'));
  const effects: Effect[] = [];
  if (texts.includes('--build'))
    effects.push(...buildOutput(call, `cmake --build in ${folder}`, folder, OBJECTS, 'native'));
  if (installs) effects.push(...buildOutput(call, 'cmake --install', prefix, INSTALLED, 'native'));
  if (effects.length > 0 || texts.includes('-E') || texts.includes('-P')) return effects;
  const given = texts
    .map((text) => /^-?D?CMAKE_INSTALL_PREFIX(?::\w+)?=(.*)$/.exec(text)?.[1])
    .findLast((value) => value !== undefined);
  return configure({
    ...call,
    cwd: folder,
    args: given === undefined ? [] : [{ text: `--prefix=${given}`, exact: true, glob: false }],
  });
}

function meson(call: Call, stage: StageView): readonly Effect[] {
  const verb = call.args[0]?.text;
  if (call.name === 'meson' && (verb === 'compile' || verb === 'install')) {
    const args = verb === 'install' ? call.args : [];
    return build({ ...call, args }, stage);
  }
  return configure(call);
}
