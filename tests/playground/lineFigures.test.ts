import { expect, it } from 'vitest';
import { lineFigures } from '../../src/playground/editor/lineFigures.ts';
import { layoutWaterfall } from '../../src/share/picture/layoutWaterfall.ts';
import { layer, part, unknown } from './fixtures/layer.ts';

const MB = 1_000_000;

it('says at the last line of each instruction what it weighs', () => {
  const rows = layoutWaterfall(
    [
      layer(1, 'FROM a', [part('base', 'a', 600 * MB)]),
      layer(2, 'RUN apt-get install b', [part('apt', 'b', 60 * MB)], { endLine: 4 }),
      layer(5, 'WORKDIR /app', []),
      layer(6, 'RUN rm -rf /b', [], { hidesBytes: 60 * MB }),
      layer(7, 'RUN chown -R a /b', [part('apt', 'b', 60 * MB)], { hidesBytes: 60 * MB }),
      layer(8, 'RUN make', []),
      layer(9, 'RUN make && touch a', [part('generated', 'a', 1000)]),
    ],
    [unknown(8), unknown(9)],
  );
  expect(
    lineFigures(rows, new Set(rows), 720 * MB).map(
      ({ line, text, tone }) => `${line} ${text.replaceAll('\u00a0', ' ')} (${tone})`,
    ),
  ).toEqual([
    '1 600 MB (hot)',
    '4 60 MB (warm)',
    '6 frees nothing (waste)',
    '7 60 MB (waste)',
    '8 unknown (quiet)',
    '9 1 kB + ? (quiet)',
  ]);
});

it('keeps figures of builder stages apart and adds up the layers of one line', () => {
  const inImage = layoutWaterfall(
    [
      layer(5, 'FROM a', [part('base', 'a', 10 * MB)]),
      layer(5, 'COPY . .', [part('context', 'b', 5 * MB)]),
    ],
    [],
  );
  const builder = layoutWaterfall([layer(1, 'FROM c', [part('base', 'c', 900 * MB)])], []);
  expect(lineFigures([...inImage, ...builder], new Set(inImage), 15 * MB)).toEqual([
    { line: 5, text: '15\u00a0MB', tone: 'hot' },
    { line: 1, text: '900\u00a0MB', tone: 'builder' },
  ]);
});
