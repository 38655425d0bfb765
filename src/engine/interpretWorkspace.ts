import type { Catalog } from './catalog.ts';
import { parseDockerfile } from './dockerfile/parseDockerfile.ts';
import { readBuildContext } from './interpret/buildContext.ts';
import { globalArgs } from './interpret/globalArgs.ts';
import { interpretStage } from './interpret/interpretStage.ts';
import type { Memo } from './interpret/memo.ts';
import { refuseBlankBase, refuseWindows } from './interpret/refuseBase.ts';
import { refuseText } from './interpret/refuseText.ts';
import { resolveBase } from './interpret/resolveBase.ts';
import type { Session } from './interpret/session.ts';
import { planStages } from './interpret/stageGraph.ts';
import type { StageState } from './interpret/stageState.ts';
import { triggersOfBase } from './interpret/triggersOfBase.ts';
import { Watch, watchedContext, watchedWorkspace } from './interpret/watchedWorkspace.ts';
import type { ReportError } from './report.ts';
import type { Workspace } from './workspace.ts';

/** A run of the interpreter, from which a report or its figures alone can be read off. */
export type Interpreted =
  | { readonly kind: 'interpreted'; readonly session: Session; readonly target: StageState }
  /** It cannot be weighed; `session` is null when the text was not even read. */
  | { readonly kind: 'refused'; readonly error: ReportError; readonly session: Session | null };

/**
 * Parses, finds the stages that the target needs, and interprets each over the catalog.
 * @param memo what earlier runs over the same catalog found
 */
export function interpretWorkspace(
  workspace: Workspace,
  catalog: Catalog,
  memo: Memo | null,
): Interpreted {
  memo?.begin(catalog);
  const platform = workspace.platform ?? 'linux/amd64';
  const refused = refuseText(workspace.dockerfile);
  if (refused !== null) return { kind: 'refused', error: refused, session: null };
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
  const refuse = (error: ReportError): Interpreted => ({ kind: 'refused', error, session });
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
  return { kind: 'interpreted', session, target };
}
