import { describe, expect, it } from 'vitest';
import { printReport } from '../../src/cli/printReport.ts';
import type { LayerReport, Report } from '../../src/engine/report.ts';

function layer(part: Partial<LayerReport>): LayerReport {
  return {
    bytes: 0,
    low: 0,
    high: 0,
    line: 1,
    endLine: 1,
    stage: 0,
    instruction: 'FROM x',
    keyword: 'FROM',
    compressedBytes: 0,
    wastedBytes: 0,
    isRebuilt: false,
    hidesBytes: 0,
    evidence: 'measured',
    contributions: [],
    ...part,
  };
}

const REPORT: Report = {
  version: 1,
  image: {
    bytes: 75_000_000,
    low: 74_000_000,
    high: 80_000_000,
    compressedBytes: 28_000_000,
    compressedLow: 27_000_000,
    compressedHigh: 29_000_000,
    diskUsageBytes: 105_000_000,
    layerCount: 2,
    wastedBytes: 5_000_000,
    efficiency: 0.933,
    codeChange: {
      layerCount: 1,
      bytes: 5_000_000,
      low: 5_000_000,
      high: 5_000_000,
      compressedBytes: 2_000_000,
      compressedLow: 2_000_000,
      compressedHigh: 2_000_000,
    },
    platform: 'linux/amd64',
  },
  stages: [],
  layers: [
    layer({ bytes: 70_000_000, low: 70_000_000, high: 70_000_000 }),
    layer({
      line: 12,
      bytes: 5_000_000,
      low: 4_000_000,
      high: 10_000_000,
      evidence: 'assumed',
      instruction: 'RUN make \u001b[31m && rm -rf /tmp/build',
      wastedBytes: 5_000_000,
    }),
  ],
  builderLayers: [],
  unknowns: [
    {
      id: 'make',
      line: 12,
      endLine: 12,
      stage: 0,
      what: 'make',
      reason: 'what it builds is not known',
      question: 'How large is what make writes?',
      answer: null,
      bytes: 0,
      low: 0,
      high: 0,
    },
  ],
  findings: [
    { id: 'x', severity: 'warning', line: 1, endLine: 1, message: 'The tag floats.', link: null },
  ],
  suggestions: [
    {
      id: 's',
      title: 'Remove the build folder in the same RUN',
      why: 'A later rm frees nothing.',
      link: null,
      risk: 'safe',
      line: 12,
      endLine: 12,
      savedBytes: 5_000_000,
      savedCompressedBytes: 1_000_000,
      edits: [],
      byHand: null,
    },
  ],
  advice: [
    {
      id: 'a',
      topic: 'security',
      title: 'Run as a user without rights',
      why: 'The image sets no user.',
      link: null,
      line: 12,
      endLine: 12,
      edits: [],
      byHand: 'USER app',
    },
  ],
  catalog: { date: '2026-11-20' },
};

describe('printReport', () => {
  it('prints a table, the sums, and what is open', () => {
    const text = printReport(REPORT, { paint: (_colour, part) => part, width: null });
    expect(text).toBe(`\
LINE   SIZE  RANGE          EVIDENCE  LAYER
   1  70 MB  exact          measured  FROM x
  12   5 MB  4 MB to 10 MB  assumed   RUN make \\u{1b}[31m && rm -rf /tmp/build [5 MB wasted]

Image 75 MB (74 MB to 80 MB), 2 layers, linux/amd64
To pull 28 MB compressed; Docker 29 DISK USAGE 105 MB
Wasted 5 MB (efficiency 93.3 %)
A one-line change of the code builds 1 layer of 5 MB again, 2 MB to push
Facts of 2026-11-20

Not known (1)
  line 12: make: what it builds is not known
    How large is what make writes?

Findings (1)
  line 1: warning: The tag floats.

Suggestions (1)
  line 12: saves 5 MB (safe) Remove the build folder in the same RUN
    A later rm frees nothing.

Also worth doing (1)
  line 12: Run as a user without rights
    The image sets no user.
    USER app
`);
  });

  it('cuts the last column at the width of the terminal', () => {
    const text = printReport(REPORT, { paint: (_colour, part) => part, width: 60 });
    const lines = text.split('\n').slice(0, 3);
    expect(lines.map((line) => line.length <= 60)).toEqual([true, true, true]);
    expect(lines[2]).toMatch(/…$/);
  });
});
