import { estimate } from '../engine/estimate.ts';
import type { Catalog, SliceId } from '../engine/catalog.ts';
import type { Finding, Report } from '../engine/report.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { LoadingCatalog } from './createCatalog.ts';

/** A Dockerfile whose bases, wheels and suites are all new needs four; a bound so that a damaged catalog cannot loop. */
const ROUNDS = 6;

/**
 * Weighs a workspace, loading the slices of the catalog that it turns out to need: the engine runs, notes what it missed, and runs
 * again once that is loaded.
 *
 * @param onPartial called with the picture so far whenever more is being loaded
 * @param run what is done with the text; `weighWorkspace` alone is quicker by the price of the suggestions
 */
export async function weigh(
  workspace: Workspace,
  loaded: LoadingCatalog,
  onPartial?: (report: Report) => void,
  run: (workspace: Workspace, catalog: Catalog) => Report = estimate,
): Promise<Report> {
  // Needed by every Dockerfile: asked for at once instead of after a first run.
  await loaded.load(['meta', 'images']);
  for (let round = 1; ; round += 1) {
    loaded.catalog.missed.clear();
    const report = run(workspace, loaded.catalog);
    const missed = [...loaded.catalog.missed];
    const wanted = missed.filter((id) => !loaded.failures.has(id));
    if (wanted.length === 0 || round === ROUNDS) return withFailures(report, missed, loaded);
    onPartial?.(report);
    await loaded.load(wanted);
  }
}

/** Says which facts were needed and could not be had: their numbers are unknown, not zero. */
function withFailures(report: Report, missed: readonly SliceId[], loaded: LoadingCatalog): Report {
  const needed = ['meta', 'images', ...missed].filter((id) => loaded.failures.has(id));
  if (needed.length === 0) return report;
  const findings: Finding[] = [...new Set(needed)].map((id) => ({
    id: 'catalog-slice-missing',
    severity: 'warning',
    line: 1,
    endLine: 1,
    message: `The catalog's slice "${id}" could not be loaded (${loaded.failures.get(id) ?? 'no reason given'}); what depends on it is unknown.`,
    link: null,
  }));
  return { ...report, findings: [...report.findings, ...findings] };
}
