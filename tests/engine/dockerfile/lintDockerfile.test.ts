import { describe, expect, it } from 'vitest';
import { lintDockerfile } from '../../../src/engine/dockerfile/lintDockerfile.ts';
import type { LintFacts, LintRule } from '../../../src/engine/dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';

function lint(text: string, facts?: LintFacts): readonly string[] {
  return lintDockerfile(parseDockerfile(text), text, facts).map(
    ({ rule, range }) => `${range.line} ${rule}`,
  );
}

// Source: each rule's page under docs.docker.com/reference/build-checks/, and moby/buildkit dockerfile2llb/validations.go.
// A row gives a Dockerfile and the lines at which the rule, and no other, speaks.
const rules: Readonly<
  Record<LintRule, readonly (readonly [text: string, lines: readonly number[]])[]>
> = {
  StageNameCasing: [
    ['FROM a AS BuildBase', [1]],
    ['FROM a AS build', []],
  ],
  FromAsCasing: [
    ['FROM a as b', [1]],
    ['from a AS b', [1]],
    ['from a as b', []],
    ['FROM a AS b', []],
  ],
  NoEmptyContinuation: [
    ['FROM a\nRUN x \\\n\n  y', [3]],
    ['FROM a\nRUN x \\\n# note\n  y', []],
  ],
  ConsistentInstructionCasing: [
    ['FROM a\nRUN x\nrun y', [3]],
    ['from a\nrun x\nRUN y', [3]],
    ['FROM a\nRuN x', [2]],
    ['from a\nrun x', []],
  ],
  DuplicateStageName: [
    ['FROM a AS b\nFROM c AS b', [2]],
    ['FROM a AS b\nFROM a AS c', []],
  ],
  ReservedStageName: [
    ['FROM a AS scratch', [1]],
    ['FROM a AS context', [1]],
    ['FROM scratch', []],
  ],
  JSONArgsRecommended: [
    ['FROM a\nCMD x', [2]],
    ['FROM a\nENTRYPOINT x y', [2]],
    ['FROM a\nCMD ["x"]', []],
    ['FROM a\nSHELL ["bash", "-c"]\nCMD x', []],
    ['FROM a AS b\nSHELL ["bash", "-c"]\nFROM b\nCMD x', []],
  ],
  MaintainerDeprecated: [['FROM a\nMAINTAINER me', [2]]],
  UndefinedArgInFrom: [
    ['FROM a:v$NO', [1]],
    ['ARG V=1\nFROM a:$V', []],
    ['FROM --platform=$BUILDPLATFORM a', []],
    ['FROM --platform=$BULDPLATFORM a', [1]],
    ['FROM a:${NO:-1}', []],
  ],
  WorkdirRelativePath: [
    ['FROM a\nWORKDIR x', [2]],
    ['FROM a\nWORKDIR /x\nWORKDIR y', []],
    ['FROM a AS b\nWORKDIR /x\nFROM b\nWORKDIR y', []],
    ['FROM a\nWORKDIR C:/x', []],
    ['FROM a\nENV X=/y\nWORKDIR $X', []],
  ],
  UndefinedVar: [
    ['FROM scratch\nCOPY $no /', [2]],
    ['FROM scratch\nARG no\nCOPY $no /', []],
    ['FROM scratch AS b\nENV x=1\nFROM b\nCOPY $x /', []],
    ['FROM scratch\nENV x=1 y=$x', [2]],
    ['FROM a\nCOPY $NODE_VERSION /', []],
    ['FROM a\nARG NODE_VERSION=1\nLABEL v=$NODE_VERSON', [3]],
    ['FROM a\nARG NODE_UID=1\nUSER $NODE_GUID', [3]],
    ['FROM a\nENV PATH=/x:$PATH', []],
    ['FROM a\nCOPY $TARGETARCH /', [2]],
    ['FROM a\nRUN echo $no', []],
    ['FROM scratch\nCOPY ${no:-d} /', []],
    ['FROM scratch\nENV A=$https_proxy', []],
  ],
  MultipleInstructionsDisallowed: [
    ['FROM a\nCMD ["x"]\nCMD ["y"]', [2]],
    ['FROM a\nENTRYPOINT ["x"]\nENTRYPOINT ["y"]\nENTRYPOINT ["z"]', [2, 3]],
    ['FROM a\nHEALTHCHECK CMD x\nHEALTHCHECK NONE', [2]],
    ['FROM a\nCMD ["x"]\nFROM b\nCMD ["y"]', []],
  ],
  LegacyKeyValueFormat: [
    ['FROM a\nENV x y', [2]],
    ['FROM a\nLABEL x y', [2]],
    ['FROM a\nENV x=y', []],
    ['FROM a\nLABEL "a b"=c', []],
    ['FROM a\nENV \\\n  x=y', []],
  ],
  RedundantTargetPlatform: [
    ['FROM --platform=$TARGETPLATFORM a', [1]],
    ['FROM --platform=${TARGETPLATFORM} a', [1]],
    ['FROM --platform=$BUILDPLATFORM a', []],
  ],
  SecretsUsedInArgOrEnv: [
    ['FROM a\nARG AWS_SECRET_ACCESS_KEY', [2]],
    ['FROM a\nENV GITHUB_TOKEN=x', [2]],
    ['FROM a\nENV apikey=x', [2]],
    ['FROM a\nENV PUBLIC_KEY=x KEY_FILE=y TOKENIZERS=z', []],
  ],
  InvalidDefaultArgInFrom: [
    ['ARG TAG\nFROM busybox:${TAG}', [2]],
    ['ARG TAG=latest\nFROM busybox:${TAG}', []],
    ['ARG VARIANT\nFROM busybox:stable${VARIANT}', []],
    ['ARG I\nFROM $I', [2]],
    ['ARG I=Upper\nFROM $I', [2]],
    ['ARG R=reg.io:5000 V=1\nFROM $R/a/b_c:$V', []],
  ],
  FromPlatformFlagConstDisallowed: [
    ['FROM --platform=linux/amd64 a', [1]],
    ['FROM --platform=linux/amd64 a AS build_amd64', []],
    ['ARG X\nFROM --platform=$X a', []],
  ],
  CopyIgnoredFile: [
    ['FROM a\nCOPY ./ignored.txt /', [2]],
    ['FROM a\nADD ignored.txt /', [2]],
    ['FROM a\nCOPY . /', []],
    ['FROM a AS b\nFROM a\nCOPY --from=b ignored.txt /', []],
    ['FROM a\nCOPY *.txt /', []],
  ],
  InvalidDefinitionDescription: [
    ['# check=experimental=all\n\n# other words\nFROM a AS b', [4]],
    [
      '# check=experimental=InvalidDefinitionDescription\n\n# V is it\nARG V\n# no\nARG W\nFROM a',
      [6],
    ],
    ['# check=experimental=all\n\n# b builds\nFROM a AS b', []],
    ['# check=experimental=all\n\n# other words\n\nFROM a AS b', []],
    ['# other words\nFROM a AS b', []],
  ],
  ExposeProtoCasing: [
    ['FROM a\nEXPOSE 80/TCP', [2]],
    ['FROM a\nEXPOSE 80/tcp 90', []],
  ],
  ExposeInvalidFormat: [
    ['FROM a\nEXPOSE 8080:80', [2]],
    ['FROM a\nEXPOSE 127.0.0.1:80:80 90', [2]],
    ['FROM a\nEXPOSE 80 90-95/udp', []],
  ],
};

