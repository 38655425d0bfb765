import { scaleLinear } from 'd3-scale';
import type { Report } from '../../engine/report.ts';
import { countOf } from '../countOf.ts';
import { cutText } from '../cutText.ts';
import { escapeXml } from '../escapeXml.ts';
import { formatBytes } from '../formatBytes.ts';
import { formatRange } from '../formatRange.ts';
import { BYTE_KINDS } from '../picture/byteKind.ts';
import { layoutWaterfall, type WaterfallRow } from '../picture/layoutWaterfall.ts';
import { KIND_NAMES } from '../picture/palette.ts';
import { shortInstruction } from '../picture/shortInstruction.ts';
import { svgStyle, type SvgTheme } from './svgStyle.ts';

export interface WaterfallSvgOptions {
  /** `auto` follows the reader's system. */
  readonly theme?: SvgTheme;
  /** Bytes that the image should not exceed; no line when absent. */
  readonly loadLine?: number;
  /** First line of the picture, such as the name of a service; the image's weight alone when absent. */
  readonly title?: string;
}

const WIDTH = 880;
const LEFT = 16;
/** Where bars begin, and what is kept free behind the longest for its figure. */
const PLOT = 300;
const RESERVE = 100;
const PLOT_WIDTH = WIDTH - PLOT - RESERVE;
const TOP = 84;
const ROW = 26;
const BAR = 15;
/** Letters of 11.5 px in a fixed-width face that fit before the plot. */
const LABEL_LETTERS = 39;

type Scale = (bytes: number) => number;

/**
 * The waterfall of an image as an SVG file that needs nothing beside itself: no font, no script, no reference. All text is escaped.
 * The same report gives the same file.
 */
