import { describe, expect, it } from 'vitest';
import { baseOfStage } from '../../src/playground/editor/packages/baseOfStage.ts';
import {
  packageAsked,
  requirementAsked,
} from '../../src/playground/editor/packages/packageAsked.ts';

/** `|` in a text is the caret; its place, 1-based. */
function caret(text: string): [lines: readonly string[], line: number, column: number] {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return [text.replace('|', '').split('\n'), before.length, (before.at(-1) ?? '').length + 1];
}

/** `kind:typed (names)`. */
function asked(text: string): string | null {
  const found = packageAsked(...caret(text));
  if (found === null) return null;
  const names = found.named.length === 0 ? '' : ` (${found.named.join(' ')})`;
  return `${found.kind}:${found.typed}${names}`;
}

describe('packageAsked', () => {
  it.each<[string, string, string | null]>([
    ['after apt-get install', 'RUN apt-get install cur|', 'debian:cur'],
    ['after a blank', 'RUN apt-get install |', 'debian:'],
    ['options between', 'RUN apt-get -qq install -y --no-install-recommends li|', 'debian:li'],
    ['apt, in small letters', 'run apt install -y g|', 'debian:g'],
    ['names before it', 'RUN apt-get install curl git=1:2 v|', 'debian:v (curl git)'],
    ['a continued line', 'RUN apt-get update && \\\n  apt-get install -y \\\n    c|', 'debian:c'],
    [
      'comments and blank lines between continued ones',
      'RUN apt-get install \\\n  a \\\n  # why\n\n  b|',
      'debian:b (a)',
    ],
    ['what follows the caret does not matter', 'RUN apt install a| \\\n  b', 'debian:a'],
    ['in a chain', 'RUN set -ex; FOO=1 sudo apt install x|', 'debian:x'],
    ['flags of RUN', 'RUN --mount=type=cache,target=/x --network=host apt install x|', 'debian:x'],
    ['a here-document', 'RUN <<EOF\napt-get update\napt-get install x|\nEOF', 'debian:x'],
    ['after a here-document', 'RUN <<EOF\nls\nEOF\nRUN apt install x|', 'debian:x'],
    ['no script in a COPY', 'COPY <<EOF /x\napt-get install x|\nEOF', null],
    ['the next command of a chain', 'RUN apt install a && ech|', null],
    ['another verb', 'RUN apt-get remove cur|', null],
    ['an option', 'RUN apt-get install -|', null],
    ['the value of an option', 'RUN apt-get install -t boo|', null],
    ['a version', 'RUN apt-get install curl=8|', null],
    ['a path', 'RUN apt-get install ./my|', null],
    ['a comment of the shell', 'RUN ls # apt-get install x|', null],
    ['another instruction', 'CMD apt-get install x|', null],
    ['a line after the instruction', 'RUN apt-get install a\nb|', null],
    ['pip', 'RUN pip install --no-cache-dir tor|', 'python:tor'],
    [
      'pip of a version, by its path',
      'RUN /opt/venv/bin/pip3.12 install Flask t|',
      'python:t (Flask)',
    ],
    ['python -m pip', 'RUN python3 -m pip install -U pi|', 'python:pi'],
    [
      'versions and extras before it',
      'RUN pip install "uvicorn[standard]==0.3" s|',
      'python:s (uvicorn)',
    ],
    ['in quotes', 'RUN pip install "tor|', 'python:tor'],
    ['uv pip', 'RUN uv pip install --system num|', 'python:num'],
    ['uv add', 'RUN uv add num|', 'python:num'],
    ['uv sync', 'RUN uv sync num|', null],
    ['a file of requirements', 'RUN pip install -r req|', null],
    ['an address of an index', 'RUN pip install --index-url htt|', null],
    ['after the value of an option', 'RUN pip install -r requirements.txt to|', 'python:to'],
    ['a version of a distribution', 'RUN pip install torch==2|', null],
    ['an extra', 'RUN pip install uvicorn[st|', null],
    ['a folder', 'RUN pip install .|', null],
    ['a variable', 'RUN pip install $PAC|', null],
    ['an empty text', '|', null],
  ])('%s', (_name, text, expected) => {
    expect(asked(text)).toBe(expected);
  });
});

describe('requirementAsked', () => {
  it.each<[string, string, string | null]>([
    ['at the start of a line', 'flask==3.0\ntor|', 'tor'],
    ['an empty line', 'flask\n|', ''],
    ['a version', 'torch==2|', null],
    ['an option', '-r oth|', null],
    ['a comment', '# tor|', null],
    ['an extra', 'uvicorn[st|', null],
  ])('%s', (_name, text, expected) => {
    expect(requirementAsked(...caret(text))?.typed ?? null).toBe(expected);
  });

  it('knows what the other lines name', () => {
    expect(requirementAsked(...caret('flask>=3\n# no\n\nuvicorn[standard]\nt|'))?.named).toEqual([
      'flask',
      'uvicorn',
    ]);
  });
});

describe('baseOfStage', () => {
  it.each<[string, string, string | null]>([
    ['the FROM above', 'FROM debian:trixie\nRUN x|', 'debian:trixie'],
    ['of its own stage', 'FROM a:1\nFROM b:2\nRUN x|\nFROM c:3', 'b:2'],
    ['through stages', 'FROM --platform=$X a:1 AS one\nFROM one AS two\nFROM two\nRUN x|', 'a:1'],
    ['an ARG with a value', 'ARG V=3.12\nFROM python:${V}-slim\nRUN x|', 'python:3.12-slim'],
    ['a fallback', 'ARG V\nFROM python:${V:-3}\nRUN x|', 'python:3'],
    ['an ARG without a value', 'ARG V\nFROM python:$V\nRUN x|', null],
    ['before the first FROM', 'RUN x|', null],
  ])('%s', (_name, text, expected) => {
    const [lines, line] = caret(text);
    expect(baseOfStage(lines, line)).toBe(expected);
  });
});
