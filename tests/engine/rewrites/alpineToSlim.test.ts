import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/engine/rewrites/edits/applyEdits.ts';
import { alpineToSlim } from '../../../src/engine/rewrites/bases/alpineToSlim.ts';
import { makeScene } from '../../../src/engine/rewrites/proof/makeScene.ts';
import { fakeCatalog } from '../fakeCatalog.ts';
import { reportOfEverything } from './reportOfEverything.ts';

/** The text with the change made where a wheel for musl is missing; as it is when there is none. */
function changed(dockerfile: string, lacksWheel = true): string {
  const report = reportOfEverything(dockerfile);
  const finding = { severity: 'warning', line: 1, endLine: 1, message: '', link: null } as const;
  const findings = lacksWheel ? [{ id: 'no-wheel-for-musl', ...finding }] : [];
  const workspace = { dockerfile };
  const scene = makeScene(workspace, fakeCatalog(), { ...report, findings });
  const edits = alpineToSlim.find(scene).flatMap((proposal) => proposal.edits);
  return applyEdits(workspace, edits).dockerfile;
}

// PEP 656: wheels for musl are apart from those for glibc.
describe('alpine-to-slim', () => {
  it.each([
    [
      'compilers go, what runs gets its Debian name',
      'FROM python:3.12-alpine3.20 AS app\nRUN apk add --no-cache gcc musl-dev libpq\nRUN pip install pandas\n',
      'FROM python:3.12-slim AS app\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\nRUN pip install pandas\n',
    ],
    [
      'a RUN of compilers alone goes',
      'from python:alpine\nrun apk update\nrun apk add build-base\nrun pip install pandas\n',
      'from python:slim\nrun pip install pandas\n',
    ],
  ])('%s', (_, before, after) => {
    expect(changed(before)).toBe(after);
    expect(changed(after)).toBe(after);
  });

  it.each([
    [
      'a package that Debian may name otherwise',
      'FROM python:3.12-alpine\nRUN apk add mariadb-connector-c\n',
    ],
    ['busybox’s adduser', 'FROM python:3.12-alpine\nRUN adduser -D app\n'],
    [
      'virtual packages, which are taken out again',
      'FROM python:3.12-alpine\nRUN apk add --virtual .b gcc && apk del .b\n',
    ],
    ['several stages', 'FROM python:3.12-alpine AS a\nRUN apk add gcc\nFROM python:3.12-alpine\n'],
    ['another image', 'FROM node:22-alpine\nRUN apk add gcc\n'],
  ])('leaves %s', (_, text) => {
    expect(changed(text)).toBe(text);
  });

  it('leaves an image whose packages all have wheels', () => {
    const text = 'FROM python:3.12-alpine\nRUN apk add gcc\nRUN pip install flask\n';
    expect(changed(text, false)).toBe(text);
  });
});
