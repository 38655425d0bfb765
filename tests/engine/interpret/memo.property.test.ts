import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimate } from '../../../src/engine/estimate.ts';
import { Memo } from '../../../src/engine/interpret/memo.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { FACTS } from '../cases/facts.ts';
import { fakeCatalog } from '../fakeCatalog.ts';

/** Stages with ONBUILD below them are not remembered, so that `gathered` is what shows whether what is taken from other stages is. */
const TEXT = `ARG TAG=3.11
ARG SIZE=3
FROM --platform=linux/amd64 busybox AS sized
ARG SIZE
ARG LEVEL=1
RUN head -c \${SIZE}\${LEVEL} /dev/zero > /sized
RUN pip install big
FROM python:\${TAG}-slim AS base
ARG TAG
ENV A=1 PIP_NO_CACHE_DIR=
RUN apt-get update && apt-get install -y gcc
ONBUILD RUN echo \${TAG} > /onbuild
FROM python:\${TAG}-slim AS build
ARG TAG
RUN apt-get update && apt-get install -y gcc
WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt
RUN make && pip install -r unknown.txt && npm install
COPY . .
RUN <<EOF
pip install big
rm -rf /root/.cache
EOF
FROM busybox AS gathered
COPY --from=sized /sized /usr /sized/
RUN --mount=type=bind,from=build,source=/app,target=/x cp -r /x /y
COPY --from=build /app /app
RUN chown -R app /app && mv /app /srv/app
FROM base AS last
COPY --from=gathered /srv /srv
RUN --mount=type=bind,from=build,source=/app,target=/x cp -r /x /y
COPY --from=build /app /app
COPY --from=1 /etc/passwd /p
RUN chown -R app /app && mv /app /srv/app && curl -O https://example.org/a.tar.gz
USER app
ADD a.tar.gz /a/
RUN rm -rf /srv/app
CMD ["x"]`.split('\n');

type Change = (workspace: Workspace) => Workspace;

const line = fc.nat(TEXT.length);

function onLines(change: (lines: string[]) => void): Change {
  return (workspace) => {
    const lines = workspace.dockerfile.split('\n');
    change(lines);
    return { ...workspace, dockerfile: lines.join('\n') };
  };
}

/** Everything that a user may do between two pictures. */
const change: fc.Arbitrary<Change> = fc.oneof(
  line.map((at) => onLines((lines) => lines.splice(at, 1))),
  fc
    .tuple(line, fc.constantFrom('# a comment', 'ENV A=2', 'RUN pip install big', 'USER root', ''))
    .map(([at, text]) => onLines((lines) => lines.splice(at, 0, text))),
  fc
    .tuple(line, line)
    .map(([from, to]) => onLines((lines) => lines.splice(to, 0, ...lines.splice(from, 1)))),
  fc
    .constantFrom('big', 'user-of-big', 'nothing', '')
    .map((text): Change => (given) => ({ ...given, files: { 'requirements.txt': text } })),
  fc.nat(3).map((size): Change => (given) => ({
    ...given,
    context: { 'src/': size * 1e6, 'a.tar.gz': 5e6 },
  })),
  fc
    .constantFrom('3.11', '3.12')
    .map((tag): Change => (given) => ({ ...given, buildArgs: { TAG: tag } })),
  fc
    .constantFrom('4', '5')
    .map((level): Change => (given) => ({ ...given, buildArgs: { LEVEL: level } })),
  fc
    .constantFrom('3', '4')
    .map((size) => onLines((lines) => lines.splice(1, 1, `ARG SIZE=${size}`))),
  fc
    .constantFrom('base', 'build', 'gathered', 'last')
    .map((target): Change => (given) => ({ ...given, target })),
  fc
    .constantFrom('linux/amd64' as const, 'linux/arm64' as const)
    .map((platform): Change => (given) => ({ ...given, platform })),
);

const changes = fc.array(change, { minLength: 1, maxLength: 6 });

function histories(given: readonly Change[]): readonly Workspace[] {
  const all: Workspace[] = [{ dockerfile: TEXT.join('\n') }];
  for (const one of given) all.push(one(all.at(-1) ?? { dockerfile: '' }));
  // And back again, so that what was remembered first is met once more.
  return [...all, ...all.toReversed()];
}

it('gives the report with a memo that it gives without', () => {
  fc.assert(
    fc.property(changes, (given) => {
      const catalog = fakeCatalog(FACTS);
      const memo = new Memo();
      for (const workspace of histories(given)) {
        const expected = weighWorkspace(workspace, catalog);
        expect(JSON.stringify(weighWorkspace(workspace, catalog, memo))).toBe(
          JSON.stringify(expected),
        );
      }
    }),
    { seed: 20261121, numRuns: 40 },
  );
}, 120_000);

it('gives the same suggestions', () => {
  fc.assert(
    fc.property(changes, (given) => {
      const catalog = fakeCatalog(FACTS);
      const memo = new Memo();
      for (const workspace of histories(given).slice(-2)) {
        expect(estimate(workspace, catalog, memo)).toEqual(estimate(workspace, catalog));
      }
    }),
    { seed: 20261121, numRuns: 5 },
  );
}, 120_000);

it('keeps nothing that was found without facts that are on their way', () => {
  const full = fakeCatalog(FACTS);
  let isLoaded = false;
  const catalog = {
    ...full,
    wheels: () => {
      if (isLoaded) return full.wheels();
      catalog.missed.add('wheels');
      return undefined;
    },
  };
  const memo = new Memo();
  const workspace = { dockerfile: 'FROM python:3.11-slim\nRUN pip install big\nRUN rm -rf /root' };
  const before = weighWorkspace(workspace, catalog, memo).image.bytes;
  expect([...catalog.missed]).toEqual(['wheels']);
  isLoaded = true;
  const after = weighWorkspace(workspace, catalog, memo);
  expect(after).toEqual(weighWorkspace(workspace, full));
  expect(after.image.bytes - before).toBeGreaterThan(50_000_000);
});

it('forgets what it knew of another catalog', () => {
  const memo = new Memo();
  const workspace = { dockerfile: 'FROM python:3.11-slim\nRUN pip install big' };
  weighWorkspace(workspace, fakeCatalog(), memo);
  const catalog = fakeCatalog(FACTS);
  expect(weighWorkspace(workspace, catalog, memo)).toEqual(weighWorkspace(workspace, catalog));
});
