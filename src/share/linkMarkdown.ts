import type { Report } from '../engine/report.ts';
import type { Workspace } from '../engine/workspace.ts';
import { formatBytes } from './formatBytes.ts';
import { markdownBlock } from './export/markdownText.ts';
import { layerTable } from './export/reportMarkdown.ts';

/** `[This image weighs 2.9 GB](https://…#v1:…)` */
export function linkMarkdown(link: string, report: Report | null): string {
  const words =
    report === null ? 'This Dockerfile' : `This image weighs ${formatBytes(report.image.bytes)}`;
  return `[${words}](${link})`;
}

/** The Dockerfile, its layers and the link, for an issue or an article that should stand without the page. */
export function codeMarkdown(
  link: string,
  { dockerfile }: Workspace,
  report: Report | null,
): string {
  const blocks = [markdownBlock('dockerfile', dockerfile).trimEnd()];
  if (report !== null) blocks.push(layerTable(report));
  blocks.push(linkMarkdown(link, report));
  return `${blocks.join('\n\n')}\n`;
}
