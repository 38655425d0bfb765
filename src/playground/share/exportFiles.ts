import type { Report } from '../../engine/report.ts';
import { badgeSvg } from '../../share/export/badgeSvg.ts';
import { findingsSarif } from '../../share/export/findingsSarif.ts';
import { layersCsv } from '../../share/export/layersCsv.ts';
import { reportMarkdown } from '../../share/export/reportMarkdown.ts';
import { waterfallSvg } from '../../share/export/waterfallSvg.ts';
import { zipFiles, type TextFile } from '../../share/export/zipFiles.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { drawPng } from './drawPng.ts';
import type { shareMessages } from '../../messages/shareMessages.ts';

export type Format = keyof typeof shareMessages.formats;

/** What a file may show beside the report. */
export interface ExportOptions {
  readonly link: string;
  /** Bytes. */
  readonly loadLine: number;
  /** Bytes of the image with the ticked suggestions; null when there are none. */
  readonly lighterBytes: number | null;
  readonly isDark: boolean;
  /** Files as they are after the ticked suggestions: those that these change. */
  readonly rewritten: readonly TextFile[];
}

interface ExportFormat {
  readonly name: string;
  readonly type: string;
  readonly make: (report: Report, options: ExportOptions) => string | Promise<Blob>;
}

/** Every file that a report can be saved as. */
export const EXPORTS: Readonly<Record<Format, ExportFormat>> = {
  markdown: {
    name: 'plimsoll-report.md',
    type: 'text/markdown',
    make: (report, { link, loadLine }) => reportMarkdown(report, { link, loadLine }),
  },
  csv: { name: 'plimsoll-layers.csv', type: 'text/csv', make: layersCsv },
  json: {
    name: 'plimsoll-report.json',
    type: 'application/json',
    make: (report) => `${JSON.stringify(report, null, 2)}\n`,
  },
  sarif: {
    name: 'plimsoll.sarif',
    type: 'application/sarif+json',
    make: (report) => findingsSarif(report, { path: 'Dockerfile', version: packageJson.version }),
  },
  svg: {
    name: 'plimsoll-waterfall.svg',
    type: 'image/svg+xml',
    make: (report, { loadLine }) => waterfallSvg(report, { loadLine }),
  },
  png: {
    name: 'plimsoll-waterfall.png',
    type: 'image/png',
    make: (report, { loadLine, isDark }) =>
      drawPng(waterfallSvg(report, { loadLine, theme: isDark ? 'dark' : 'light' })),
  },
  badge: {
    name: 'plimsoll-badge.svg',
    type: 'image/svg+xml',
    make: ({ image: { bytes } }, { lighterBytes, loadLine }) =>
      badgeSvg({ bytes, lighterBytes, loadLine, label: 'image' }),
  },
  zip: {
    name: 'plimsoll-files.zip',
    type: 'application/zip',
    make: (_report, { rewritten }) => zipFiles(rewritten),
  },
};
