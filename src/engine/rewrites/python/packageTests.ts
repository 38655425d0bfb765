import type { LayerReport } from '../../report.ts';
import { appendToRun } from '../edits/endOfRun.ts';
import { readInstallWords } from '../edits/installWords.ts';
import { pipInstallOf, type Subcommand } from '../edits/isCommand.ts';
import { anyLayerOf, bytesOfClass } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';

/** Bytes of test folders that are worth a command. */
const LEAST_TESTS = 5_000_000;

/** Distributions that import a folder of their own called `tests` when they run (astropy 7: astropy/tests/runner.py). */
const IMPORTS_TESTS = /^(astropy|pytest-astropy|sunpy|photutils|hypothesis)$/;

/** Many packages ship their tests: scipy, pandas and scikit-learn a tenth of their weight. */
export const packageTests: Rewrite = {
  id: 'package-tests',
  find(scene) {
    const lasts = new Map<LocatedCommand['run'], Subcommand>();
    for (const command of scene.commands) {
      const install = pipInstallOf(command);
      if (install !== null) lasts.set(command.run, install);
    }
    return [...lasts].flatMap(([run, install]): Proposal[] => {
      const layer = anyLayerOf(scene, run);
      if (bytesOfClass(layer, 'tests', 'pip') < LEAST_TESTS) return [];
      if (layer?.contributions.some((item) => IMPORTS_TESTS.test(item.name))) return [];
      const folder = folderOf(install, scene);
      if (folder === null || /\|\|/.test(run.text)) return [];
      const clean = commandsFor(layer, folder, run.text).join(' && ');
      if (clean === '') return [];
      const edit = appendToRun(run, clean, scene.workspace.dockerfile, scene.dockerfile.escape);
      if (edit === null) return [];
      const { line, endLine } = run.range;
      return [
        {
          title: `Leave out the tests of packages in line ${line}`,
          why: 'Many wheels carry the tests of their package, and a service never runs them. They have to go in the RUN that installs them: a later one only hides them.',
          link: 'https://docs.docker.com/build/building/best-practices/#run',
          risk: 'check',
          line,
          endLine,
          edits: [edit],
          byHand:
            'A few packages import a module called tests themselves: start the container once.',
        },
      ];
    });
  },
};

/** torch's tests are programs in a folder of another name (the wheel of torch 2.13.0, torch/test: 86 MB). */
function commandsFor(
  layer: LayerReport | undefined,
  folder: string,
  text: string,
): readonly string[] {
  const contributions = layer?.contributions ?? [];
  const inTorch = contributions
    .filter((item) => item.kind === 'pip' && item.name === 'torch')
    .flatMap((item) => item.classes)
    .reduce((sum, part) => sum + (part.fileClass === 'tests' ? part.bytes : 0), 0);
  const others = bytesOfClass(layer, 'tests', 'pip') - inTorch;
  const library = folder.endsWith('/lib') ? folder : `${folder}/lib`;
  return [
    ...(others >= LEAST_TESTS && !/\bfind\b/.test(text)
      ? [`find ${folder} -type d -name tests -prune -exec rm -rf {} +`]
      : []),
    ...(inTorch >= LEAST_TESTS && !text.includes('torch/test')
      ? [`rm -rf ${library}/python3*/site-packages/torch/test`]
      : []),
  ];
}

/** Where the packages of an install lie; null where that cannot be told from the text. */
function folderOf(install: Subcommand, scene: Scene): string | null {
  const { options } = readInstallWords(install.rest);
  if (options.has('--target') || options.has('--root') || options.has('--user')) return null;
  const prefix = options.get('--prefix')?.[0]?.value;
  const python = install.command.words
    .map((word) => /^--python=(\/.+)\/bin\/python[\d.]*$/.exec(word.text ?? '')?.[1])
    .find((found) => found !== undefined);
  const given = prefix ?? python;
  if (given !== undefined) return given !== null && /^\/[\w/.-]+$/.test(given) ? given : null;
  const { run, stage } = install.command;
  // Another Python by its path, a virtual environment or another user: the packages lie elsewhere.
  const own = scene.dockerfile.stages[stage];
  const isElsewhere =
    install.command.words[0]?.text?.includes('/') === true ||
    own?.instructions.some(
      (one) =>
        one.range.start < run.range.end &&
        (one.type === 'user' || /\bvenv\b|VIRTUAL_ENV|PIP_(TARGET|PREFIX|USER)/.test(one.text)),
    ) === true;
  const base = scene.report.stages[stage]?.base ?? '';
  return !isElsewhere && /^(docker\.io\/)?(library\/)?python:/.test(base) ? '/usr/local/lib' : null;
}
