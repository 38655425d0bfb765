import { addOption } from '../edits/addOption.ts';
import type { Rewrite, Scene } from '../rewrite.ts';

const omitDev = addOption({
  id: 'npm-omit-dev',
  programs: /^npm$/,
  verbs: ['install', 'i', 'ci', 'clean-install'],
  option: '--omit=dev',
  unless: /^(--omit|--production|--only|-g|--global|--prod|--include)/,
  leaves: { kind: 'npm' },
  title: 'Leave out devDependencies',
  why: 'npm installs the packages of devDependencies too: compilers, test runners, linters. A service that is built elsewhere runs without them.',
  link: 'https://docs.npmjs.com/cli/commands/npm-ci#omit',
  risk: 'check',
  byHand: 'If something is built in this stage, build it in an earlier one and copy the result.',
});

/** npm installs devDependencies unless told otherwise; a stage that builds or tests needs them. */
export const npmOmitDev: Rewrite = {
  id: omitDev.id,
  find(scene) {
    const builds = scene.commands.filter(
      ({ name, words }) =>
        /^(npx|tsc|webpack|vite|next|ng|react-scripts)$/.test(name) ||
        (name === 'npm' && words.some((word) => /^(run|run-script|test)$/.test(word.text ?? ''))),
    );
    if (startsForDevelopment(scene)) return [];
    const building = new Set(builds.map((command) => command.stage));
    const stageOf = (line: number): number | undefined =>
      scene.dockerfile.stages.find(({ instructions }) =>
        instructions.some((one) => one.range.line === line),
      )?.index;
    return omitDev.find(scene).filter(({ line }) => !building.has(stageOf(line) ?? -1));
  },
};

/** `npm run dev`, nodemon, a server that compiles: they are devDependencies themselves. */
function startsForDevelopment({ dockerfile }: Scene): boolean {
  return dockerfile.stages.some(({ instructions }) =>
    instructions.some(
      (one) =>
        one.type === 'metadata' &&
        /^(CMD|ENTRYPOINT)$/.test(one.keyword) &&
        /\b(dev|develop|development|watch|nodemon|ts-node(-dev)?|tsx|vite|webpack|react-scripts|ng["', ]+serve)\b/.test(
          one.argument,
        ),
    ),
  );
}
