import type { Catalog } from './catalog.ts';
import type { Report } from './report.ts';
import { suggest } from './rewrites/suggest.ts';
import { weighWorkspace } from './weighWorkspace.ts';
import type { Workspace } from './workspace.ts';

/**
 * What an image would weigh, why, and what would make it lighter. Pure: the same input gives the same report; slices that the catalog
 * has not loaded yet are noted in `catalog.missed`, and another run after they are loaded knows more.
 * @returns a report in bytes; one with `error` when the text cannot be weighed. Never throws on user text.
 */
export function estimate(workspace: Workspace, catalog: Catalog): Report {
  const report = weighWorkspace(workspace, catalog);
  if (report.error !== undefined) return report;
  return { ...report, suggestions: suggest(workspace, catalog, report) };
}
