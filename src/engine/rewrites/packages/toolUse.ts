import { requirementPlaces } from '../edits/requirementPlaces.ts';
import { hasUnknownPackages } from '../edits/unknownPackages.ts';
import type { Scene } from '../rewrite.ts';

/** Programs that a package of the system brings. */
export interface Tool {
  /** What it is called by. */
  readonly programs: readonly string[];
  /** Python distributions that call them (their installation guides). */
  readonly users: readonly string[];
}

/** Whether an instruction, a file or a package speaks of a program. */
export function isToolUsed({ programs, users }: Tool, scene: Scene): boolean {
  if (scene.commands.some((command) => programs.includes(command.name))) return true;
  const isNamed = (text: string): boolean =>
    programs.some((program) => new RegExp(`(^|[^\\w./-])${program}($|[^\\w.-])`, 'm').test(text));
  const { dockerfile, workspace } = scene;
  const texts = dockerfile.stages.flatMap(({ instructions }) =>
    instructions.flatMap((one) => {
      if (one.type === 'metadata') return [one.argument];
      // A shell inside of words: `sh -c "curl ..."`, `$(git describe)`; a place that a URL is fetched for by git.
      return one.type === 'run'
        ? [withoutInstalls(one.text), ...(/git\+/.test(one.text) ? ['git'] : [])]
        : [];
    }),
  );
  if (comments(workspace.dockerfile).some((text) => isNamed(text) && SAYS_WHY.test(text)))
    return true;
  if (texts.some(isNamed) || (users.length > 0 && hasUnknownPackages(scene))) return true;
  for (const [file, text] of Object.entries(workspace.files ?? {})) {
    if (/requirements[^/]*\.txt$|pyproject\.toml$|\.in$/.test(file)) {
      if (programs.includes('git') && /^[^#\n]*\bgit\+/m.test(text)) return true;
    } else if (!/\.lock$|\.json$|ignore$|\.md$/.test(file) && isNamed(text)) return true;
  }
  const installed = installedNames(scene);
  return users.some((user) => installed.has(user));
}

/** Python distributions that are asked for by name or come along. */
export function installedNames(scene: Scene): ReadonlySet<string> {
  const installed = new Set(requirementPlaces(scene).map((place) => place.name));
  for (const layer of scene.report.layers) {
    for (const item of layer.contributions) if (item.kind === 'pip') installed.add(item.name);
  }
  return installed;
}

/** A comment that says what a program is there for: `# curl for the health check of compose`, `# git is used by the updater`. */
const SAYS_WHY =
  /health|\b(used|needed|needs?|required|requires|could|may|because|at run ?time)\b/i;

function comments(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^\s*#/.test(line));
}

/** A RUN without the words that apt installs. */
function withoutInstalls(text: string): string {
  return text.replace(/\b(apt|apt-get)\b[^;&|]*\binstall\b[^;&|]*/g, '');
}

/** Programs that run an application: what they start is code, not a script of the system. */
const RUNS_CODE =
  /^(python[\d.]*|uvicorn|gunicorn|hypercorn|daphne|uwsgi|flask|fastapi|streamlit|gradio|celery|node|npm|yarn|pnpm|npx|java|ruby|bundle|php|deno|bun|uv|poetry|pipenv)$/;

/** Whether the image is there to run an application: one that ends in a shell, a notebook (`!wget` in a cell), or a script of its own may be there for its tools. */
export function startsApplication({ dockerfile, report }: Scene): boolean {
  const target = report.stages.find((stage) => stage.isTarget);
  // Somebody works in those.
  if (report.stages.some(({ reached, name }) => reached && /dev|debug/.test(name ?? '')))
    return false;
  const starts = (dockerfile.stages[target?.index ?? -1]?.instructions ?? []).flatMap((one) =>
    one.type === 'metadata' && /^(CMD|ENTRYPOINT)$/.test(one.keyword) ? [one] : [],
  );
  const entry = starts.find((one) => one.keyword === 'ENTRYPOINT') ?? starts.at(-1);
  const [program = ''] = /[\w./-]+/.exec(entry?.argument.replace(/\bexec\s+/, '') ?? '') ?? [];
  return RUNS_CODE.test(program.split('/').at(-1) ?? '');
}

/** Whether something is started whose text is not there to look into. */
export function runsUnknownScripts({ dockerfile, workspace, commands }: Scene): boolean {
  const isUnknown = (text: string): boolean =>
    [...text.matchAll(/[\w./-]+\.sh\b/g)].some(
      ([path]) =>
        !Object.keys(workspace.files ?? {}).some(
          (key) => key.split('/').at(-1) === path.split('/').at(-1),
        ),
    );
  return (
    commands.some(({ words }) => words.slice(0, 2).some((word) => isUnknown(word.text ?? ''))) ||
    dockerfile.stages.some(({ instructions }) =>
      instructions.some((one) => one.type === 'metadata' && isUnknown(one.argument)),
    )
  );
}
