import * as fc from 'fast-check';
import { ODD } from './fuzz.arbitraries.ts';

/** Files beside a Dockerfile as people have them, whole: what an install reads decides its weight. */
const FILES: Readonly<Record<string, string>> = {
  'requirements.txt':
    '--index-url https://pypi.org/simple\nbig==1.0 --hash=sha256:00\n-r base.txt\n-c constraints.txt\nuser-of-big[all]>=0.1,<2 ; python_version > "3" and sys_platform == "linux"\n-e .\ngit+https://example.com/a/b@main#egg=b\n',
  'base.txt': '# base\nbig\n-r requirements.txt\n',
  'constraints.txt': 'big<2\n',
  'pyproject.toml':
    '[build-system]\nrequires = ["setuptools>=61"]\n[project]\nname = "app"\nversion = "1.0"\nrequires-python = ">=3.10"\ndependencies = ["big", "user-of-big>=0.1"]\n[project.optional-dependencies]\nfast = ["big[all]"]\n[dependency-groups]\ndev = ["big", {include-group = "dev"}]\n[tool.uv.sources]\nbig = { index = "x" }\n',
  'uv.lock':
    'version = 1\n[[package]]\nname = "app"\nversion = "1.0"\nsource = { editable = "." }\ndependencies = [{ name = "big" }]\n[[package]]\nname = "big"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }\ndependencies = [{ name = "app" }]\nwheels = [{ url = "https://x/big-1.0-py3-none-any.whl", size = 2000000 }]\n',
  'poetry.lock':
    '[[package]]\nname = "big"\nversion = "1.0"\noptional = false\npython-versions = "*"\n[package.dependencies]\nbig = "*"\n[metadata]\nlock-version = "2.0"\n',
  Pipfile:
    '[packages]\nbig = "*"\n[dev-packages]\nuser-of-big = {version = "*", extras = ["all"]}\n',
  'Pipfile.lock':
    '{"_meta": {"pipfile-spec": 6}, "default": {"big": {"version": "==1.0"}}, "develop": {}}',
  'environment.yml':
    'name: app\nchannels: [conda-forge]\ndependencies:\n  - python=3.11\n  - numpy>=1\n  - pip:\n      - big\n      - -r requirements.txt\n',
  'package.json':
    '{"name": "app", "dependencies": {"a": "^1.0.0"}, "devDependencies": {"b": "file:../b"}, "workspaces": ["*"], "scripts": {"build": "npm run build"}}',
  'package-lock.json':
    '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "^1"}}, "node_modules/a": {"version": "1.0.0", "resolved": "x", "dependencies": {"a": "1"}}, "node_modules/b": {"link": true, "resolved": "../b", "dev": true}}}',
  'yarn.lock':
    '# yarn lockfile v1\n\na@^1.0.0:\n  version "1.0.0"\n  dependencies:\n    a "^1.0.0"\n',
  'pnpm-lock.yaml':
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a:\n        specifier: ^1\n        version: 1.0.0\npackages:\n  a@1.0.0:\n    resolution: {integrity: x}\nsnapshots:\n  a@1.0.0:\n    dependencies:\n      a: 1.0.0\n",
  'go.mod': 'module x\n\ngo 1.22\n\nrequire (\n\tgithub.com/a/b v1.0.0 // indirect\n)\n',
  'Cargo.toml':
    '[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\na = { version = "1", features = ["x"] }\n',
  Gemfile: 'source "https://rubygems.org"\ngem "rails", "~> 7.0"\n',
  '.dockerignore': '**/*.log\n!keep.log\n.git\nnode_modules\n/models/**\n',
  '.npmrc': 'legacy-peer-deps=true\n',
  'install.sh':
    '#!/bin/bash\nset -e\napt-get update && apt-get install -y gcc\nsource ./install.sh\n',
};

/** Instructions that read them. */
const READERS: readonly string[] = [
  'COPY . .',
  'COPY requirements*.txt pyproject.toml uv.lock* ./',
  'RUN pip install -r requirements.txt',
  'RUN pip install -e .[fast] && pip install .',
  'RUN uv sync --frozen --all-extras',
  'RUN uv run --no-dev python -m app',
  'RUN uv pip install --system -r pyproject.toml',
  'RUN poetry install --only main',
  'RUN pipenv install --deploy --system',
  'RUN conda env create -f environment.yml',
  'RUN npm ci --omit=dev && npm run build',
  'RUN npm install -g a && npm prune --production',
  'RUN yarn install --immutable',
  'RUN pnpm install --frozen-lockfile --prod',
  'RUN go mod download && go build -o /app ./...',
  'RUN cargo build --release',
  'RUN bundle install --without development',
  'RUN chmod +x install.sh && ./install.sh',
  'RUN rm -rf /app/* && ln /a /b && rm /a',
  'COPY --from=0 /app /app',
];

interface Cut {
  readonly name: string;
  readonly at: number;
  readonly how: 'gone' | 'cut' | 'odd' | 'twice' | 'swapped' | 'numbers' | 'empty';
  readonly odd: string;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  name: fc.constantFrom(...Object.keys(FILES)),
  at: fc.nat({ max: 100_000 }),
  how: fc.constantFrom('gone', 'cut', 'odd', 'twice', 'swapped', 'numbers', 'empty'),
  odd: fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 8 })),
});

/** Files of a project after some accidents. */
export const mutatedFiles: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(cut, { maxLength: 10 })
  .map((cuts) => {
    const files = new Map(Object.entries(FILES));
    for (const one of cuts) apply(one, files);
    return Object.fromEntries(files);
  });

function apply({ name, at, how, odd }: Cut, files: Map<string, string>): void {
  const text = files.get(name);
  if (text === undefined) return;
  const place = at % (text.length + 1);
  switch (how) {
    case 'gone':
      files.delete(name);
      return;
    case 'empty':
      files.set(name, '');
      return;
    case 'cut':
      files.set(name, text.slice(0, place));
      return;
    case 'odd':
      files.set(name, text.slice(0, place) + odd + text.slice(place));
      return;
    case 'twice':
      files.set(name, text.slice(0, place) + text);
      return;
    case 'swapped': {
      // The text of another format: a lock that is no lock.
      const names = [...files.keys()];
      files.set(name, files.get(names[at % names.length] ?? name) ?? text);
      return;
    }
    case 'numbers':
      files.set(name, text.replaceAll(/\d+/g, String(at ** 5)));
      return;
  }
}

/** A Dockerfile that reads many of them, in any order. */
export const readingDockerfile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('base', 'python:3.11-slim', 'node:20', 'debian:12', 'example.org/unknown'),
    fc.shuffledSubarray([...READERS], { minLength: 1 }),
  )
  .map(([image, lines]) =>
    ['FROM ' + image, 'WORKDIR /app', ...lines.slice(0, 3), 'COPY . .', ...lines].join('\n'),
  );

/** Bytes of the rest of the context: keys of all kinds, values that are no sizes among them. */
export const mutatedContext: fc.Arbitrary<Readonly<Record<string, number>>> = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'models/',
      'a.bin',
      '',
      '/',
      '..',
      'x/../../y',
      '**',
      'node_modules/',
      '.git/',
      '.env',
    ),
    fc.constantFrom(...ODD),
  ),
  fc.constantFrom(0, 1, -1, 0.5, 60_000_000, 2 ** 53, 1e21, NaN, Infinity),
  { maxKeys: 6 },
);