export function waterfallSvg(report: Report, options: WaterfallSvgOptions = {}): string {
  const { image } = report;
  const rows = layoutWaterfall(report.layers, report.unknowns);
  const end = Math.max(1, image.high, ...rows.map(({ high }) => high));
  // The scale makes room for the load line, unless the layers would shrink too far for it.
  const load =
    options.loadLine !== undefined && options.loadLine < end * 1.5 ? options.loadLine : 0;
  const linear = scaleLinear()
    .domain([0, Math.max(end, load * 1.01)])
    .range([PLOT, PLOT + PLOT_WIDTH]);
  const scale: Scale = (bytes) => Math.round(linear(bytes) * 10) / 10;
  const bottom = TOP + (rows.length + 1) * ROW + 6;
  const height = bottom + 62;
  const headline = headlineOf(report);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>${escapeXml([options.title, headline].filter(Boolean).join(': '))}</title>`,
    `<desc>${escapeXml(rows.map(spoken).join('\n'))}</desc>`,
    svgStyle(options.theme ?? 'auto'),
    `<defs><pattern id="plimsoll-waste" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="canvas" width="6" height="6" fill-opacity="0.45"/><rect class="red" width="3" height="6"/></pattern></defs>`,
    `<rect class="canvas" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text class="ink head" x="${LEFT}" y="30">${escapeXml(options.title ?? `Image ${formatBytes(image.bytes)}`)}</text>`,
    `<text class="ink-2 small" x="${LEFT}" y="50">${escapeXml(headline)}</text>`,
    ...linear.ticks(6).map((bytes) => tick(bytes, scale(bytes), bottom)),
    ...rows.map((row, index) => rowSvg(row, TOP + index * ROW, scale, index === 0)),
    total(image, TOP + rows.length * ROW + 4, scale),
    ...(load > 0 ? [loadLine(load, scale(load), bottom)] : []),
    legend(rows, bottom + 44),
    '</svg>',
    '',
  ].join('\n');
}

function headlineOf({ image, catalog }: Report): string {
  const range = formatRange(image);
  return [
    `${formatBytes(image.bytes)}${range === null ? '' : ` (${range})`}`,
    countOf(image.layerCount, 'layer'),
    `${formatBytes(image.compressedBytes)} to download`,
    ...(image.wastedBytes > 0 ? [`${formatBytes(image.wastedBytes)} wasted`] : []),
    image.platform,
    `sizes of ${catalog.date}`,
  ].join(' · ');
}

function spoken({ layer, hasUnknown }: WaterfallRow): string {
  const { instruction, wastedBytes } = layer;
  const waste = wastedBytes > 0 ? `, of which ${formatBytes(wastedBytes)} wasted` : '';
  return `${figure(layer.bytes, hasUnknown)}${waste}: ${instruction.replace(/\s+/g, ' ')}`;
}

function rowSvg(row: WaterfallRow, y: number, scale: Scale, isFirst: boolean): string {
  const { keyword, rest } = shortInstruction(row.layer.instruction);
  const label = cutText(rest, LABEL_LETTERS - keyword.length - 1);
  const barY = y + (ROW - BAR) / 2;
  const middle = y + ROW / 2;
  const [low, high] = [scale(row.low), scale(row.high)];
  return [
    `<text class="ink code" x="${LEFT}" y="${middle + 4}"><tspan class="code-keyword">${escapeXml(keyword)}</tspan> ${escapeXml(label)}</text>`,
    ...(isFirst
      ? []
      : [
          `<path class="link" d="M${scale(row.start)} ${barY - (ROW - BAR)}V${barY}" fill="none"/>`,
        ]),
    ...row.segments.flatMap(({ kind, wasted, start, end }) => {
      const place = `x="${scale(start)}" y="${barY}" width="${Math.max(1.5, round(scale(end) - scale(start)))}" height="${BAR}" rx="2"`;
      const bar = `<rect class="kind-${kind}" ${place}/>`;
      return wasted ? [bar, `<rect fill="url(#plimsoll-waste)" ${place}/>`] : [bar];
    }),
    whisker(low, high, middle),
    `<text class="ink figure" x="${Math.max(scale(row.end), high) + 6}" y="${middle + 4}">${figure(row.layer.bytes, row.hasUnknown)}</text>`,
  ].join('');
}

function total(image: Report['image'], y: number, scale: Scale): string {
  const middle = y + ROW / 2;
  const [low, high] = [scale(image.low), scale(image.high)];
  return [
    `<text class="ink figure" x="${LEFT}" y="${middle + 4}">Image</text>`,
    `<rect class="total" x="${PLOT}" y="${middle - 6}" width="${round(scale(image.bytes) - PLOT)}" height="12" rx="2" fill-opacity="0.7"/>`,
    whisker(low, high, middle),
    `<text class="ink figure" x="${Math.max(scale(image.bytes), high) + 6}" y="${middle + 4}">${formatBytes(image.bytes)}</text>`,
  ].join('');
}

/** The range of an amount; one narrower than three pixels would be a dot. */
function whisker(low: number, high: number, y: number): string {
  if (high - low <= 3) return '';
  return `<path class="whisker" d="M${low} ${y}H${high}M${low} ${y - 4}v8M${high} ${y - 4}v8" fill="none"/>`;
}

function tick(bytes: number, x: number, bottom: number): string {
  return `<path class="grid" d="M${x} ${TOP}V${bottom}" fill="none"/><text class="ink-2 small" x="${x}" y="${bottom + 16}" text-anchor="middle">${formatBytes(bytes)}</text>`;
}

function loadLine(bytes: number, x: number, bottom: number): string {
  const anchor = x > WIDTH / 2 ? 'end' : 'start';
  return `<path class="load" d="M${x} ${TOP - 6}V${bottom}" fill="none"/><text class="red figure" x="${x}" y="${TOP - 12}" text-anchor="${anchor}">load line ${formatBytes(bytes)}</text>`;
}

function legend(rows: readonly WaterfallRow[], y: number): string {
  const segments = rows.flatMap((row) => row.segments);
  const items = BYTE_KINDS.filter((kind) => segments.some((part) => part.kind === kind)).map(
    (kind) => ({ paint: `class="kind-${kind}"`, name: KIND_NAMES[kind] }),
  );
  if (segments.some(({ wasted }) => wasted)) {
    items.push({ paint: 'fill="url(#plimsoll-waste)"', name: 'wasted' });
  }
  let x = LEFT;
  return items
    .map(({ paint, name }) => {
      const item = `<rect ${paint} x="${x}" y="${y - 9}" width="11" height="11" rx="2"/><text class="ink-2 small" x="${x + 16}" y="${y}">${name}</text>`;
      x += 16 + name.length * 6.4 + 18;
      return item;
    })
    .join('');
}

function figure(bytes: number, hasUnknown: boolean): string {
  if (!hasUnknown) return formatBytes(bytes);
  return bytes === 0 ? 'unknown' : `${formatBytes(bytes)} + ?`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
