import { bertFull, bertMultiStage, bertSlim } from './bertClassifier.ts';
import { copiedUserInstall } from './copiedUserInstall.ts';
import type { Example } from './example.ts';
import { finbertSingleStage, finbertUv } from './finbertService.ts';
import { goService } from './goService.ts';
import { layeredUvService } from './layeredUvService.ts';
import { aptTools, condaNotebook, nodeService, sentimentApi } from './otherStacks.ts';
import { poetryService } from './poetryService.ts';

/** In the order of the menu; the first one greets. */
export const EXAMPLES: readonly [Example, ...Example[]] = [
  sentimentApi,
  bertFull,
  bertSlim,
  bertMultiStage,
  finbertSingleStage,
  finbertUv,
  copiedUserInstall,
  layeredUvService,
  poetryService,
  nodeService,
  goService,
  condaNotebook,
  aptTools,
];

export function exampleOf(id: string | null): Example | null {
  return EXAMPLES.find((example) => example.id === id) ?? null;
}
