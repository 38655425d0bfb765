// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { badgeSvg } from '../../src/share/export/badgeSvg.ts';
import { findingsSarif } from '../../src/share/export/findingsSarif.ts';
import { layersCsv } from '../../src/share/export/layersCsv.ts';
import { markdownBlock, markdownCode, markdownText } from '../../src/share/export/markdownText.ts';
import { reportMarkdown } from '../../src/share/export/reportMarkdown.ts';
import { waterfallSvg } from '../../src/share/export/waterfallSvg.ts';
import { codeMarkdown, linkMarkdown } from '../../src/share/linkMarkdown.ts';
import { PALETTE } from '../../src/share/picture/palette.ts';
import { HOSTILE, refused, report } from './fixtures/report.ts';

/** Parsed as strictly as an image is. */
function parseSvg(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

const textsOf = (document: Document): string[] =>
  [...document.querySelectorAll('text')].map((text) => text.textContent ?? '');

describe('waterfallSvg', () => {
  it('shows the weight, every layer, the load line and a legend', () => {
    const texts = textsOf(parseSvg(waterfallSvg(report, { loadLine: 1_200_000_000 })));
    for (const expected of [
      'Image 1.5 GB',
      '1.5 GB (1.4 GB to 1.7 GB) · 3 layers · 500 MB to download · 200 MB wasted · linux/amd64 · sizes of 2026-11-20',
      'FROM python:3.12',
      'RUN pip install torch && rm -rf /x | t…',
      'unknown',
      'load line 1.2 GB',
      'Python packages',
      'wasted',
    ]) {
      expect(texts).toContain(expected);
    }
  });

  it('bars begin where the one before ended, and reach the total', () => {
    const document = parseSvg(waterfallSvg(report));
    const bars = [...document.querySelectorAll('rect[class^=kind-]')].slice(0, 3);
    const place = (bar: Element | undefined): [number, number] => [
      Number(bar?.getAttribute('x')),
      Number(bar?.getAttribute('width')),
    ];
    const [[x1, w1], [x2, w2], [x3, w3]] = [place(bars[0]), place(bars[1]), place(bars[2])];
    const total = place(document.querySelector('rect.total') ?? undefined);
    expect(x2).toBeCloseTo(x1 + w1, 0);
    expect(x3).toBeCloseTo(x2 + w2, 0);
    expect(total[0] + total[1]).toBeCloseTo(x3 + w3, 0);
    // 1 GB of 1.5 GB.
    expect(w1 / total[1]).toBeCloseTo(2 / 3, 2);
  });

  it('is one file with nothing to fetch or run, whatever the text holds', () => {
    const svg = waterfallSvg(report, { title: HOSTILE });
    const document = parseSvg(svg);
    expect(document.querySelectorAll('script, image, foreignObject, use, a').length).toBe(0);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\((?!#)/);
    expect(document.querySelector('text')?.textContent).toContain('</text><script>');
  });

  it.each([
    ['auto', true, '#f6f8fa'],
    ['light', false, '#f6f8fa'],
    ['dark', false, '#0e151c'],
  ] as const)('theme %s', (theme, asksTheSystem, ground) => {
    const svg = waterfallSvg(report, { theme });
    expect(svg.includes('prefers-color-scheme:dark')).toBe(asksTheSystem);
    expect(svg).toContain(`.canvas{fill:${ground}}`);
  });

  it('a load line far beyond the image is left out: the layers would shrink to nothing', () => {
    expect(waterfallSvg(report, { loadLine: 50e9 })).not.toContain('load line');
  });

  it('is drawn of a report without layers', () => {
    expect(textsOf(parseSvg(waterfallSvg(refused)))).toContain('Image');
  });

  it('has the colours of the page', () => {
    const tokens = readFileSync('src/playground/styles/tokens.css', 'utf8');
    for (const [name, [light, dark]] of Object.entries(PALETTE)) {
      expect(tokens).toContain(`--${name}: light-dark(${light}, ${dark});`);
    }
  });
});

describe('badgeSvg', () => {
  const plain = { bytes: 2_900_000_000, lighterBytes: null, loadLine: null, label: 'image' };
  it.each([
    ['the weight', plain, 'image: 2.9 GB', '#0a6a96'],
    [
      'what could go',
      { ...plain, lighterBytes: 1_595_000_000 },
      'image: 2.9 GB, 45 % lighter possible',
      '#0a6a96',
    ],
    ['nothing to gain', { ...plain, lighterBytes: 2_900_000_000 }, 'image: 2.9 GB', '#0a6a96'],
    ['under its load line', { ...plain, loadLine: 3e9 }, 'image: 2.9 GB', '#1b7a4b'],
    ['over its load line', { ...plain, loadLine: 2e9 }, 'image: 2.9 GB', '#bd3a22'],
    ['an odd label', { ...plain, label: '<a & b>' }, '<a & b>: 2.9 GB', '#0a6a96'],
    ['an empty image', { ...plain, bytes: 0, lighterBytes: 0 }, 'image: 0 B', '#0a6a96'],
  ])('%s', (_name, badge, title, colour) => {
    const svg = badgeSvg(badge);
    expect(parseSvg(svg).querySelector('title')?.textContent).toBe(title);
    expect(svg).toContain(colour);
  });
});

describe('layersCsv', () => {
  it('is a row a layer under a heading, with texts that no spreadsheet runs', () => {
    expect(layersCsv(report).split('\r\n')).toEqual([
      'line,end_line,instruction,bytes,low_bytes,high_bytes,compressed_bytes,wasted_bytes,rebuilt_on_code_change,evidence',
      '1,1,FROM python:3.12,1000000000,1000000000,1000000000,333333333,0,no,measured',
      '3,4,RUN pip install torch && rm -rf /x | tee log,500000000,400000000,700000000,166666667,200000000,yes,measured',
      `5,5,"RUN ${HOSTILE.replace('"', '""')}",0,0,0,0,0,no,measured`,
      '',
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['RUN a,b', '"RUN a,b"'],
    ['RUN "a"\nb', '"RUN ""a""\nb"'],
  ])('%j becomes %j', (instruction, cell) => {
    const [first] = report.layers;
    if (first === undefined) throw new Error('the fixture has layers');
    expect(layersCsv({ ...report, layers: [{ ...first, instruction }] })).toContain(`1,1,${cell},`);
  });
});

const Line = v.pipe(v.number(), v.integer(), v.minValue(1));
/** What is written of the format (OASIS SARIF 2.1.0, sections 3.13, 3.14, 3.19, 3.27, 3.29, 3.30, 3.49): unknown properties are refused. */
const SARIF = v.strictObject({
  $schema: v.pipe(v.string(), v.url()),
  version: v.literal('2.1.0'),
  runs: v.array(
    v.strictObject({
      tool: v.strictObject({
        driver: v.strictObject({
          name: v.string(),
          version: v.string(),
          rules: v.array(
            v.strictObject({ id: v.string(), helpUri: v.optional(v.pipe(v.string(), v.url())) }),
          ),
        }),
      }),
      columnKind: v.picklist(['utf16CodeUnits', 'unicodeCodePoints']),
      results: v.array(
        v.strictObject({
          ruleId: v.string(),
          ruleIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
          level: v.picklist(['none', 'note', 'warning', 'error']),
          message: v.strictObject({ text: v.string() }),
          locations: v.array(
            v.strictObject({
              physicalLocation: v.strictObject({
                artifactLocation: v.strictObject({
                  uri: v.pipe(v.string(), v.regex(/^[^\s\\]+$/)),
                }),
                region: v.pipe(
                  v.strictObject({ startLine: Line, endLine: Line }),
                  v.check(({ startLine, endLine }) => endLine >= startLine),
                ),
              }),
            }),
          ),
        }),
      ),
    }),
  ),
});

describe('findingsSarif', () => {
  const options = { path: 'docker/my app.Dockerfile', version: '1.2.3' };

  it('places every finding', () => {
    expect(JSON.parse(findingsSarif(report, options))).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Plimsoll',
              version: '1.2.3',
              rules: [
                {
                  id: 'floating-tag',
                  helpUri: 'https://docs.docker.com/build/building/best-practices/',
                },
                { id: 'odd' },
              ],
            },
          },
          results: [
            {
              ruleId: 'floating-tag',
              ruleIndex: 0,
              level: 'warning',
              message: { text: 'The tag 3.12 moves.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'docker/my%20app.Dockerfile' },
                    region: { startLine: 1, endLine: 1 },
                  },
                },
              ],
            },
            { ruleId: 'odd', ruleIndex: 1, level: 'note', message: { text: HOSTILE } },
          ],
        },
      ],
    });
  });

  it.each([
    ['a report', report],
    ['a refused text', refused],
  ])('of %s has the shape of SARIF 2.1.0, and nothing beside it', (_name, of) => {
    const log: unknown = JSON.parse(findingsSarif(of, options));
    expect(v.safeParse(SARIF, log).issues).toBeUndefined();
  });

  it('a text that cannot be weighed is an error at its place', () => {
    expect(JSON.parse(findingsSarif(refused, options))).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: 'no-from',
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 2, endLine: 2 } } }],
            },
          ],
        },
      ],
    });
  });
});

