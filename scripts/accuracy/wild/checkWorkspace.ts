import type { LoadingCatalog } from '../../../src/catalog/createCatalog.ts';
import type { System } from '../../../src/engine/images/imageTable.ts';
import { estimate } from '../../../src/engine/estimate.ts';
import type { Finding, Report, ReportError } from '../../../src/engine/report.ts';
import { weighWorkspace } from '../../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../../src/engine/workspace.ts';
import { faultsOfReport } from './faultsOfReport.ts';
import { watchPrograms, type WatchedCall } from './watchPrograms.ts';

/** A command that writes bytes, or may. */
export interface Writer {
  readonly program: string;
  readonly line: number;
  /** Whether its program has a model. */
  readonly isKnown: boolean;
  /** Whether its stage is begun from an image with Python, or installs Python packages. */
  readonly isPython: boolean;
  /** What the packages of its stage's base come from: `debian`, `ubuntu jammy`, `alpine`, `rpm`; `unknown` for images nobody knows. */
  readonly base: string;
}

export interface Checked {
  readonly exception: string | null;
  /** CPU time of weighing without suggestions: the least of three runs, all slices there. */
  readonly milliseconds: number;
  /** CPU time of one run with suggestions; null without. */
  readonly adviceMilliseconds: number | null;
  readonly faults: readonly string[];
  readonly writers: readonly Writer[];
  readonly findings: readonly Finding[];
  readonly refused: ReportError | null;
}

const NOTHING_CHECKED: Checked = {
  exception: null,
  milliseconds: 0,
  adviceMilliseconds: null,
  faults: [],
  writers: [],
  findings: [],
  refused: null,
};

/** Slices name further slices: as many rounds as src/catalog/weigh.ts takes. */
const MOST_ROUNDS = 6;

const PYTHON_INSTALLERS = /^(pip|pipx|uv|poetry|pdm|pipenv|conda|mamba|micromamba)[\d.]*$/;
/** Why the engine says that it does not know what a command does. */
const UNRECOGNISED = ['this program has no model', 'the text of this script is not given'];

let calls: WatchedCall[] | null = null;
watchPrograms((watched) => calls?.push(watched));

/**
 * Weighs one workspace and says what is wrong with the answer.
 * @param withAdvice also looks for what would make the image lighter, which weighs it many times
 */
export async function checkWorkspace(
  workspace: Workspace,
  loaded: LoadingCatalog,
  withAdvice: boolean,
): Promise<Checked> {
  try {
    const weighOnce = (): Report => weighWorkspace(workspace, loaded.catalog);
    await loadWhatIsMissed(loaded, weighOnce);
    const times = [1, 2, 3].map(() => cpuOf(weighOnce).time);
    const advised = withAdvice ? cpuOf(() => estimate(workspace, loaded.catalog)) : null;
    const report = advised?.result ?? weighOnce();
    return {
      exception: null,
      milliseconds: Math.min(...times),
      adviceMilliseconds: advised?.time ?? null,
      faults: faultsOfReport(report),
      writers: writersOf(workspace, loaded, report),
      findings: report.findings,
      refused: report.error ?? null,
    };
  } catch (reason) {
    const exception = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    return { ...NOTHING_CHECKED, exception };
  }
}

async function loadWhatIsMissed(loaded: LoadingCatalog, weighOnce: () => Report): Promise<void> {
  await loaded.load(['meta', 'images']);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    loaded.catalog.missed.clear();
    weighOnce();
    const wanted = [...loaded.catalog.missed].filter((id) => !loaded.failures.has(id));
    if (wanted.length === 0) return;
    await loaded.load(wanted);
  }
}

/** Weighs every stage as the target, so that the questions of builder stages are seen too. */
function writersOf(
  workspace: Workspace,
  loaded: LoadingCatalog,
  report: Report,
): readonly Writer[] {
  const writers = new Map<string, Omit<Writer, 'isPython' | 'base'>>();
  const pythonStages = new Set<number>();
  const bases = new Map<number, string>();
  const lineAt = (offset: number): number =>
    workspace.dockerfile.slice(0, offset).split('\n').length;
  const stageAt = (line: number): number =>
    report.stages.findLast((stage) => stage.line <= line)?.index ?? 0;
  for (const { index, reached } of report.stages) {
    if (!reached) continue;
    calls = [];
    const { unknowns } = weighWorkspace({ ...workspace, target: String(index) }, loaded.catalog);
    for (const { call, stage, writes } of calls) {
      const line = lineAt(call.start);
      if (stage.base.pythons.length > 0 || PYTHON_INSTALLERS.test(call.name)) {
        pythonStages.add(stageAt(line));
      }
      bases.set(stageAt(line), kindOf(stage.base.system));
      const key = `${call.start}:${call.name}`;
      const writer = { program: call.name, line, isKnown: true };
      if (writes) writers.set(key, writer);
    }
    calls = null;
    for (const { what, line, reason } of unknowns) {
      if (!UNRECOGNISED.includes(reason)) continue;
      const key = `line ${line}:${what}`;
      writers.set(key, { program: what, line, isKnown: false });
    }
  }
  return [...writers.values()].map((writer) => {
    const at = stageAt(writer.line);
    return { ...writer, isPython: pythonStages.has(at), base: bases.get(at) ?? 'unknown' };
  });
}

function kindOf(system: System): string {
  if (system.kind !== 'debian') return system.kind;
  return system.standsInFor?.split(' ')[0] ?? 'debian';
}

function cpuOf<T>(work: () => T): { readonly time: number; readonly result: T } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { time: (user + system) / 1000, result };
}
