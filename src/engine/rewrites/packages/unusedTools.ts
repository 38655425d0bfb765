import { aptInstalls, packageName, withoutAptPackages } from '../edits/aptPackages.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Proposal, Rewrite } from '../rewrite.ts';
import {
  installedNames,
  isToolUsed,
  runsUnknownScripts,
  startsApplication,
  type Tool,
} from './toolUse.ts';

const ofItself = (name: string): Tool => ({ programs: [name], users: [] });

/**
 * Programs that code starts by itself as often as a distribution does for it (`subprocess.run(['dot', ...])`), with distributions that do
 * the same without them: one of those has to be installed, or the code be given and not name the program.
 */
const STARTED_BY_CODE: Readonly<Record<string, readonly string[]>> = {
  'poppler-utils': ['pdfplumber', 'pdfminer-six', 'pymupdf', 'pypdf', 'pypdf2', 'pypdfium2'],
  'tesseract-ocr': ['easyocr', 'paddleocr', 'rapidocr-onnxruntime', 'python-doctr'],
  wkhtmltopdf: ['weasyprint', 'xhtml2pdf', 'reportlab'],
  graphviz: [],
  jq: [],
  lsof: [],
  unzip: [],
  zip: [],
};

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
    const hasCode = Object.keys(scene.workspace.files ?? {}).some((name) => name.endsWith('.py'));
    const installed = installedNames(scene);
    const gone = new Set(
      inTarget
        .flatMap(({ packages }) => packages.map(packageName))
        .filter(
          (name) =>
            TOOLS[name] !== undefined &&
            (hasCode || STARTED_BY_CODE[name]?.some((other) => installed.has(other)) !== false) &&
            !isToolUsed(TOOLS[name] ?? ofItself(name), scene),
        ),
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