describe('Markdown', () => {
  it('of a report is a verdict, a table and lists', () => {
    const harmless = { ...report, layers: report.layers.slice(0, 2), unknowns: [] };
    const findings = report.findings.slice(0, 1);
    const options = { loadLine: 1_200_000_000, link: 'https://example.org/#v1:abc' };
    expect(reportMarkdown({ ...harmless, findings }, options)).toBe(`\
**Image 1.5 GB** (1.4 GB to 1.7 GB), 3 layers, 500 MB to download, linux/amd64

**300 MB over** the load line of 1.2 GB

| Line | Layer | Size | Range | Download | Wasted |
| ---: | :---- | ---: | :---- | -------: | -----: |
| 1 | \`FROM python:3.12\` | 1 GB |  | 333 MB |  |
| 3 | \`RUN pip install torch && rm -rf /x \\| tee log\` | 500 MB | 400 MB to 700 MB | 167 MB | 200 MB |
|  | **Image** | **1.5 GB** | 1.4 GB to 1.7 GB | 500 MB | 200 MB |

**Ways to make it lighter**

- line 3: saves 200 MB (safe): Keep the pip cache out

**Worth knowing**

- line 1: warning: The tag 3.12 moves.

Estimated by Plimsoll without a build, sizes of 2026-11-20. [Open in Plimsoll](https://example.org/#v1:abc)
`);
  });

  it('of a text that cannot be weighed says why', () => {
    expect(reportMarkdown(refused)).toBe(
      '**This Dockerfile cannot be weighed** (line 2): There is no \\`FROM\\` here.\n',
    );
  });

  it('keeps every row of the table one row, whatever the text holds', () => {
    const rows = reportMarkdown(report)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(2 + report.layers.length + 1);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
  });

  it.each([
    [
      markdownText('a *b* <c> [d](e) `f` | g_h & @i'),
      'a \\*b\\* \\<c\\> \\[d\\](e) \\`f\\` \\| g\\_h \\& @i',
    ],
    [markdownText('two\n\n# lines'), 'two \\# lines'],
    [markdownCode('a ``b`` c'), '``` a ``b`` c ```'],
    [markdownCode('a | b\n c'), '`a \\| b c`'],
    [markdownBlock('dockerfile', 'RUN <<E\n```\nE'), '````dockerfile\nRUN <<E\n```\nE\n````\n'],
    [linkMarkdown('https://x/#v1:a', report), '[This image weighs 1.5 GB](https://x/#v1:a)'],
    [linkMarkdown('https://x/#v1:a', null), '[This Dockerfile](https://x/#v1:a)'],
    [
      codeMarkdown('https://x/#v1:a', { dockerfile: 'FROM a' }, null),
      '```dockerfile\nFROM a\n```\n\n[This Dockerfile](https://x/#v1:a)\n',
    ],
  ])('%j', (markdown, expected) => {
    expect(markdown).toBe(expected);
  });
});
