import { expect, test } from 'vitest';
import { report, type Case } from './weigh.ts';

type Row = Omit<Case, 'layers'> & {
  /** Bytes of each layer after the base. */
  readonly bytes: readonly number[];
  /** Of those, what a later layer hides; none when absent. */
  readonly wasted?: readonly number[];
};

const FILES = { context: { a: 5, b: 7 } };

/** Where BuildKit's source decides, its file below frontend/dockerfile is named (read at 73ed682, 2026-08-21). */
const ROWS: readonly Row[] = [
  {
    rule: 'mv onto a file of a lower layer hides both (rename(2); image-spec layer.md)',
    dockerfile: 'FROM base\nCOPY a /a\nCOPY b /b\nRUN mv /a /b',
    workspace: FILES,
    bytes: [5, 7, 5],
    wasted: [5, 7, 0],
  },
  {
    rule: 'mv onto a file of the same layer: the replaced one was never there',
    dockerfile: `FROM base
RUN head -c 10 /dev/zero > /a && head -c 7 /dev/zero > /b && mv /a /b`,
    bytes: [10],
  },
  {
    rule: 'a file goes into a folder that every image has, slash or not (fsutil copy.go, prepareTargetDir)',
    dockerfile: 'FROM base\nCOPY a /usr/local/bin\nCOPY b /usr/local/bin',
    workspace: FILES,
    bytes: [5, 7],
  },
  {
    rule: 'a folder that an earlier WORKDIR made is one too, and so are its parents',
    dockerfile: 'FROM base\nWORKDIR /d/in\nWORKDIR /\nCOPY a /d\nCOPY b /d',
    workspace: FILES,
    bytes: [0, 5, 7],
  },
  {
    rule: 'without such a folder the destination is the new name, and the second file replaces the first',
    dockerfile: 'FROM base\nCOPY a /x\nCOPY b /x',
    workspace: FILES,
    bytes: [5, 7],
    wasted: [5, 0],
  },
  {
    rule: 'quotes of a here-document stay, its variables do not (dockerfile_heredoc_test.go, quotefile)',
    dockerfile: 'FROM base\nARG n=xyz\nCOPY <<EOF /f\n"hi" \'$n\'\nEOF',
    bytes: [11],
  },
  {
    rule: 'a backslash of a here-document takes the next character as it is (the same, slashfile2, slashfile3)',
    dockerfile: 'FROM base\nCOPY <<EOF /f\n\\\\\\$\\"\nEOF\nCOPY <<"EOF" /g\n\\\\\\$\\"\nEOF',
    bytes: [4, 7],
  },
  {
    rule: '--exclude is taken from the folder that is copied (exclude_patterns_test.go, builder3)',
    dockerfile: `FROM base
COPY --exclude=*.md docs /docs
COPY --exclude=*.md . /all
COPY --exclude=**/*.md --exclude=!docs/a.md . /back`,
    workspace: { context: { 'docs/a.md': 5, 'docs/b.txt': 7 } },
    bytes: [7, 12, 12],
  },
  {
    rule: '--parents keeps the path of a single file (dockerfile_parents_test.go)',
    dockerfile: 'FROM base\nCOPY --parents d/a /out\nRUN rm /out/d/a',
    workspace: { context: { 'd/a': 5 } },
    bytes: [5, 0],
    wasted: [5, 0],
  },
  {
    rule: 'ONBUILD of a stage runs in the stages begun from it, not in theirs (convert.go, resolveStages)',
    dockerfile: `FROM base AS one
ONBUILD COPY a /a
FROM one AS two
FROM two
COPY b /b`,
    workspace: FILES,
    bytes: [5, 7],
  },
  {
    rule: 'a stage that only such a trigger copies from is built',
    dockerfile: `FROM base AS tools
COPY a /a
FROM base AS one
ONBUILD COPY --from=tools /a /a
FROM one`,
    workspace: FILES,
    bytes: [5],
  },
  {
    rule: 'ARG after ENV of the same name is the value (convert.go, dispatchArg)',
    dockerfile: `FROM base
ENV N=1
ARG N=2
RUN head -c $N /dev/zero > /x
ENV N=3
RUN head -c $N /dev/zero > /y`,
    bytes: [2, 3],
  },
  {
    rule: 'and ENV again in a stage begun from that one (convert.go, dispatchStages)',
    dockerfile: `FROM base AS one
ENV N=1
ARG N=2
ARG M=4
FROM one
RUN head -c $N /dev/zero > /x
RUN head -c $M /dev/zero > /y`,
    bytes: [1, 4],
  },
  {
    rule: 'a platform ARG is there only where it is declared (Dockerfile reference, Automatic platform ARGs)',
    dockerfile: `FROM base
RUN head -c \${TARGETARCH:+9}1 /dev/zero > /x
ARG TARGETARCH
RUN head -c \${TARGETARCH:+9}1 /dev/zero > /y`,
    bytes: [1, 91],
  },
  {
    rule: 'names that Object has are names like any other',
    dockerfile: `FROM base
ARG constructor
ARG toString=3
RUN head -c $toString /dev/zero > /x
COPY constructor valueOf /y/`,
    workspace: { context: { constructor: 5, valueOf: 6 }, files: { x: '' }, buildArgs: {} },
    bytes: [3, 11],
  },
  {
    rule: 'ADD --unpack=false leaves a local archive as it is (Dockerfile reference, ADD --unpack)',
    dockerfile: 'FROM base\nADD --unpack=false a.tar.gz /x/\nADD a.tar.gz /y/',
    workspace: { context: { 'a.tar.gz': 5, 'a.tar.gz#unpacked': 50 } },
    bytes: [5, 50],
  },
  {
    rule: 'ADD of an archive that nobody listed is unpacked too: 3.3 times the 20 MB taken for it',
    dockerfile: 'FROM scratch\nADD rootfs.tar.xz /',
    bytes: [66_000_000],
  },
  {
    rule: 'a wildcard that finds nothing copies nothing (convert_copy.go, AllowEmptyWildcard)',
    dockerfile: 'FROM base\nCOPY *.lock b /x/',
    workspace: FILES,
    bytes: [7],
  },
  {
    rule: 'one file under two spellings is one file',
    dockerfile: 'FROM base\nCOPY . /x/',
    workspace: { context: { './a': 5, 'sub/../b': 7, b: 7 }, files: { a: 'abc' } },
    bytes: [10],
  },
  {
    rule: 'an empty target is the last stage',
    dockerfile: 'FROM base AS one\nCOPY a /a\nFROM base\nCOPY b /b',
    workspace: { ...FILES, target: '' },
    bytes: [7],
  },
];

