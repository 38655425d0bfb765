import type { Catalog } from './catalog.ts';
import type { Dockerfile } from './dockerfile/instruction.ts';
import { parseDockerfile } from './dockerfile/parseDockerfile.ts';
import { readBuildContext } from './interpret/buildContext.ts';
import { globalArgs } from './interpret/globalArgs.ts';
import { interpretStage } from './interpret/interpretStage.ts';
import { refuseBlankBase, refuseWindows } from './interpret/refuseBase.ts';
import { refuseText } from './interpret/refuseText.ts';
import type { Memo } from './interpret/memo.ts';
import { resolveBase } from './interpret/resolveBase.ts';
import type { Session } from './interpret/session.ts';
import { planStages } from './interpret/stageGraph.ts';
import type { StageState } from './interpret/stageState.ts';
import { triggersOfBase } from './interpret/triggersOfBase.ts';
import { Watch, watchedContext, watchedWorkspace } from './interpret/watchedWorkspace.ts';
import type { Report, ReportError } from './report.ts';
import { findings } from './reporting/findings.ts';
import { emptyImageReport, imageReport } from './reporting/imageReport.ts';
import { stackReport } from './reporting/stackReport.ts';
import { stageReports } from './reporting/stageReports.ts';
import { unknownReports } from './reporting/unknownReports.ts';
import type { Workspace } from './workspace.ts';

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
  memo?.begin(catalog);
  const platform = workspace.platform ?? 'linux/amd64';
  const refused = refuseText(workspace.dockerfile);
  if (refused !== null) return failure(refused, platform, catalog);
  const dockerfile = memo?.parse(workspace.dockerfile) ?? parseDockerfile(workspace.dockerfile);
  const args = globalArgs(dockerfile, workspace, platform);
  const watch = new Watch();
  const context = watchedContext(
    memo?.buildContext(workspace) ?? readBuildContext(workspace),
    watch,
  );
  const session: Session = {
    workspace: watchedWorkspace(workspace, watch),
    given: workspace,
    watch,
    memo,
    catalog,
    dockerfile,
    platform,
    get context() {
      return context();
    },
    globalArgs: args,
    finished: new Map(),
    nodes: new Map(),
    unknowns: [],
    notices: [],
  };
  const refuse = (error: ReportError): Report =>
    failure(error, platform, catalog, dockerfile, workspace.dockerfile);
  const plan = planStages(dockerfile, workspace.target || undefined, args, (reference) => {
    const base = resolveBase(reference, platform, session);
    return base === null ? [] : triggersOfBase(base);
  });
  if (plan.kind === 'error') return refuse(plan.error);
  for (const stage of dockerfile.stages) {
    const error = refuseBlankBase(stage, session);
    if (error !== null) return refuse(error);
  }
  for (const stage of plan.order) {
    const error = refuseWindows(stage, session);
    if (error !== null) return refuse(error);
    interpretStage(stage, session);
  }
  const target = session.finished.get(plan.target.index);
  if (target === undefined) throw new Error('the target is the last stage of the plan');
  return reportOf(target, session);
}

function reportOf(target: StageState, session: Session): Report {
  const { given, catalog, dockerfile, platform, memo } = session;
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
    image: imageReport(layers, target.base.layerCount, platform),
    stages: stageReports(dockerfile, session, target.index),
    layers,
    builderLayers,
    unknowns: unknownReports(session, target, layers),
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
