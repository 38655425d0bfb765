import type { LoadingCatalog } from '../catalog/createCatalog.ts';
import { weigh } from '../catalog/weigh.ts';
import type { EstimateRequest } from './parseArguments.ts';
import { printReport } from './printReport.ts';
import { printTimes } from './printTimes.ts';
import { nameOf, readWorkspace } from './readWorkspace.ts';
import type { Surroundings } from './runCommand.ts';
import { painter, printable } from './terminal.ts';

/** Weighs one Dockerfile and prints its report. @returns the exit status */
export async function estimateFile(
  request: EstimateRequest,
  loaded: LoadingCatalog,
  to: Surroundings,
): Promise<number> {
  const workspace = await readWorkspace(request, to);
  if (workspace === null) return 2;
  const report = await weigh(workspace, loaded);
  if (request.json) to.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (report.error !== undefined) {
    to.stderr.write(
      `plimsoll: ${nameOf(request)}:${report.error.line}: ${printable(report.error.message)}\n`,
    );
    return 1;
  }
  if (!request.json) {
    const paint = painter(to.stdout, to.environment);
    const width = to.stdout.isTTY === true ? (to.stdout.columns ?? null) : null;
    to.stdout.write(printReport(report, { paint, width }));
    if (request.bandwidth !== null) to.stdout.write(printTimes(report.image, request.bandwidth));
  }
  return 0;
}