test.each(ROWS)('$rule', (row) => {
  const layers = report(row).layers.filter((layer) => layer.keyword !== 'FROM');
  expect(layers.map((layer) => layer.bytes)).toEqual(row.bytes);
  expect(layers.map((layer) => layer.wastedBytes)).toEqual(row.wasted ?? row.bytes.map(() => 0));
  for (const layer of layers) {
    const parts = layer.contributions.reduce((sum, part) => sum + part.bytes, 0);
    expect(parts).toBe(layer.bytes);
  }
});

/** Which layers a one-line change of the application's code makes again. */
const REBUILT: readonly (Omit<Case, 'layers'> & { readonly rebuilt: readonly boolean[] })[] = [
  {
    rule: 'code of which only the name is known',
    dockerfile: 'FROM base\nCOPY requirements.txt .\nCOPY main.py .\nRUN true',
    rebuilt: [false, true, true],
  },
  {
    rule: 'a bind mount is part of the cache key of its RUN',
    dockerfile: `FROM base
RUN --mount=type=bind,source=requirements.txt,target=/r.txt true
RUN --mount=type=bind,target=/src true`,
    rebuilt: [false, true],
  },
  {
    rule: 'COPY --link outlasts a change below it, but with --chmod (Dockerfile reference; convert_copy.go)',
    dockerfile: `FROM base
COPY src /s
COPY --link x.bin /x
COPY --link --chmod=644 x.bin /y`,
    workspace: { context: { 'src/': 5000, 'x.bin': 3 } },
    rebuilt: [true, false, true],
  },
  {
    rule: 'a part of what a stage built from the code, and what nobody saw it write',
    dockerfile: `FROM base AS b
WORKDIR /app
COPY . .
RUN ./unknown
FROM base
COPY --from=b /etc/ssl/certs /etc/ssl/certs
COPY --from=b /app/dist /srv
COPY --from=b /out/server /server`,
    workspace: { context: { './': 5000 } },
    rebuilt: [false, true, true],
  },
  {
    rule: 'a here-document stands in the Dockerfile',
    dockerfile: 'FROM base\nCOPY <<EOF /f\nx\nEOF',
    rebuilt: [false],
  },
];

test.each(REBUILT)('made again: $rule', (row) => {
  const layers = report(row).layers.filter((layer) => layer.keyword !== 'FROM');
  expect(layers.map((layer) => layer.isRebuilt)).toEqual(row.rebuilt);
});
