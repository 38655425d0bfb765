import { aptInstalls, packageName, withoutAptPackages } from '../edits/aptPackages.ts';
import { layerOf } from '../edits/layerOf.ts';
import { requirementPlaces } from '../edits/requirementPlaces.ts';
import type { Proposal, Rewrite, Scene } from '../rewrite.ts';
import { hasUnknownPackages } from '../edits/unknownPackages.ts';

interface Tool {
  /** What it is called by. */
  readonly programs: readonly string[];
  /** Python distributions that call them (their installation guides). */
  readonly users: readonly string[];
}

const ofItself = (name: string): Tool => ({ programs: [name], users: [] });

/**
 * Debian packages of programs, by what shows that one is wanted: somebody calls it, or a Python distribution that does. Programs that
 * code commonly starts itself (ffmpeg, imagemagick, ghostscript) are not among them: nothing shows of those.
 */
const TOOLS: Readonly<Record<string, Tool>> = {
  ...Object.fromEntries(
    [
      'curl',
      'wget',
      'vim',
      'nano',
      'less',
      'htop',
      'tree',
      'telnet',
      'lsof',
      'strace',
      'tmux',
      'screen',
      'jq',
      'unzip',
      'zip',
    ].map((name) => [name, ofItself(name)]),
  ),
  git: {
    programs: ['git'],
    users: [
      'gitpython',
      'dvc',
      'mlflow',
      'pre-commit',
      'jupyterlab-git',
      'setuptools-scm',
      'pbr',
      'versioneer',
    ],
  },
  'net-tools': { programs: ['netstat', 'ifconfig', 'route', 'arp'], users: [] },
  'iputils-ping': { programs: ['ping'], users: [] },
  dnsutils: { programs: ['dig', 'nslookup', 'host'], users: [] },
  'vim-tiny': { programs: ['vi', 'vim'], users: [] },
  'poppler-utils': {
    programs: ['pdftotext', 'pdftoppm', 'pdftocairo', 'pdfinfo', 'pdftohtml', 'pdfimages'],
    users: ['pdf2image', 'camelot-py', 'unstructured', 'layoutparser', 'textract'],
  },
  'tesseract-ocr': {
    programs: ['tesseract'],
    users: [
      'pytesseract',
      'tesserocr',
      'ocrmypdf',
      'unstructured',
      'textract',
      'img2table',
      'pymupdf',
      'layoutparser',
      'docling',
    ],
  },
  graphviz: {
    programs: ['dot', 'neato', 'graphviz'],
    users: [
      'graphviz',
      'pydot',
      'pydotplus',
      'pygraphviz',
      'diagrams',
      'torchviz',
      'eralchemy',
      'xgboost',
      'keras',
      'tensorflow',
    ],
  },
  wkhtmltopdf: { programs: ['wkhtmltopdf'], users: ['pdfkit', 'imgkit', 'django-wkhtmltopdf'] },
};

/** Programs get installed for a build step that went away, or for looking around in a container. */
export const unusedTools: Rewrite = {
  id: 'unused-tools',
  find(scene) {
    if (!startsApplication(scene) || runsUnknownScripts(scene)) return [];
    const installs = aptInstalls(scene);
    const inTarget = installs.filter(({ command }) => layerOf(scene, command.run) !== undefined);
    const gone = new Set(
      inTarget
        .flatMap(({ packages }) => packages.map(packageName))
        .filter((name) => TOOLS[name] !== undefined && !isUsed(name, scene)),
    );
    const [first] = inTarget.filter(({ packages }) =>
      packages.some((word) => gone.has(packageName(word))),
    );
    if (first === undefined) return [];
    const names = [...gone].sort();
    const users = names.flatMap((name) => TOOLS[name]?.users ?? []);
    const { range } = first.command.run;
    const proposal: Proposal = {
      title: `Leave out what nothing here uses: ${names.join(', ')}`,
      why: 'No instruction, health check or start command calls these programs, and no package that is installed needs them. For a look into a running container they can be installed there.',
      link: 'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
      risk: 'check',
      line: range.line,
      endLine: range.endLine,
      edits: withoutAptPackages((name) => gone.has(name), scene),
      byHand: `Keep what the code or a health check outside of this file calls${users.length === 0 ? '' : `, and what ${users.slice(0, 3).join(', ')} or the like calls`}.`,
    };
    return proposal.edits.length === 0 ? [] : [proposal];
  },
};

function isUsed(name: string, scene: Scene): boolean {
  const { programs, users } = TOOLS[name] ?? ofItself(name);
  if (scene.commands.some((command) => programs.includes(command.name))) return true;
  const isNamed = (text: string): boolean =>
    programs.some((program) => new RegExp(`(^|[^\\w./-])${program}($|[^\\w.-])`, 'm').test(text));
  const { dockerfile, workspace, report } = scene;
  const texts = dockerfile.stages.flatMap(({ instructions }) =>
    instructions.flatMap((one) => {
      if (one.type === 'metadata') return [one.argument];
      // A shell inside of words: `sh -c "curl ..."`, `$(git describe)`; a place that a URL is fetched for by git.
      return one.type === 'run'
        ? [withoutInstalls(one.text), ...(/git\+/.test(one.text) ? ['git'] : [])]
        : [];
    }),
  );
  if (texts.some(isNamed) || (users.length > 0 && hasUnknownPackages(scene))) return true;
  for (const [file, text] of Object.entries(workspace.files ?? {})) {
    if (/requirements[^/]*\.txt$|pyproject\.toml$|\.in$/.test(file)) {
      if (programs.includes('git') && /^[^#\n]*\bgit\+/m.test(text)) return true;
    } else if (!/\.lock$|\.json$|ignore$|\.md$/.test(file) && isNamed(text)) return true;
  }
  const installed = new Set(requirementPlaces(scene).map((place) => place.name));
  for (const layer of report.layers) {
    for (const item of layer.contributions) if (item.kind === 'pip') installed.add(item.name);
  }
  return users.some((user) => installed.has(user));
}

/** A RUN without the words that apt installs. */
function withoutInstalls(text: string): string {
  return text.replace(/\b(apt|apt-get)\b[^;&|]*\binstall\b[^;&|]*/g, '');
}

/** Programs that run an application: what they start is code, not a script of the system. */
const RUNS_CODE =
  /^(python[\d.]*|uvicorn|gunicorn|hypercorn|daphne|uwsgi|flask|fastapi|streamlit|gradio|celery|jupyter|node|npm|yarn|pnpm|npx|java|ruby|bundle|php|deno|bun|uv|poetry|pipenv)$/;

/** Whether the image is there to run an application: one that ends in a shell, or a script of its own, may be there for its tools. */
function startsApplication({ dockerfile, report }: Scene): boolean {
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
function runsUnknownScripts({ dockerfile, workspace, commands }: Scene): boolean {
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
