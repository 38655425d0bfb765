import { aptNoRecommends } from './aptNoRecommends.ts';
import { aptRemoveLists } from './aptRemoveLists.ts';
import { noBytecodeOfBase } from './noBytecodeOfBase.ts';
import { pipNoCacheDir } from './pipNoCacheDir.ts';
import type { Rewrite } from './rewrite.ts';
import { slimBase } from './slimBase.ts';

/** Every rewrite there is. To add one: its file, its table of tests, its line here. */
export const REWRITES: readonly Rewrite[] = [
  slimBase,
  pipNoCacheDir,
  aptRemoveLists,
  aptNoRecommends,
  noBytecodeOfBase,
];
