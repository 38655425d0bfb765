import { estimate } from '../engine/estimate.ts';
import type { Catalog, SliceId } from '../engine/catalog.ts';
import type { Finding, Report } from '../engine/report.ts';
import type { Memo } from '../engine/interpret/memo.ts';
import { weighWorkspace } from '../engine/weighWorkspace.ts';
import type { Workspace } from '../engine/workspace.ts';
import type { LoadingCatalog } from './createCatalog.ts';
import { memoOf } from './memoOf.ts';
import { runWithSlices } from './runWithSlices.ts';

/**
 * Weighs a workspace, loading the slices of the catalog that it turns out to need.
 *
 * @param onPartial called with the picture so far, without advice, whenever more is being loaded
 * @param run what is done with the text; `weighWorkspace` alone is quicker by the price of the suggestions
 */
export async function weigh(
  workspace: Workspace,
  loaded: LoadingCatalog,
  onPartial?: (report: Report) => void,
  run: (workspace: Workspace, catalog: Catalog, memo: Memo) => Report = estimate,
): Promise<Report> {
  if (run !== weighWorkspace) await loadFor(workspace, loaded, onPartial);
  const report = await runWithSlices(
    loaded,
    (catalog) => run(workspace, catalog, memoOf(catalog)),
    onPartial,
  );
  return withFailures(report, loaded);
}

/** Suggestions cost many times the figures: what the figures need is loaded before the first is tried. */
async function loadFor(
  workspace: Workspace,
  loaded: LoadingCatalog,
  onPartial: ((report: Report) => void) | undefined,
): Promise<void> {
  try {
    await runWithSlices(
      loaded,
      (catalog) => weighWorkspace(workspace, catalog, memoOf(catalog)),
      onPartial,
    );
  } catch {
    // A fault of the engine: `estimate` meets it too and says so in its report.
  }
}

/** Says which facts were needed and could not be had: their numbers are unknown, not zero. */
function withFailures(report: Report, { catalog, failures }: LoadingCatalog): Report {
  const needed = new Set<SliceId>(['meta', 'images', ...catalog.missed]);
  const findings = [...needed].flatMap((id): Finding[] => {
    const reason = failures.get(id);
    if (reason === undefined) return [];
    const message = `The catalog's slice "${id}" could not be loaded (${reason}); what depends on it is unknown.`;
    const place = { line: 1, endLine: 1, link: null };
    return [{ id: 'catalog-slice-missing', severity: 'warning', ...place, message }];
  });
  if (findings.length === 0) return report;
  return { ...report, findings: [...report.findings, ...findings] };
}
