import { DOCKERFILE } from '../rewrites/edits/applyEdits.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';
import { cacheToolsOf, covers, surroundingsOf } from './cacheTools.ts';

/** A cache mount helps where the program keeps its cache: in the home of the user who runs it. */
export const cacheMountElsewhere: AdviceRule = {
  id: 'cache-mount-elsewhere',
  topic: 'build-speed',
  link: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  find(scene) {
    return scene.dockerfile.stages.flatMap((stage) =>
      stage.instructions.flatMap((run): readonly AdvicePlace[] => {
        if (run.type !== 'run' || run.mounts.length === 0) return [];
        const { home, user, env } = surroundingsOf(run, stage, scene);
        if (home === null) return [];
        return cacheToolsOf(run, scene).flatMap((tool): readonly AdvicePlace[] => {
          const folders = tool.folders(home, env);
          const mounts = run.mounts.filter(({ type }) => type === 'cache');
          const isCovered = folders.some((folder) =>
            mounts.some(({ target }) => target !== null && covers(target, folder)),
          );
          const astray = mounts.find(({ target }) => target !== null && tool.ending.test(target));
          const [folder] = folders;
          const target = astray?.target ?? null;
          if (isCovered || astray === undefined || target === null || folder === undefined)
            return [];
          const { start, end } = astray.range;
          const at = scene.workspace.dockerfile.slice(start, end).lastIndexOf(target) + start;
          const isOther = user !== '' && user !== 'root' && user !== '0';
          return [
            {
              title: `Mount ${tool.name}’s cache at ${folder}`,
              why: `${tool.name} runs as ${user === '' ? 'root' : user} here and keeps its cache in ${folder}; the mount lies at ${target}, so nothing is found in it and nothing is kept.`,
              line: run.range.line,
              endLine: run.range.endLine,
              edits:
                folder.includes('$') || at < start
                  ? []
                  : [{ file: DOCKERFILE, start: at, end: at + target.length, text: folder }],
              byHand: isOther
                ? `A cache mount belongs to root: add uid= and gid= with the numbers of ${user}.`
                : null,
            },
          ];
        });
      }),
    );
  },
};
