import { appendToRun } from '../edits/endOfRun.ts';
import { pipInstallOf, subcommandOf } from '../edits/isCommand.ts';
import { hasKind, layerOf } from '../edits/layerOf.ts';
import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { stepsOf } from '../edits/runChain.ts';

/** Options of git clone with a value (git-clone(1)). */
const WITH_VALUE = /^(-b|--branch|--depth|-o|--origin|-c|--config|-j|--jobs|--filter|--reference)$/;

/** A clone that is never updated does not need what git keeps of it. */
export const gitFolder: Rewrite = {
  id: 'git-folder',
  find(scene) {
    const { commands, workspace, dockerfile } = scene;
    // Who asks git for a version, updates the clone, or enters it by a variable, needs it.
    const isUsed = commands.some(
      ({ name, words }) =>
        name === 'git' &&
        words.some(({ text }) =>
          /^(pull|fetch|describe|log|rev-parse|lfs|submodule)$/.test(text ?? ''),
        ),
    );
    if (isUsed || /setuptools[-_]scm|versioneer|\bpbr\b/.test(workspace.dockerfile)) return [];
    return commands.flatMap((command): Proposal[] => {
      const { run } = command;
      const folder = folderOf(command);
      if (folder === null || !hasKind(layerOf(scene, run), 'git')) return [];
      const inRun = commands.filter((other) => other.run === run);
      const path = `${folder.replace(/\/$/, '')}/.git`;
      // After `cd` a relative path means another place.
      const isMoved = inRun.some(({ name }) => /^(cd|pushd)$/.test(name));
      if (
        (isMoved && !path.startsWith('/')) ||
        run.text.includes('.git ') ||
        stepsOf(run).length === 0
      )
        return [];
      if (/\/\.git(\s|$)/m.test(run.text)) return [];
      // Builds ask git for the version of what they build; a move or a copy takes .git along.
      const inStage = commands.filter(({ stage }) => stage === command.stage);
      if (
        inStage.some((other) => buildsHere(other) || (other.run !== run && installsFolder(other)))
      )
        return [];
      const edit = appendToRun(run, `rm -rf ${path}`, workspace.dockerfile, dockerfile.escape);
      if (edit === null) return [];
      return [
        {
          title: `Remove ${path} in the same RUN`,
          why: 'git keeps a packed copy of all files, and of their history, below .git. Nothing reads it in an image that is never pulled into.',
          link: 'https://git-scm.com/docs/gitrepository-layout',
          risk: 'check',
          line: run.range.line,
          endLine: run.range.endLine,
          edits: [edit],
          byHand: 'Keep it where a program asks git for its version when it starts.',
        },
      ];
    });
  },
};

function buildsHere({ name }: LocatedCommand): boolean {
  return /^(mv|cp|make|cmake|meson|ninja|cargo|go|npm|mvn)$/.test(name);
}

/** A later `pip install -e .`: setuptools-scm and its like would find no version. */
function installsFolder(command: LocatedCommand): boolean {
  const install = pipInstallOf(command);
  return install?.rest.some(({ text }) => /^(\.|\/|-e$|--editable)/.test(text ?? '.')) === true;
}

/** Where a clone goes; null when it is computed or no clone. */
function folderOf(command: LocatedCommand): string | null {
  const clone = subcommandOf(command, /^git$/, ['clone']);
  if (clone === null || clone.rest.some(({ text }) => text === null)) return null;
  const operands = clone.rest.filter(
    ({ text }, at) =>
      text?.startsWith('-') === false && !WITH_VALUE.test(clone.rest[at - 1]?.text ?? ''),
  );
  const [url, folder, ...more] = operands;
  if (url?.text == null || more.length > 0) return null;
  if (folder?.text === '.') return null;
  return (
    folder?.text ??
    url.text
      .replace(/\/+$/, '')
      .replace(/\.git$/, '')
      .replace(/^.*[/:]/, '')
  );
}
