import { expect, test } from 'vitest';
import { report } from './weigh.ts';

/** The last layer as `bytes low..high`, and what is asked at its line. */
function lastLayer(dockerfile: string): string {
  const { layers, unknowns } = report({ dockerfile });
  const layer = layers.at(-1);
  if (layer === undefined) return '';
  const asked = unknowns.filter(({ line }) => line === layer.line).map(({ what }) => what);
  return [`${layer.bytes} ${layer.low}..${layer.high}`, ...asked].join(', ');
}

const HIDDEN = 'mkdir /s && head -c 100 /dev/zero > /s/.h && head -c 10 /dev/zero > /s/v';
const BASH = 'FROM base\nSHELL ["/bin/bash", "-c"]\nRUN ';

/** What certainly or possibly writes is never 0 B beyond doubt. */
test.each([
  // A program without a model may write; one that only prints does not.
  ['FROM base\nRUN ./unheard', '0 0..100000000, ./unheard'],
  ['FROM base\nRUN ./unheard --version', '0 0..0'],
  ["FROM base\nRUN node <<X\nwriteIt('/x')\nX", "0 0..100000000, node writeIt('/x')"],
  ['FROM base\nRUN ruby <<X\nFile.write("/x", 1)\nX', '0 0..100000000, ruby File.write("/x", 1)'],
  ['FROM base\nRUN <<X\n#!/usr/bin/env perl\nrun();\nX', '0 0..100000000, perl run();'],
  ['FROM base\nRUN node <<X\nconsole.log(1)\nX', '0 0..0'],
  ['FROM base\nRUN php <<X\n<?php\necho 1;\nX', '0 0..0'],
  // npm docs: update, rebuild and audit fix change node_modules.
  ['FROM base\nRUN npm update', '0 0..100000000, npm update'],
  ['FROM base\nRUN npm rebuild sharp', '0 0..100000000, npm rebuild sharp'],
  ['FROM base\nRUN npm audit fix', '0 0..100000000, npm audit fix'],
  ['FROM base\nRUN npm audit', '0 0..0'],
  // A file of a package in a lower layer is stored again: image-spec, layer.md.
  ['FROM base\nRUN strip /usr/lib/big.so', '1000000 0..100000000, /usr/lib/big.so'],
  // upx.github.io: a third to a half is left.
  ['FROM base\nRUN head -c 100 /dev/zero > /a && upx /a', '40 30..50'],
  // mvn clean takes away what was built before: Maven, Clean Plugin.
  ['FROM base\nRUN mvn package && rm -rf /root/.m2 && mvn clean && rm -rf /root/.m2', '0 0..0'],
  // POSIX.1-2024, 2.14.3: a leading period is matched by a period alone; bash: shopt dotglob, extglob.
  [`FROM base\nRUN ${HIDDEN} && rm -rf /s/*`, '100 100..100'],
  [`FROM base\nRUN ${HIDDEN} && mkdir /t && cp -r /s/* /t`, '120 120..120'],
  [`${BASH}shopt -s dotglob && ${HIDDEN} && rm -rf /s/*`, '0 0..0'],
  [`${BASH}shopt -s dotglob && ${HIDDEN} && shopt -u dotglob && rm -rf /s/*`, '100 100..100'],
  [`FROM base\nSHELL ["bash", "-O", "dotglob", "-c"]\nRUN ${HIDDEN} && rm -rf /s/*`, '0 0..0'],
  [`${BASH}shopt -s extglob; ${HIDDEN} && touch /s/w && rm -rf /s/!(v)`, '110 110..110'],
  [`${BASH}shopt -s extglob; ${HIDDEN} && rm -rf /s/@(v|w)`, '100 100..100'],
  [`${BASH}shopt -s extglob; ${HIDDEN} && rm -rf /s/+(v)`, '100 100..100'],
  [`${BASH}shopt -s extglob; ${HIDDEN} && rm -rf /s/?(.)[hv]`, '0 0..0'],
] as const)('%s: %s', (dockerfile, expected) => {
  expect(lastLayer(dockerfile)).toBe(expected);
});

test('npm prune takes its part of a node_modules of which nothing is known, in its own layer alone', () => {
  const bytes = (run: string): number =>
    report({ dockerfile: `FROM base\nCOPY package.json /\n${run}` }).layers.at(-1)?.bytes ?? 0;
  const all = bytes('RUN npm ci --cache /tmp/n && rm -rf /tmp/n');
  const kept = bytes('RUN npm ci --cache /tmp/n && npm prune --omit=dev && rm -rf /tmp/n');
  expect(kept / all).toBeCloseTo(32 / 60, 5);
  expect(bytes('RUN npm ci\nRUN npm prune --omit=dev')).toBe(0);
});
