import type { Catalog } from './catalog.ts';
import type { Dockerfile } from './dockerfile/instruction.ts';
import type { Memo } from './interpret/memo.ts';
import type { Session } from './interpret/session.ts';
import type { StageState } from './interpret/stageState.ts';
import type { Report, ReportError } from './report.ts';
import { findings } from './reporting/findings.ts';
import { emptyImageReport, imageReport } from './reporting/imageReport.ts';
import { stackReport } from './reporting/stackReport.ts';
import { stageReports } from './reporting/stageReports.ts';
import { unknownReports } from './reporting/unknownReports.ts';
import type { Workspace } from './workspace.ts';
import { interpretWorkspace, type Interpreted } from './interpretWorkspace.ts';

/**
 * Says what an image would weigh, without advice: parse, find the stages that the target needs, interpret each over the catalog, and read the report
 * off the ledger. The same input gives the same report; slices that the catalog has not loaded yet are noted in `catalog.missed`.
 * @param memo what earlier runs over the same catalog found; the report is the same with it and without, and sooner with it
 * @returns a report in bytes; one with `error` when the text cannot be weighed. Never throws on user text.
 */
export function weighWorkspace(
  workspace: Workspace,
  catalog: Catalog,
  memo: Memo | null = null,
): Report {
  const interpreted = interpretWorkspace(workspace, catalog, memo);
  return reportOf(interpreted, workspace, catalog);
}

/** The report of a run that `interpretWorkspace` made over the same workspace and catalog. */
export function reportOf(interpreted: Interpreted, workspace: Workspace, catalog: Catalog): Report {
  if (interpreted.kind === 'interpreted')
    return reportOfTarget(interpreted.target, interpreted.session);
  const { error, session } = interpreted;
  const platform = workspace.platform ?? 'linux/amd64';
  return failure(error, platform, catalog, session?.dockerfile, session?.given.dockerfile);
}

function reportOfTarget(target: StageState, session: Session): Report {
  const { given, catalog, dockerfile, memo } = session;
  const layers = stackReport(target, memo);
  const own = new Set(target.layers.map((source) => source.range.start));
  const builderLayers = [...session.finished.values()]
    .filter((state) => state !== target)
    .flatMap((state) =>
      stackReport(state, memo).filter(
        (layer, index) =>
          layer.stage === state.index && !own.has(state.layers[index]?.range.start ?? -1),
      ),
    );
  return {
    version: 1,
    // `FROM --platform` of the target wins over what is asked for.
    image: imageReport(layers, target.base.layerCount, target.platform),
    stages: stageReports(dockerfile, session, target.index),
    layers,
    builderLayers,
    unknowns: unknownReports(session, target),
    findings: findings(dockerfile, given.dockerfile, session),
    suggestions: [],
    advice: [],
    catalog: { date: catalog.date },
  };
}

/** A report of something that cannot be weighed: everything is there, and empty. */
export function failure(
  error: ReportError,
  platform: string,
  catalog: Catalog,
  dockerfile?: Dockerfile,
  text = '',
): Report {
  return {
    version: 1,
    error,
    image: emptyImageReport(platform),
    stages: [],
    layers: [],
    builderLayers: [],
    unknowns: [],
    findings: dockerfile === undefined ? [] : findings(dockerfile, text, null),
    suggestions: [],
    advice: [],
    catalog: { date: catalog.date },
  };
}
