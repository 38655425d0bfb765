import type { RunInstruction, Stage } from '../dockerfile/instruction.ts';
import type { TextEdit } from '../report.ts';
import { DOCKERFILE } from '../rewrites/edits/applyEdits.ts';
import type { Scene } from '../rewrites/rewrite.ts';
import { removeWords } from '../rewrites/edits/wordEdits.ts';
import type { AdviceRule } from './adviceRule.ts';
import { cacheToolsOf, covers, surroundingsOf } from './cacheTools.ts';

interface Missing {
  readonly run: RunInstruction;
  readonly tool: string;
  readonly edits: readonly TextEdit[];
}

/** Whenever the list of dependencies changes, everything is downloaded again, unless a cache outlives the layer. */
export const cacheMountMissing: AdviceRule = {
  id: 'cache-mount-missing',
  topic: 'build-speed',
  link: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  find(scene) {
    const missing = scene.dockerfile.stages
      .filter(({ index }) => scene.report.stages[index]?.reached === true)
      .flatMap((stage) =>
        stage.instructions.flatMap((one) =>
          one.type === 'run' ? missingMounts(one, stage, scene) : [],
        ),
      );
    const [first] = missing;
    if (first === undefined) return [];
    const tools = [...new Set(missing.map(({ tool }) => tool))];
    return [
      {
        title: `Keep what ${tools.join(' and ')} ${tools.length > 1 ? 'download' : 'downloads'} from build to build`,
        why: 'When its layer is built again, everything is downloaded again. A cache mount outlives the layer on the machine that builds, and weighs nothing in the image.',
        line: first.run.range.line,
        endLine: first.run.range.endLine,
        edits: missing.flatMap(({ edits }) => edits),
        byHand: tools.includes('uv')
          ? 'Set UV_LINK_MODE=copy: uv cannot link out of a mount into a layer, and says so at each install.'
          : null,
      },
    ];
  },
};

function missingMounts(run: RunInstruction, stage: Stage, scene: Scene): readonly Missing[] {
  const { home, user, env } = surroundingsOf(run, stage, scene);
  // A mount of its own for a user without rights takes its number, which the text seldom tells.
  if (home === null || (user !== '' && user !== 'root' && user !== '0')) return [];
  if (env.has('PIP_NO_CACHE_DIR') || env.has('UV_NO_CACHE')) return [];
  const { dockerfile } = scene.workspace;
  return cacheToolsOf(run, scene).flatMap(({ name, folders, runs }): readonly Missing[] => {
    const targets = folders(home, env).filter(
      (folder) =>
        !run.mounts.some(
          ({ type, target }) => type === 'cache' && target !== null && covers(target, folder),
        ),
    );
    // Another line reads the folder: with a mount it would find nothing there.
    const isRead = targets.some((target) => dockerfile.includes(target));
    if (targets.length === 0 || isRead || targets.some((target) => target.includes('$'))) return [];
    const at = run.range.start + (/^\s*\w+/.exec(run.text)?.[0].length ?? 0);
    const text = targets.map((target) => ` --mount=type=cache,target=${target}`).join('');
    const forbidding = scene.commands
      .filter((command) => command.run === run && runs(command))
      .flatMap(({ words }) => words.filter((word) => /^--no-cache(-dir)?$/.test(word.text ?? '')));
    return [
      {
        run,
        tool: name,
        edits: [
          { file: DOCKERFILE, start: at, end: at, text },
          ...removeWords(forbidding, dockerfile, scene.dockerfile.escape),
        ],
      },
    ];
  });
}
