import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadingCatalog } from '../../src/catalog/createCatalog.ts';
import { buildsAccuracy } from './buildsAccuracy.ts';
import { dockerfilesAccuracy } from './dockerfilesAccuracy.ts';
import { PUBLISHED_PAIRS } from './publishedPairs.ts';

/** What the better of two Dockerfiles of the same application leaves out. Bytes. */
export interface Saving {
  readonly naive: string;
  readonly better: string;
  /** Measured or printed. */
  readonly truth: number;
  readonly estimated: number;
  /** The difference of both as a share of the true saving. */
  readonly error: number;
}

export interface SavingsAccuracy {
  /** Pairs that were built here, and pairs that somebody published; worst first. */
  readonly built: readonly Saving[];
  readonly published: readonly Saving[];
  /** Share of savings predicted to within `CLOSE`. */
  readonly builtClose: number;
  readonly publishedClose: number;
}

/** A saving that is predicted this well counts as right. */
export const CLOSE = 0.1;

/** @param folder holds dockerfiles.jsonl; null for the builds alone */
export async function savingsAccuracy(
  loaded: LoadingCatalog,
  folder: string | null,
): Promise<SavingsAccuracy> {
  const { savings } = await buildsAccuracy(loaded);
  const built = savings.map((each) => ({
    ...each,
    error: (each.estimated - each.truth) / each.truth,
  }));
  const published = folder === null ? [] : await publishedSavings(folder, loaded);
  return {
    built: worstFirst(built),
    published: worstFirst(published),
    builtClose: shareOfClose(built),
    publishedClose: shareOfClose(published),
  };
}

async function publishedSavings(folder: string, loaded: LoadingCatalog): Promise<Saving[]> {
  if (!existsSync(join(folder, 'dockerfiles.jsonl'))) return [];
  const { cases } = await dockerfilesAccuracy(folder, loaded);
  const byId = new Map(cases.map((each) => [each.id, each]));
  return PUBLISHED_PAIRS.flatMap(([naive, better]): Saving[] => {
    const [first, last] = [byId.get(naive), byId.get(better)];
    if (first === undefined || last === undefined) return [];
    const truth = first.truth - last.truth;
    const estimated = first.estimated - last.estimated;
    return [{ naive, better, truth, estimated, error: (estimated - truth) / Math.abs(truth) }];
  });
}

function worstFirst(savings: readonly Saving[]): Saving[] {
  return [...savings].sort((a, b) => Math.abs(b.error) - Math.abs(a.error));
}

function shareOfClose(savings: readonly Saving[]): number {
  const close = savings.filter(({ error }) => Math.abs(error) <= CLOSE);
  return close.length / Math.max(1, savings.length);
}