const facts: LintFacts = { isIgnored: (path) => path === 'ignored.txt' };

describe.each(Object.entries(rules))('%s', (rule, rows) => {
  it.each(rows)('%j', (text, lines) => {
    expect(lint(text, facts)).toEqual(lines.map((line) => `${line} ${rule}`));
  });
});

describe('lintDockerfile', () => {
  it('has 21 rules, linked to their pages', () => {
    expect(Object.keys(rules)).toHaveLength(21);
    const text = 'FROM a\nCMD x\nENV GITHUB_TOKEN=x';
    expect(lintDockerfile(parseDockerfile(text), text).map(({ link }) => link)).toEqual([
      'https://docs.docker.com/reference/build-checks/json-args-recommended/',
      'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    ]);
  });

  it('heeds the check directive', () => {
    expect(lint('# check=skip=JSONArgsRecommended\nFROM a AS B\nCMD x')).toEqual([
      '2 StageNameCasing',
    ]);
    expect(lint('# check=skip=all;error=true\nFROM a AS B\nCMD x')).toEqual([]);
  });

  it('knows the names of a base image when it is told', () => {
    const known: LintFacts = { baseEnvironment: () => ['NODE_VERSION'] };
    expect(lint('FROM a\nLABEL v=$NODE_VERSION w=$OTHER', known)).toEqual(['2 UndefinedVar']);
  });
});
