import type { LayerReport, Report } from '../../engine/report.ts';

const COLUMNS: readonly (readonly [
  heading: string,
  cell: (layer: LayerReport) => string | number,
])[] = [
  ['line', ({ line }) => line],
  ['end_line', ({ endLine }) => endLine],
  ['instruction', ({ instruction }) => instruction],
  ['bytes', ({ bytes }) => bytes],
  ['low_bytes', ({ low }) => low],
  ['high_bytes', ({ high }) => high],
  ['compressed_bytes', ({ compressedBytes }) => compressedBytes],
  ['wasted_bytes', ({ wastedBytes }) => wastedBytes],
  ['rebuilt_on_code_change', ({ isRebuilt }) => (isRebuilt ? 'yes' : 'no')],
  ['evidence', ({ evidence }) => evidence],
];

/** The image's layers from the base up as CSV (RFC 4180), one row each under a heading; sizes in bytes. */
export function layersCsv({ layers }: Report): string {
  const rows = [
    COLUMNS.map(([heading]) => heading),
    ...layers.map((layer) => COLUMNS.map(([, cell]) => cellText(cell(layer)))),
  ];
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}

function cellText(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // A spreadsheet takes a text that begins like this for a formula (OWASP, CSV injection).
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
