import type { Report } from '../../engine/report.ts';
import { countOf } from '../countOf.ts';
import { cutText } from '../cutText.ts';
import { formatBytes } from '../formatBytes.ts';
import { formatRange } from '../formatRange.ts';
import { markdownCode, markdownText } from './markdownText.ts';

export interface ReportMarkdownOptions {
  /** Bytes that the image should not exceed. */
  readonly loadLine?: number;
  /** Address that opens the workspace. */
  readonly link?: string;
}

/** Longer instructions make a table of a pull request unreadable. */
const MOST_LETTERS = 90;

/** A report for a pull request: the verdict, the layers as a table, what would make it lighter, what is not known. */
export function reportMarkdown(report: Report, options: ReportMarkdownOptions = {}): string {
  const { error } = report;
  if (error !== undefined) {
    return `**This Dockerfile cannot be weighed** (line ${error.line}): ${markdownText(error.message)}\n`;
  }
  const blocks = [
    verdict(report, options.loadLine),
    layerTable(report),
    list('Ways to make it lighter', report.suggestions, (suggestion) => [
      suggestion.line,
      `saves ${formatBytes(suggestion.savedBytes)} (${suggestion.risk}): ${markdownText(suggestion.title)}`,
    ]),
    list('Not known', report.unknowns, (unknown) => [
      unknown.line,
      `${markdownText(unknown.what)}: ${markdownText(unknown.question)}`,
    ]),
    list('Worth knowing', report.findings, (finding) => [
      finding.line,
      `${finding.severity}: ${markdownText(finding.message)}`,
    ]),
    closing(report, options.link),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The image's layers from the base up as a Markdown table. */
export function layerTable({ layers, image }: Report): string {
  const rows = layers.map((layer) => [
    String(layer.line),
    markdownCode(cutText(layer.instruction.replace(/\s+/g, ' '), MOST_LETTERS)),
    formatBytes(layer.bytes),
    formatRange(layer) ?? '',
    formatBytes(layer.compressedBytes),
    layer.wastedBytes > 0 ? formatBytes(layer.wastedBytes) : '',
  ]);
  const total = [
    '',
    '**Image**',
    `**${formatBytes(image.bytes)}**`,
    formatRange(image) ?? '',
    formatBytes(image.compressedBytes),
    image.wastedBytes > 0 ? formatBytes(image.wastedBytes) : '',
  ];
  return [
    '| Line | Layer | Size | Range | Download | Wasted |',
    '| ---: | :---- | ---: | :---- | -------: | -----: |',
    ...[...rows, total].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function verdict({ image }: Report, loadLine: number | undefined): string {
  const range = formatRange(image);
  const weight = `**Image ${formatBytes(image.bytes)}**${range === null ? '' : ` (${range})`}, ${countOf(image.layerCount, 'layer')}, ${formatBytes(image.compressedBytes)} to download, ${image.platform}`;
  if (loadLine === undefined) return weight;
  const balance =
    image.bytes > loadLine
      ? `**${formatBytes(image.bytes - loadLine)} over** the load line of ${formatBytes(loadLine)}`
      : `${formatBytes(loadLine - image.bytes)} below the load line of ${formatBytes(loadLine)}`;
  return `${weight}\n\n${balance}`;
}

function list<T>(
  title: string,
  items: readonly T[],
  rowOf: (item: T) => readonly [line: number, text: string],
): string {
  if (items.length === 0) return '';
  const rows = items.map((item) => {
    const [line, text] = rowOf(item);
    return `- line ${line}: ${text}`;
  });
  return `**${title}**\n\n${rows.join('\n')}`;
}

function closing({ catalog }: Report, link: string | undefined): string {
  const facts = `Estimated by Plimsoll without a build, sizes of ${catalog.date}.`;
  return link === undefined ? facts : `${facts} [Open in Plimsoll](${link})`;
}
