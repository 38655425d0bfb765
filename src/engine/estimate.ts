import { advise } from './advice/advise.ts';
import type { Catalog } from './catalog.ts';
import { Memo } from './interpret/memo.ts';
import type { Report } from './report.ts';
import { suggest } from './rewrites/proof/suggest.ts';
import { failure, weighWorkspace } from './weighWorkspace.ts';
import type { Workspace } from './workspace.ts';

/**
 * What an image would weigh, why, and what would make it lighter. Pure: the same input gives the same report; slices that the catalog
 * has not loaded yet are noted in `catalog.missed`, and another run after they are loaded knows more.
 * @returns a report in bytes; one with `error` when the text cannot be weighed. Never throws on user text.
 */
export function estimate(workspace: Workspace, catalog: Catalog, memo: Memo = new Memo()): Report {
  try {
    const report = weighWorkspace(workspace, catalog, memo);
    if (report.error !== undefined) return report;
    const suggested = { ...report, suggestions: suggest(workspace, catalog, report, memo) };
    return { ...suggested, advice: advise(workspace, catalog, suggested) };
  } catch (error) {
    // Nothing is known to throw, and the fuzz tests look for it behind this door; a page full of text must outlive what they missed.
    const reason = error instanceof Error ? error.message : String(error);
    const message = `This text met a fault of Plimsoll itself (${reason}). Please report it.`;
    return failure(
      { id: 'internal', message, line: 1 },
      workspace.platform ?? 'linux/amd64',
      catalog,
    );
  }
}
