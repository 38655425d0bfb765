import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { memoOf } from '../catalog/memoOf.ts';
import { weigh } from '../catalog/weigh.ts';
import { optimize } from '../engine/rewrites/proof/optimize.ts';
import { badgeSvg } from '../share/export/badgeSvg.ts';
import { waterfallSvg } from '../share/export/waterfallSvg.ts';
import type { BadgeRequest, SvgRequest } from './parseArguments.ts';
import { nameOf, readWorkspace } from './readWorkspace.ts';
import type { Surroundings } from './runCommand.ts';
import { printable } from './terminal.ts';

/** Prints a picture of what a Dockerfile weighs as an SVG file. @returns the exit status */
export async function drawFile(
  request: BadgeRequest | SvgRequest,
  loaded: LoadingCatalog,
  to: Surroundings,
): Promise<number> {
  const workspace = await readWorkspace(request, to);
  if (workspace === null) return 2;
  const report = await weigh(workspace, loaded);
  if (report.error !== undefined) {
    to.stderr.write(
      `plimsoll: ${nameOf(request)}:${report.error.line}: ${printable(report.error.message)}\n`,
    );
    return 1;
  }
  if (request.type === 'svg') {
    const { theme, title, loadLine } = request;
    const options = {
      theme,
      ...(title !== null && { title }),
      ...(loadLine !== null && { loadLine }),
    };
    to.stdout.write(waterfallSvg(report, options));
    return 0;
  }
  const { bytes } = report.image;
  // Weighing with suggestions has loaded every slice that the changes need.
  const lighter = optimize(workspace, loaded.catalog, 'check', memoOf(loaded.catalog)).report.image
    .bytes;
  const { loadLine, label } = request;
  to.stdout.write(badgeSvg({ bytes, lighterBytes: lighter, loadLine, label }));
  return 0;
}
