import type { RunInstruction } from '../dockerfile/instruction.ts';
import { baseOfStage } from '../rewrites/edits/baseOfStage.ts';
import { insertLineBefore, keywordLike } from '../rewrites/edits/instructionEdits.ts';
import { APT, subcommandOf } from '../rewrites/edits/isCommand.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';
import { covers } from './cacheTools.ts';

const KEEP = `rm -f /etc/apt/apt.conf.d/docker-clean && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`;

/** The official images delete downloaded packages after each install: out of a cache mount too. */
export const aptMountEmptied: AdviceRule = {
  id: 'apt-mount-emptied',
  topic: 'build-speed',
  link: 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
  find(scene) {
    if (/docker-clean/.test(scene.workspace.dockerfile)) return [];
    return scene.dockerfile.stages.flatMap((stage): readonly AdvicePlace[] => {
      const installing = scene.commands.filter(
        (command) =>
          command.stage === stage.index && subcommandOf(command, APT, ['install']) !== null,
      );
      const runs = [...new Set(installing.map(({ run }) => run))];
      const mounted = runs.filter(hasAptMount);
      const [first] = mounted;
      const base = baseOfStage(stage, scene);
      if (first === undefined || base?.system.kind !== 'debian') return [];
      const isAll = mounted.length === runs.length;
      const line = `${keywordLike(stage.from, 'RUN')} ${KEEP}`;
      return [
        {
          title: 'Let apt keep its downloads in the cache mount',
          why: 'The images of Debian and Ubuntu delete downloaded packages after each install (/etc/apt/apt.conf.d/docker-clean), so the mount on /var/cache/apt stays empty. Without that file it keeps them from build to build.',
          line: first.range.line,
          endLine: first.range.endLine,
          edits: isAll ? [insertLineBefore(first, line, scene.workspace.dockerfile)] : [],
          byHand: byHandOf(isAll, mounted),
        },
      ];
    });
  },
};

function hasAptMount({ mounts }: RunInstruction): boolean {
  return mounts.some(
    ({ type, target }) =>
      type === 'cache' && target !== null && covers(target, '/var/cache/apt/archives'),
  );
}

function byHandOf(isAll: boolean, mounted: readonly RunInstruction[]): string | null {
  const isShared = mounted.some(({ mounts }) =>
    mounts.some(({ type, options }) => type === 'cache' && options['sharing'] === undefined),
  );
  const others = isAll ? '' : `Give every RUN that installs the mount, then: RUN ${KEEP}. `;
  const lock = isShared ? 'Add sharing=locked: two builds must not use apt’s folders at once.' : '';
  return others + lock === '' ? null : (others + lock).trim();
}
