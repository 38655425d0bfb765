import { unusedTools } from '../../../src/engine/rewrites/packages/unusedTools.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = [{ kind: 'apt', name: 'curl' }];
const install =
  'FROM debian:12\nRUN apt-get update && apt-get install -y curl libpq5 && rm -rf /var/lib/apt/lists/*\n';
const without =
  'FROM debian:12\nRUN apt-get update && apt-get install -y libpq5 && rm -rf /var/lib/apt/lists/*\n';

// https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages
testRewrite(unusedTools, {
  'a program that nothing calls': {
    pieces,
    before: `${install}CMD ["python", "a"]\n`,
    after: `${without}CMD ["python", "a"]\n`,
  },
  'with its whole RUN when that did nothing else': {
    pieces,
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y vim wget && rm -rf /var/lib/apt/lists/*\nCMD ["python", "a"]\n',
    after: 'FROM debian:12\nCMD ["python", "a"]\n',
  },
  'leaves what a RUN calls': {
    pieces,
    before: `${install}RUN curl -O https://a/b\nCMD ["python", "a"]\n`,
  },
  'and what a shell inside of one calls': {
    pieces,
    before: `${install}RUN bash -c "curl -O https://a/b"\nCMD ["python", "a"]\n`,
  },
  'leaves what the health check calls': {
    pieces,
    before: `${install}HEALTHCHECK CMD curl -f http://localhost/ || exit 1\nCMD ["python", "a"]\n`,
  },
  'leaves what a script of the context calls': {
    pieces,
    before: `${install}RUN ./start.sh\nCMD ["python", "a"]\n`,
    files: { 'start.sh': 'until curl -s db; do sleep 1; done\n' },
  },
  'leaves everything where a script cannot be read': {
    pieces,
    before: `${install}ENTRYPOINT ["/start.sh"]\n`,
  },
  'leaves the tools of an image that starts nothing, or a shell': { pieces, before: install },
  'or only a shell': { pieces, before: `${install}CMD ["/bin/bash"]\n` },
  'or a program whose text is not there': {
    pieces,
    before: `${install}ENTRYPOINT ["distccd-init"]\n`,
  },
  'leaves git where pip fetches from a repository': {
    pieces,
    before:
      'FROM debian:12\nRUN apt-get install -y git\nRUN pip install git+https://a/b\nCMD ["python", "a"]\n',
  },
  'leaves what a package calls: pdf2image runs the programs of poppler': {
    pieces: [...pieces, { kind: 'pip', name: 'pdf2image' }],
    before:
      'FROM python:3.12-slim\nRUN apt-get install -y poppler-utils\nRUN pip install pdf2image\nCMD ["python", "a"]\n',
  },
  'not where another package reads PDFs without it': {
    pieces: [...pieces, { kind: 'pip', name: 'pdfplumber' }],
    before:
      'FROM python:3.12-slim\nRUN apt-get install -y poppler-utils\nRUN pip install pdfplumber\nCMD ["python", "a"]\n',
    after: 'FROM python:3.12-slim\nRUN pip install pdfplumber\nCMD ["python", "a"]\n',
  },
  'leaves what code may start by itself while none of it is given': {
    pieces,
    before: 'FROM python:3.12-slim\nRUN apt-get install -y poppler-utils jq\nCMD ["python", "a"]\n',
  },
  'not where the code is given and starts something else': {
    pieces,
    files: { 'a.py': 'print()\n' },
    before: 'FROM debian:12\nRUN apt-get install -y graphviz libpq5\nCMD ["python", "a.py"]\n',
    after: 'FROM debian:12\nRUN apt-get install -y libpq5\nCMD ["python", "a.py"]\n',
  },
  'leaves what the code that is given starts': {
    pieces,
    files: { 'a.py': 'subprocess.run(["dot", "-Tpng"])\n' },
    before: 'FROM debian:12\nRUN apt-get install -y graphviz\nCMD ["python", "a.py"]\n',
  },
  'leaves what a comment says the use of': {
    pieces,
    before: `# curl for the health check of compose\n${install}CMD ["python", "a"]\n`,
  },
  'not for a comment that only repeats the line': {
    pieces,
    before: `# Install curl\n${install}CMD ["python", "a"]\n`,
    after: `# Install curl\n${without}CMD ["python", "a"]\n`,
  },
  'leaves what a cell of a notebook may call': {
    pieces,
    before: `${install}CMD ["jupyter", "lab", "--ip=0.0.0.0"]\n`,
  },
  'leaves programs that code starts itself': {
    pieces,
    before: 'FROM debian:12\nRUN apt-get install -y ffmpeg imagemagick\nCMD ["python", "a"]\n',
  },
});

testRewrite(unusedTools, {
  'a line that only held the program and the end of the command': {
    pieces,
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    libpq5 \\\n    vim && \\\n    apt-get clean\nCMD ["python", "a"]\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y \\\n    libpq5 && \\\n    apt-get clean\nCMD ["python", "a"]\n',
  },
});
