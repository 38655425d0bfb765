import { expect, test } from 'vitest';
import { exactly } from '../../../src/engine/amount.ts';
import type { Content } from '../../../src/engine/effects.ts';
import { layersOf, type Case } from './weigh.ts';

const MODELS = { context: { 'models/': 60_000_000 } };

/** A program that an image of tools holds. */
const TOOL: Content = {
  path: '/uv',
  spread: false,
  amount: exactly(40e6),
  fileClass: 'native',
  origin: { kind: 'base', name: 'tools' },
  evidence: 'measured',
  source: 'a test',
};

/*
 * Expected: megabytes of each layer after the base. `dd bs=1M count=64` writes 64 × 1,048,576 B = 67.1 MB, `bs=1000000 count=3` 3 MB;
 * models/ is given as 60 MB. A number before a rule is that of the list of cases that every simulator of Dockerfiles has to get right.
 */

/** Sections 2 to 4 of the rules: image-spec layer.md, the Dockerfile reference, and builds weighed on 2026-11-20. */
const CASES: readonly Case[] = [
  {
    rule: '01 rm in a later RUN frees nothing',
    dockerfile: `FROM base
RUN dd if=/dev/zero of=/big bs=1M count=64
RUN rm /big`,
    layers: [67.1, 0],
  },
  {
    rule: '02 rm in the same RUN: it was never there',
    dockerfile: `FROM base
RUN dd if=/dev/zero of=/big bs=1M count=64 && rm /big`,
    layers: [0],
  },
  {
    rule: '03 chown -R in its own RUN stores the files again',
    dockerfile: `FROM base
COPY models /srv/models
RUN chown -R 1000 /srv`,
    workspace: MODELS,
    layers: [60, 60],
  },
  {
    rule: '04 COPY --chown does not',
    dockerfile: `FROM base
COPY --chown=1000:1000 models /srv/models`,
    workspace: MODELS,
    layers: [60],
  },
  {
    rule: '05 chmod +x of one file stores that file again, not its folder',
    dockerfile: `FROM base
COPY models run.sh /srv/
RUN chmod +x /srv/run.sh`,
    workspace: { context: { 'models/': 60_000_000, 'run.sh': 2_000_000 } },
    layers: [62, 2],
  },
  {
    rule: '06 WORKDIR makes a layer of no bytes, but for /',
    dockerfile: `FROM base
WORKDIR /
WORKDIR /app
WORKDIR sub`,
    layers: [0, 0],
  },
  {
    rule: '07 an ARG before FROM is not seen in the stage',
    dockerfile: `ARG N=5
FROM base
RUN dd if=/dev/zero of=/x bs=1000000 count=\${N:-3}
ARG N
RUN dd if=/dev/zero of=/y bs=1000000 count=\${N:-3}`,
    layers: [3, 5],
  },
  {
    rule: '08 ENV beats ARG of the same name, given as a build argument or not',
    dockerfile: `FROM base
ARG N=5
ENV N=7
RUN dd if=/dev/zero of=/x bs=1000000 count=$N`,
    workspace: { buildArgs: { N: '9' } },
    layers: [7],
  },
  {
    rule: '09 --target picks a stage that is not the last',
    dockerfile: `FROM base AS one
COPY models /m
FROM base AS two
RUN dd if=/dev/zero of=/x bs=1000000 count=3`,
    workspace: { ...MODELS, target: 'one' },
    layers: [60],
  },
  {
    rule: '10 a stage that the target does not reach weighs nothing',
    dockerfile: `FROM base AS unused
COPY models /m
FROM base
RUN dd if=/dev/zero of=/x bs=1000000 count=3`,
    workspace: MODELS,
    layers: [3],
  },
  {
    rule: '11 FROM stage inherits its layers',
    dockerfile: `FROM base AS first
COPY models /m
FROM first
RUN dd if=/dev/zero of=/x bs=1000000 count=3`,
    workspace: MODELS,
    layers: [60, 3],
  },
  {
    rule: '12 COPY --from takes a part of a stage',
    dockerfile: `FROM base AS builder
COPY models /out/models
RUN dd if=/dev/zero of=/out/x bs=1000000 count=3
FROM base
COPY --from=builder /out/x /x`,
    workspace: MODELS,
    layers: [3],
  },
  {
    // The binary that the image holds at /uv; the other 60 MB stay where they are.
    rule: '13 COPY --from an image takes what it has at that path, and none of its layers',
    dockerfile: `FROM base
COPY --from=tools /uv /usr/local/bin/uv`,
    facts: {
      images: { tools: { contents: [TOOL, { ...TOOL, path: '/uvx', amount: exactly(60e6) }] } },
    },
    layers: [40],
  },
  {
    rule: 'a stage is named in any letter case, or by its index',
    dockerfile: `FROM base AS Builder
RUN dd if=/dev/zero of=/x bs=1000000 count=3
FROM base
COPY --from=BUILDER /x /x
COPY --from=0 /x /y`,
    layers: [3, 3],
  },
  {
    rule: 'mv of a lower folder stores it again',
    dockerfile: `FROM base
COPY models /a
RUN mv /a /b`,
    workspace: MODELS,
    layers: [60, 60],
  },
  {
    rule: 'a symbolic link weighs nothing, a hard link to a lower file the file',
    dockerfile: `FROM base
COPY x.bin /x.bin
RUN ln -s /x.bin /y
RUN ln /x.bin /z`,
    workspace: { context: { 'x.bin': 4_000_000 } },
    layers: [4, 0, 4],
  },
  {
    rule: '33 a here-document RUN is one layer',
    dockerfile: `FROM base
RUN <<EOF
dd if=/dev/zero of=/x bs=1000000 count=3
dd if=/dev/zero of=/y bs=1000000 count=4
rm /x
EOF`,
    layers: [4],
  },
  {
    rule: '34 a here-document for Python is not read as shell',
    dockerfile: `FROM base
RUN python3 <<EOF
dd if=/dev/zero of=/x bs=1000000 count=3
EOF`,
    layers: [0],
  },
  {
    rule: '35 the exec form has no shell: && is an argument',
    dockerfile: `FROM base
RUN ["dd", "if=/dev/zero", "of=/x", "bs=1000000", "count=3"]
RUN ["sh", "-c", "dd if=/dev/zero of=/y bs=1000000 count=4 && rm /y"]`,
    layers: [3, 0],
  },
  {
    rule: '31 ADD unpacks a local archive, COPY does not',
    dockerfile: `FROM base
ADD a.tar.gz /a
COPY a.tar.gz /b/`,
    workspace: { context: { 'a.tar.gz': 10_000_000, 'a.tar.gz#unpacked': 50_000_000 } },
    layers: [50, 10],
  },
  {
    rule: '31 ADD of an address stores the file as it is',
    dockerfile: `FROM base
ADD https://example.com/a.tar.gz /a.tar.gz
RUN tar xzf /a.tar.gz -C /opt && rm /a.tar.gz`,
    workspace: {
      context: {
        'https://example.com/a.tar.gz': 10_000_000,
        'https://example.com/a.tar.gz#unpacked': 50_000_000,
      },
    },
    layers: [10, 50],
  },
  {
    // 10 MB travel, 50 MB are unpacked (Dockerfile reference, ADD --unpack, since 1.17).
    rule: '31 ADD --unpack unpacks the archive of an address',
    dockerfile: `FROM base
ADD --unpack=true https://example.com/a.tar.gz /a`,
    workspace: {
      context: {
        'https://example.com/a.tar.gz': 10_000_000,
        'https://example.com/a.tar.gz#unpacked': 50_000_000,
      },
    },
    layers: [50],
  },
  {
    rule: 'what a bind mount shows is not in the layer',
    dockerfile: `FROM base
RUN --mount=type=bind,source=models,target=/m cp -r /m /copy
RUN --mount=type=bind,source=models,target=/m ls /m`,
    workspace: MODELS,
    layers: [60, 0],
  },
  {
    rule: '40 an ONBUILD trigger of the base runs in the child',
    dockerfile: `FROM onbuild-base
RUN dd if=/dev/zero of=/x bs=1000000 count=3`,
    workspace: MODELS,
    facts: { images: { 'onbuild-base': { onbuild: ['COPY models /m'] } } },
    layers: [60, 3],
  },
  {
    // /x is in the stage that only the trigger names, so that stage is built (moby/buildkit convert.go, initOnBuildTriggers).
    rule: '40 a stage that only a trigger of the base image copies from is built',
    dockerfile: `FROM base AS tools
RUN dd if=/dev/zero of=/x bs=1000000 count=3
FROM onbuild-base`,
    facts: { images: { 'onbuild-base': { onbuild: ['COPY --from=tools /x /x'] } } },
    layers: [3],
  },
];

test.each(CASES.map((one) => [one.rule, one] as const))('%s', (_, given) => {
  expect(layersOf(given)).toEqual(given.layers);
});
