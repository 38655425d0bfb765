import { importedModules, isImported } from './importedModules.ts';
import { readInstallWords } from '../edits/installWords.ts';
import { pipInstallOf } from '../edits/isCommand.ts';
import { anyLayerOf } from '../edits/layerOf.ts';
import type { LocatedWord } from '../edits/locateCommands.ts';
import { removeRequirements } from '../edits/removeRequirements.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { removeWords } from '../edits/wordEdits.ts';

/** Distributions that people develop with; a service does not import them. */
const FOR_DEVELOPMENT =
  /^(pytest(-.*)?|black|flake8(-.*)?|mypy|pylint|ruff|isort|autopep8|yapf|bandit|coverage|codecov|tox|nox|pre-commit|jupyter|jupyterlab|notebook|ipython|ipykernel|ipywidgets|nbconvert|twine|sphinx(-.*)?|mkdocs(-.*)?|pyright|hypothesis|faker|factory-boy|ipdb|pudb|types-.*|.*-stubs|pip-tools|memory-profiler|line-profiler|locust)$/;

/** A file that says by its name what it is for. */
const DEVELOPMENT_FILE =
  /(^|[/_.-])(dev|develop|development|test|tests|testing|lint|docs)([/_.-]|requirements|$)/;

/** Test runners, linters and notebooks are often listed among what a service needs. */
export const devRequirements: Rewrite = {
  id: 'dev-requirements',
  find(scene) {
    const words = developmentFiles(scene);
    const modules = codeOfService(scene);
    const places = requirementPlaces(scene).filter(
      (place) =>
        FOR_DEVELOPMENT.test(place.name) &&
        !isRun(place.name, scene) &&
        !isImported(place.name, modules) &&
        anyLayerOf(scene, place.command.run) !== undefined,
    );
    const [first] = [
      ...places.map((place) => place.command),
      ...words.map(({ command }) => command),
    ];
    if (first === undefined) return [];
    const names = [...new Set(places.map((place) => place.name))];
    const { range } = first.run;
    const proposal: Proposal = {
      title: `Leave out what only development needs: ${[...names, ...words.map(({ word }) => word.text ?? '')].join(', ')}`,
      why: 'Test runners, linters and notebooks bring many packages with them, and a running service imports none. They belong in a requirements file of their own.',
      link: 'https://pip.pypa.io/en/stable/user_guide/#requirements-files',
      risk: 'check',
      line: range.line,
      endLine: range.endLine,
      edits: [
        ...removeRequirements(places, scene),
        ...words.flatMap(({ words: gone }) =>
          removeWords(gone, scene.workspace.dockerfile, scene.dockerfile.escape),
        ),
      ],
      byHand:
        names.length === 0 ? null : 'Put them into a requirements-dev.txt for those who develop.',
    };
    return proposal.edits.length === 0 ? [] : [proposal];
  },
};

/** What the code imports, its tests and notebooks aside. */
function codeOfService({ workspace }: Scene): ReadonlySet<string> {
  const files = Object.entries(workspace.files ?? {}).filter(
    ([name]) =>
      !/(^|\/)(tests?|notebooks?|docs)\/|(^|\/)(test_\w+|\w+_test|conftest)\.py$|\.ipynb$/.test(
        name,
      ),
  );
  return importedModules({ ...workspace, files: Object.fromEntries(files) });
}

/** `-r dev-requirements.txt` beside another file. */
function developmentFiles(scene: Scene): readonly {
  readonly command: Scene['commands'][number];
  readonly word: LocatedWord;
  readonly words: readonly LocatedWord[];
}[] {
  return scene.commands.flatMap((command) => {
    const install = pipInstallOf(command);
    if (install === null) return [];
    const { options, requirements } = readInstallWords(install.rest);
    const files = options.get('--requirement') ?? [];
    const gone = files.filter((file) =>
      DEVELOPMENT_FILE.test((file.value ?? '').split('/').at(-1) ?? ''),
    );
    if (gone.length === 0 || gone.length === files.length + requirements.length) return [];
    return gone.map(({ flag, valueWord }) => ({
      command,
      word: valueWord,
      words: flag === valueWord ? [flag] : [flag, valueWord],
    }));
  });
}

/** Whether the Dockerfile itself runs it: jupyter in CMD, pytest in a RUN. */
export function isRun(name: string, scene: Scene): boolean {
  const program = name.replace(/^(notebook|jupyterlab)$/, 'jupyter');
  const isNamed = (text: string): boolean =>
    new RegExp(`(^|[\\s"'/])${program}([\\s"'-]|$)`).test(text);
  return (
    scene.dockerfile.stages.some(({ instructions }) =>
      instructions.some((one) => one.type === 'metadata' && isNamed(one.argument)),
    ) ||
    scene.commands.some(
      (command) =>
        command.name === program ||
        command.words
          .slice(0, 3)
          .some((word) => word.text === program && command.name.startsWith('python')),
    )
  );
}
