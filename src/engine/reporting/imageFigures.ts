import type { Interpreted } from '../interpretWorkspace.ts';
import type { Piece } from '../filesystem/piece.ts';
import type { Session } from '../interpret/session.ts';
import type { StageState } from '../interpret/stageState.ts';
import { compressedBytes } from './compressedBytes.ts';
import { findings } from './findings.ts';
import { concerningUnknowns } from './unknownReports.ts';

/** What two runs are compared by: the report's own numbers, without the report. Bytes. */
export interface ImageFigures {
  readonly bytes: number;
  readonly compressedBytes: number;
  readonly codeChangeBytes: number;
  /** Findings of severity `error`. */
  readonly errors: number;
  /** Different things that are not known: what is copied in two stages is still one. */
  readonly unknowns: number;
}

/**
 * Reads the figures off the ledger: the same sums over the same pieces that the report makes, in one pass. A report has all layers with
 * all that they hold, and costs as much as a good part of the run; most runs of the optimiser are looked at for these five numbers.
 * @returns null for what cannot be weighed
 */
export function imageFigures(interpreted: Interpreted): ImageFigures | null {
  if (interpreted.kind === 'refused') return null;
  const { session, target } = interpreted;
  const rebuilt = new Set<number>();
  for (const { layer, isRebuilt } of target.layers) if (isRebuilt) rebuilt.add(layer);
  const { pieces } = target.filesystem;
  return {
    ...sums(pieces, rebuilt),
    errors: errorsOf(session),
    unknowns: unknownsOf(session, target, pieces),
  };
}

function sums(
  pieces: readonly Piece[],
  rebuilt: ReadonlySet<number>,
): Pick<ImageFigures, 'bytes' | 'compressedBytes' | 'codeChangeBytes'> {
  let [bytes, compressed, codeChangeBytes] = [0, 0, 0];
  for (const { content, layer } of pieces) {
    bytes += content.amount.bytes;
    compressed += compressedBytes(content);
    if (rebuilt.has(layer)) codeChangeBytes += content.amount.bytes;
  }
  return { bytes, compressedBytes: compressed, codeChangeBytes };
}

/** Docker's checks are warnings: only what the parser and the commands say can be an error. */
function errorsOf(session: Session): number {
  const { dockerfile, given, notices } = session;
  const mayHaveErrors =
    dockerfile.problems.some(({ severity }) => severity === 'error') ||
    notices.some(({ notice }) => notice.severity === 'error');
  if (!mayHaveErrors) return 0;
  const all = findings(dockerfile, given.dockerfile, session);
  return all.filter(({ severity }) => severity === 'error').length;
}

function unknownsOf(session: Session, target: StageState, pieces: readonly Piece[]): number {
  const here = concerningUnknowns(session, target, pieces);
  return new Set(here.map(({ unknown }) => unknown.what)).size;
}
