import * as fc from 'fast-check';
import { REAL_DOCKERFILES } from './realDockerfiles.ts';

type Edit = (lines: readonly string[]) => readonly string[];

/** Things that parsers trip over. */
export const ODD = [
  '\\',
  '\\\\\n',
  '`',
  '"',
  "'",
  '$(',
  '${',
  '${A:-${B:-${C}}}',
  '$((1/0))',
  '<<EOF',
  '&&',
  '|| ||',
  ';;',
  '((((((',
  '}}}}',
  '[[ -f',
  '\u0000',
  '\u202E',
  '\uFEFF',
  '\uD83D',
  'é́',
  '👩‍👩‍👧',
  '\r',
  '\t',
  '99999999999999999999999999',
  '-1',
  '1e309',
  'NaN',
  '*'.repeat(200),
  '../'.repeat(60),
  '/'.repeat(80),
  '--from=--from=',
  '$(echo $(echo $(echo $(echo x))))',
];

const LINES = [
  'RUN dd if=/dev/zero of=/x bs=99999999999G count=99999999999999',
  'RUN truncate -s -5 /x && fallocate -l 1e400 /y && head -c 9223372036854775808 /dev/zero > /z',
  'RUN for i in $(seq 1 1000000000); do echo $i >> /f; done',
  'RUN while true; do touch /x; done',
  'RUN f() { f; f; }; f',
  'RUN useradd -u 99999999999999999999 x',
  'RUN eval "$(cat /f)" && sh -c "sh -c \\"sh -c true\\""',
  'RUN rm -rf / --no-preserve-root',
  'RUN mv / /x && cp -r / /y && ln / /z && chmod -R 777 /',
  'COPY / /',
  'COPY --from=99 / /',
  'COPY --from=base . .',
  'FROM base AS base',
  'FROM builder',
  'FROM',
  'ARG A=${A}${A}',
  'ENV A=$A$A$A$A$A$A$A$A',
  'WORKDIR ${A:?}',
  'USER -1:-1',
  'SHELL []',
  'ONBUILD ONBUILD FROM x',
  'RUN --mount=type=cache,target=/ --mount=type=bind,from=base,target=/ true',
  '# escape=`',
];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.nat().map(
    (at): Edit =>
      (lines) =>
        lines.filter((_, index) => index !== at % lines.length),
  ),
  fc.nat().map((at): Edit => (lines) => {
    const index = at % lines.length;
    return [...lines.slice(0, index), lines[index] ?? '', ...lines.slice(index)];
  }),
  fc.tuple(fc.nat(), fc.constantFrom(...LINES)).map(
    ([at, line]): Edit =>
      (lines) =>
        lines.toSpliced(at % (lines.length + 1), 0, line),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(...ODD)).map(
    ([at, column, odd]): Edit =>
      (lines) =>
        onLine(lines, at, (line) => {
          const cut = column % (line.length + 1);
          return line.slice(0, cut) + odd + line.slice(cut);
        }),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat()).map(
    ([at, one, other]): Edit =>
      (lines) =>
        onLine(lines, at, (line) => {
          const words = line.split(' ');
          const [a, b] = [one % words.length, other % words.length];
          return words
            .with(a, words[b] ?? '')
            .with(b, words[a] ?? '')
            .join(' ');
        }),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([at, column]): Edit =>
      (lines) =>
        onLine(lines, at, (line) => line.slice(0, column % (line.length + 1))),
  ),
  fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2 ** 31, 2 ** 53, 1e21)).map(
    ([at, number]): Edit =>
      (lines) =>
        onLine(lines, at, (line) => line.replaceAll(/\d+/g, String(number))),
  ),
);

function onLine(
  lines: readonly string[],
  at: number,
  change: (line: string) => string,
): readonly string[] {
  const index = at % lines.length;
  return lines.map((line, place) => (place === index ? change(line) : line));
}

/** A real Dockerfile after a few accidents, or two of them glued together. */
export const mutatedDockerfile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...REAL_DOCKERFILES),
    fc.option(fc.constantFrom(...REAL_DOCKERFILES), { freq: 6 }),
    fc.array(edit, { minLength: 1, maxLength: 8 }),
    fc.option(fc.nat(), { freq: 5 }),
  )
  .map(([text, second, edits, cut]) => {
    let lines: readonly string[] = `${text}${second ?? ''}`.split('\n');
    for (const one of edits) lines = lines.length === 0 ? [''] : one(lines);
    const whole = lines.join('\n');
    return cut === null ? whole : whole.slice(0, cut % (whole.length + 1));
  });

const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...wordsOf(REAL_DOCKERFILES)) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** Instructions out of random words. */
export const randomDockerfile: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom('RUN', 'RUN', 'RUN', 'COPY', 'ADD', 'ENV', 'ARG', 'FROM', 'WORKDIR', 'USER'),
      fc.array(token, { maxLength: 14 }),
    ),
    { maxLength: 12 },
  )
  .map((lines) =>
    ['FROM base', ...lines.map(([keyword, words]) => [keyword, ...words].join(' '))].join('\n'),
  );

/** Nested `depth` deep: groups, substitutions, quotes, conditions. */
export const nestedDockerfile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      ['(', ')'],
      ['{ ', '; }'],
      ['echo $(', ')'],
      ['if true; then ', '; fi'],
      ['for a in 1 2; do ', '; done'],
      ['sh -c "', '"'],
      ['${A:-', '}'],
      ['$((1+', '))'],
      ['case x in x) ', ' ;; esac'],
    ),
    fc.integer({ min: 1, max: 400 }),
  )
  .map(
    ([[open = '', close = ''], depth]) =>
      `FROM base\nRUN ${open.repeat(depth)}true${close.repeat(depth)}\nENV X=${'${A:-'.repeat(depth)}1${'}'.repeat(depth)}`,
  );

function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => text.split(/\s+/)).filter((word) => word !== ''))];
}
