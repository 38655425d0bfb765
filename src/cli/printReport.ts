import type { Amount } from '../engine/amount.ts';
import type { LayerReport, Report } from '../engine/report.ts';
import { formatBytes } from '../share/formatBytes.ts';
import { savingText } from '../share/savingText.ts';
import { table } from './table.ts';
import { printable, type Colour, type Paint } from './terminal.ts';

export interface PrintOptions {
  readonly paint: Paint;
  /** Columns of the terminal; null when lines may be as long as they are. */
  readonly width: number | null;
}

/** A report for people: layers, then what is not known, what is wrong, and what would make it lighter. */
export function printReport(report: Report, { paint, width }: PrintOptions): string {
  const blocks = [
    layerTable(report, width),
    headline(report, paint),
    section('Not known', report.unknowns, paint, (unknown) => [
      place(unknown.line),
      printable(
        `${unknown.what}${unknown.high > 0 ? ` (${rangeOf(unknown)})` : ''}: ${unknown.reason}`,
      ),
      unknown.question,
    ]),
    section('Findings', report.findings, paint, (finding) => [
      place(finding.line),
      `${paint(SEVERITY[finding.severity], finding.severity)}: ${printable(finding.message)}`,
      finding.link,
    ]),
    section('Suggestions', report.suggestions, paint, (suggestion) => [
      place(suggestion.line),
      `${paint('green', savingText(suggestion))} (${suggestion.risk}) ${printable(suggestion.title)}`,
      suggestion.why,
      suggestion.byHand,
    ]),
    section('Also worth doing', report.advice, paint, (advice) => [
      place(advice.line),
      printable(advice.title),
      advice.why,
      advice.byHand,
    ]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const SEVERITY: Readonly<Record<'error' | 'warning' | 'info', Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

function layerTable(report: Report, width: number | null): string {
  const rows = report.layers.map((layer) => [
    String(layer.line),
    formatBytes(layer.bytes),
    rangeOf(layer),
    layer.evidence,
    instructionOf(layer),
  ]);
  return table(['LINE', 'SIZE', 'RANGE', 'EVIDENCE', 'LAYER'], rows, 'rrlll', width);
}

function instructionOf(layer: LayerReport): string {
  const wasted = layer.wastedBytes > 0 ? ` [${formatBytes(layer.wastedBytes)} wasted]` : '';
  return `${printable(layer.instruction)}${wasted}`;
}

function headline(report: Report, paint: Paint): string {
  const { image } = report;
  const lines = [
    `${paint('bold', `Image ${formatBytes(image.bytes)}`)} (${rangeOf(image)}), ${countLayers(image.layerCount)}, ${image.platform}`,
    `To pull ${formatBytes(image.compressedBytes)} compressed; Docker 29 DISK USAGE ${formatBytes(image.diskUsageBytes)}`,
  ];
  if (image.wastedBytes > 0) {
    lines.push(
      `Wasted ${formatBytes(image.wastedBytes)} (efficiency ${(image.efficiency * 100).toFixed(1)} %)`,
    );
  }
  const { codeChange } = image;
  if (codeChange.layerCount > 0) {
    lines.push(
      `A one-line change of the code builds ${countLayers(codeChange.layerCount)} of ${formatBytes(codeChange.bytes)} again, ${formatBytes(codeChange.compressedBytes)} to push`,
    );
  }
  lines.push(paint('dim', `Facts of ${report.catalog.date}`));
  return lines.join('\n');
}

function countLayers(count: number): string {
  return `${count} ${count === 1 ? 'layer' : 'layers'}`;
}

/** Items under a heading; the first line of each after its place, further ones indented below. */
function section<T>(
  title: string,
  items: readonly T[],
  paint: Paint,
  linesOf: (item: T) => readonly [string, string, ...(string | null)[]],
): string {
  if (items.length === 0) return '';
  const lines = items.flatMap((item) => {
    const [where, first, ...more] = linesOf(item);
    const rest = more.flatMap((line) =>
      line === null || line === '' ? [] : [`    ${printable(line)}`],
    );
    return [`  ${paint('dim', where)}: ${first}`, ...rest];
  });
  return [paint('bold', `${title} (${items.length})`), ...lines].join('\n');
}

function place(line: number): string {
  return `line ${line}`;
}

function rangeOf(amount: Amount): string {
  const low = formatBytes(amount.low);
  const high = formatBytes(amount.high);
  return low === high ? 'exact' : `${low} to ${high}`;
}
