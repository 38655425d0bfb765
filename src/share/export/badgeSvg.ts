import { escapeXml } from '../escapeXml.ts';
import { formatBytes } from '../formatBytes.ts';

export interface Badge {
  /** Bytes of the image. */
  readonly bytes: number;
  /** Bytes of the image with the suggestions; null when they are not to be spoken of. */
  readonly lighterBytes: number | null;
  /** Bytes that the image should not exceed; beyond, the badge is red. Null when there is no such line. */
  readonly loadLine: number | null;
  /** Left half. */
  readonly label: string;
}

/** Reads on a light and on a dark page, so it needs no theme. White on each reaches 4.5 : 1. */
const COLOURS = { label: '#46525e', under: '#1b7a4b', over: '#bd3a22', plain: '#0a6a96' } as const;
const HEIGHT = 20;

/** A badge for a README: `image | 2.9 GB, 45 % lighter possible`. A self-contained SVG file. */
export function badgeSvg({ bytes, lighterBytes, loadLine, label }: Badge): string {
  const message = formatBytes(bytes) + lighter(bytes, lighterBytes);
  const colour = loadLine === null ? 'plain' : bytes > loadLine ? 'over' : 'under';
  const [left, right] = [widthOf(label), widthOf(message)];
  const text = escapeXml(`${label}: ${message}`);
  const words = (x: number, width: number, content: string): string =>
    `<text x="${x}" y="14" text-anchor="middle" textLength="${width - 12}">${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${text}">`,
    `<title>${text}</title>`,
    `<clipPath id="plimsoll-badge"><rect width="${left + right}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#plimsoll-badge)"><rect width="${left}" height="${HEIGHT}" fill="${COLOURS.label}"/><rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[colour]}"/></g>`,
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${words(left / 2, left, label)}${words(left + right / 2, right, message)}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

function lighter(bytes: number, after: number | null): string {
  if (after === null || bytes === 0) return '';
  const percent = Math.round(((bytes - after) / bytes) * 100);
  return percent > 0 ? `, ${percent} % lighter possible` : '';
}

/** Some 6.6 px a letter of Verdana at 11 px; `textLength` makes the text fit whatever face is there. */
function widthOf(text: string): number {
  return Math.round(Array.from(text).length * 6.6) + 12;
}
