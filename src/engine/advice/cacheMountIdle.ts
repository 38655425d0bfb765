import { removeWords } from '../rewrites/edits/wordEdits.ts';
import type { AdvicePlace, AdviceRule } from './adviceRule.ts';
import { CACHE_TOOLS, covers, surroundingsOf } from './cacheTools.ts';

/** A cache mount beside an option that forbids the cache. */
export const cacheMountIdle: AdviceRule = {
  id: 'cache-mount-idle',
  topic: 'build-speed',
  link: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  find(scene) {
    const { dockerfile, workspace, commands } = scene;
    return commands.flatMap((command): readonly AdvicePlace[] => {
      const { run } = command;
      const stage = dockerfile.stages[command.stage];
      const tool = CACHE_TOOLS.find(({ name, runs }) => /^(pip|uv)$/.test(name) && runs(command));
      if (stage === undefined || tool === undefined) return [];
      const { home, env } = surroundingsOf(run, stage, scene);
      const [folder] = home === null ? [] : tool.folders(home, env);
      const isMounted = run.mounts.some(
        ({ type, target }) =>
          type === 'cache' && target !== null && folder !== undefined && covers(target, folder),
      );
      if (!isMounted) return [];
      const option = command.words.filter(({ text }) => isNoCache(text, tool.name));
      const variable = ['PIP_NO_CACHE_DIR', 'UV_NO_CACHE'].find((name) => env.has(name));
      if (option.length === 0 && (variable === undefined || !isAbout(variable, tool.name)))
        return [];
      const written = option[0]?.text ?? variable ?? '';
      return [
        {
          title: `${written} keeps ${tool.name} from using the cache mount`,
          why: `The mount at ${folder ?? ''} would keep what was downloaded for the next build and weighs nothing in the image. With ${written} ${tool.name} neither reads nor fills it.`,
          line: run.range.line,
          endLine: run.range.endLine,
          edits: removeWords(option, workspace.dockerfile, dockerfile.escape),
          byHand: option.length === 0 ? `Take ${written} out.` : null,
        },
      ];
    });
  },
};

function isNoCache(text: string | null, tool: string): boolean {
  return (
    text !== null && (tool === 'pip' ? /^--no-cache-dir$/ : /^(--no-cache(-dir)?|-n)$/).test(text)
  );
}

function isAbout(variable: string, tool: string): boolean {
  return variable.toLowerCase().startsWith(tool);
}
