import type { LocatedCommand } from '../edits/locateCommands.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import { insertAfterWord } from '../edits/wordEdits.ts';

/** How each tool is told to leave out what only development needs. */
const TOOLS: Readonly<
  Record<
    string,
    {
      readonly verbs: RegExp;
      readonly option: string;
      readonly unless: RegExp;
      readonly link: string;
    }
  >
> = {
  uv: {
    verbs: /^sync$/,
    option: '--no-dev',
    unless: /^--(no-dev|only-|dev|group|all-groups|no-default-groups|no-group)/,
    link: 'https://docs.astral.sh/uv/concepts/projects/sync/',
  },
  poetry: {
    verbs: /^(install|sync)$/,
    option: '--only main',
    unless: /^--(no-dev|only|without|with)/,
    link: 'https://python-poetry.org/docs/cli/#install',
  },
  pdm: {
    verbs: /^(install|sync)$/,
    option: '--prod',
    unless: /^(--(prod|production|no-default|group|dev)|-G|-d)/,
    link: 'https://pdm-project.org/en/latest/reference/cli/',
  },
};

/** uv, Poetry and PDM install the development groups unless they are told not to. */
export const withoutDevGroup: Rewrite = {
  id: 'without-dev-group',
  find(scene) {
    return scene.commands.flatMap((command): Proposal[] => {
      const tool = TOOLS[command.name];
      const verb = verbOf(command, tool?.verbs);
      if (tool === undefined || verb === undefined) return [];
      if (command.words.some((word) => tool.unless.test(word.text ?? ''))) return [];
      return [
        {
          title: `Leave out development dependencies (${command.name})`,
          why: `${command.name} installs the development group by default: test runners, linters, notebooks. ${tool.option} leaves it out.`,
          link: tool.link,
          risk: 'check',
          line: command.run.range.line,
          endLine: command.run.range.endLine,
          edits: [insertAfterWord(verb, tool.option)],
          byHand: 'If this image also runs the tests, give them a stage of their own.',
        },
      ];
    });
  },
};

function verbOf(
  command: LocatedCommand,
  verbs: RegExp | undefined,
): LocatedCommand['words'][number] | undefined {
  const [, second] = command.words;
  return verbs !== undefined && second?.text != null && verbs.test(second.text)
    ? second
    : undefined;
}
