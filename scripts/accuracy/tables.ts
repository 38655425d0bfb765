import { table } from '../../src/cli/table.ts';
import { printable } from '../../src/cli/terminal.ts';
import { formatBytes } from '../../src/share/formatBytes.ts';
import type { BuildsAccuracy } from './buildsAccuracy.ts';
import type { DockerfilesAccuracy } from './dockerfilesAccuracy.ts';
import { missesTable } from './missesTable.ts';
import { CLOSE, type Saving, type SavingsAccuracy } from './savingsAccuracy.ts';
import { percent, plainPercent, type Summary } from './statistics.ts';

const SUMMARY_HEADINGS = ['', 'cases', 'median', 'p90', 'bias', 'in range'];

function summaryRow(name: string, summary: Summary): string[] {
  return [
    name,
    String(summary.cases),
    plainPercent(summary.medianError, 2),
    plainPercent(summary.p90Error, 2),
    percent(summary.bias),
    plainPercent(summary.inRange, 0),
  ];
}

export function buildsTable(result: BuildsAccuracy, verbose: boolean): string {
  const cases = result.cases.flatMap((each) => [
    [
      each.id,
      formatBytes(each.truth),
      formatBytes(each.estimated),
      percent(each.error),
      each.inRange ? 'in' : '-',
      String(each.unknowns),
      each.failure ?? '',
    ],
    ...(verbose
      ? each.layers.map((layer) => [
          '',
          layer.truth === null ? '-' : layer.truth.toLocaleString('en'),
          layer.estimated === null ? '-' : layer.estimated.toLocaleString('en'),
          '',
          '',
          '',
          printable(layer.instruction).slice(0, 100),
        ])
      : []),
  ]);
  const savings = result.savings.map((each) => [
    each.naive,
    each.better,
    formatBytes(each.truth),
    formatBytes(each.estimated),
    percent(each.error),
  ]);
  return [
    'Real builds: bytes over the base',
    table(SUMMARY_HEADINGS, [summaryRow('builds', result.summary)], 'lrrrrr'),
    table(['case', 'built', 'estimated', 'error', 'range', 'unknown', ''], cases, 'lrrrlrl'),
    `Savings between pairs: median error ${plainPercent(result.medianSavingError, 2)} of the naive image`,
    table(['naive', 'better', 'saved', 'estimated', 'error'], savings, 'llrrr'),
  ].join('\n\n');
}

export function dockerfilesTable(result: DockerfilesAccuracy, verbose: boolean): string {
  const cases = result.cases.flatMap((each) => [
    [
      each.id,
      each.quality,
      formatBytes(each.truth),
      formatBytes(each.estimated),
      percent(each.error),
      each.compressedError === null ? '' : percent(each.compressedError),
      each.inRange ? 'in' : '-',
      String(each.unknowns),
      each.failure ?? '',
    ],
    ...(verbose
      ? [
          ...each.published.map((layer) => layerRow('printed', layer)),
          ...each.layers.map((layer) => layerRow('estimated', layer)),
        ]
      : []),
  ]);
  return [
    'Published Dockerfiles: bytes of the image as its store counts them',
    table(
      SUMMARY_HEADINGS,
      [
        summaryRow('quality A', result.byQuality.A),
        summaryRow('quality B', result.byQuality.B),
        [...summaryRow('to pull', result.compressed).slice(0, 5), ''],
      ],
      'lrrrrr',
    ),
    table(
      ['case', '', 'printed', 'estimated', 'error', 'to pull', 'range', 'unknown', ''],
      cases,
      'llrrrrlrl',
    ),
    missesTable(result.cases),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function layerRow(side: string, layer: { instruction: string; bytes: number }): string[] {
  const text = printable(layer.instruction).slice(0, 100);
  return ['', '', ...cellsOf(side, layer.bytes), '', '', '', '', text];
}

function cellsOf(side: string, bytes: number): [string, string] {
  return side === 'printed' ? [formatBytes(bytes), ''] : ['', formatBytes(bytes)];
}

export function savingsTable(result: SavingsAccuracy): string {
  const rows = (savings: readonly Saving[]): string[][] =>
    savings.map((each) => [
      each.naive,
      each.better,
      formatBytes(each.truth),
      formatBytes(each.estimated),
      percent(each.error),
      Math.abs(each.error) <= CLOSE ? 'close' : '-',
    ]);
  const headings = ['naive', 'better', 'saved', 'estimated', 'error', ''];
  const part = (name: string, savings: readonly Saving[], close: number): readonly string[] =>
    savings.length === 0
      ? []
      : [
          `${name}: ${plainPercent(close, 0)} of ${savings.length} predicted to within ${plainPercent(CLOSE, 0)} of the saving`,
          table(headings, rows(savings), 'llrrrl'),
        ];
  return [
    ...part('Savings between builds', result.built, result.builtClose),
    ...part('Savings between published Dockerfiles', result.published, result.publishedClose),
  ].join('\n\n');
}

/** Figures of a part of packages: numbers of cases, shares and errors by name, and the first misses. */
export function packagesTable(name: string, result: object): string {
  const figures = Object.entries(result).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'number'
      ? [[key, key === 'cases' || key.startsWith('exact') ? String(value) : plainPercent(value, 2)]]
      : [],
  );
  const misses: unknown = 'misses' in result ? result.misses : [];
  const lines = (Array.isArray(misses) ? misses : []).slice(0, 20).map((miss: unknown) => {
    return `  ${typeof miss === 'string' ? miss : JSON.stringify(miss)}`;
  });
  return [`Measured installs: ${name}`, table(['', ''], figures, 'lr'), ...lines].join('\n');
}
