import { describe, expect, it } from 'vitest';
import { completions, withoutKnown } from '../../src/playground/editor/monaco/completions.ts';
import { syntaxProblems } from '../../src/playground/editor/monaco/syntaxProblems.ts';
import { languageService } from '../../workers/languageService.ts';

describe('mistakes of syntax beside the findings of the engine', () => {
  const problems = (text: string, found: readonly (readonly [number, number])[] = []): string[] =>
    syntaxProblems(
      languageService.validate(text),
      found.map(([line, endLine]) => ({ line, endLine })),
    ).map(({ range, message }) => `${range.start.line + 1}: ${message}`);

  it.each([
    ['FROM a\nCOPY a', ['2: COPY requires at least two arguments']],
    ['FROM a\nEXPOSE x', ['2: Invalid containerPort: x']],
    ['FROM a\nHEALTHCHECK --intervall=1s CMD x', ['2: Unknown flag: intervall']],
    ['FROM a\nCOPY --form=b /a /b', ['2: Unknown flag: form']],
  ])('%j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('says nothing of an instruction that the engine has spoken of', () => {
    const text = 'FROM a\nCOPY a\nCOPY b';
    expect(problems(text, [[2, 2]])).toEqual(['3: COPY requires at least two arguments']);
  });

  // Docker's build checks are the engine's (docs.docker.com/reference/build-checks).
  it.each(['from a\nRUN x', 'FROM a\nMAINTAINER me', 'FROM a\nWORKDIR b', 'FROM a\nCMD a\nCMD b'])(
    'leaves %j to the build checks',
    (text) => {
      expect(problems(text)).toEqual([]);
    },
  );

  // docs.docker.com/reference/dockerfile, syntax 1.20
  it.each([
    'ADD --unpack a.tar.gz /a',
    'ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://a/b /c',
    'ADD --keep-git-dir=true https://github.com/a/b.git /c',
    'COPY --link --chmod=755 a /b',
    'COPY --parents --exclude=*.md a /b',
    'RUN --mount=type=cache,target=/a --network=none --security=sandbox x',
    'RUN <<EOF\nx\n\ny\nEOF',
    'HEALTHCHECK --start-interval=1s CMD x',
  ])('takes %j for what it is', (line) => {
    expect(problems(`FROM a\n${line}`)).toEqual([]);
  });
});

describe('what the language service adds to our completions', () => {
  const offered = async (text: string, line: number, character: number): Promise<string[]> => {
    const before = (text.split('\n')[line] ?? '').slice(0, character);
    const items = await languageService.complete(text, { line, character });
    return withoutKnown(items, completions(before, text, [])).map(({ label }) => label);
  };

  it.each<[string, string, number, number, string[]]>([
    ['variables', 'FROM a\nARG NAME=1\nRUN x ${NA', 2, 10, ['${NAME}']],
    ['flags of HEALTHCHECK', 'FROM a\nHEALTHCHECK --ti', 1, 16, ['--timeout=']],
    ['directives', '# esc\nFROM a', 0, 5, ['escape']],
    ['triggers', 'FROM a\nONBUILD WO', 1, 10, ['WORKDIR']],
    ['no instruction twice', 'FROM a\nWO', 1, 2, []],
  ])('%s', async (_what, text, line, character, labels) => {
    expect(await offered(text, line, character)).toEqual(labels);
  });
});

describe('names', () => {
  const text = 'FROM a AS build\nFROM b\nCOPY --from=build /a /b\n';
  const stage = { start: { line: 0, character: 10 }, end: { line: 0, character: 15 } };
  const use = { start: { line: 2, character: 12 }, end: { line: 2, character: 17 } };

  it('of a stage lead to where it begins, and are changed everywhere', () => {
    expect(languageService.definition(text, use.start)).toEqual(stage);
    expect(languageService.renameable(text, use.start)).toEqual(use);
    expect(languageService.rename(text, use.start, 'made')).toEqual([
      { range: stage, newText: 'made' },
      { range: use, newText: 'made' },
    ]);
  });

  it('are only those of stages and variables', () => {
    expect(languageService.definition(text, { line: 0, character: 1 })).toBeNull();
    expect(languageService.renameable(text, { line: 0, character: 1 })).toBeNull();
  });
});
