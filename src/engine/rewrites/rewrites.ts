import { apkNoCache } from './apkNoCache.ts';
import { aptNoRecommends } from './aptNoRecommends.ts';
import { aptRemoveLists } from './aptRemoveLists.ts';
import { condaClean } from './condaClean.ts';
import { dnfClean } from './dnfClean.ts';
import { dnfNoWeakDeps } from './dnfNoWeakDeps.ts';
import { noBytecodeOfBase } from './noBytecodeOfBase.ts';
import { npmCacheClean } from './npmCacheClean.ts';
import { npmOmitDev } from './npmOmitDev.ts';
import { opencvHeadless } from './opencvHeadless.ts';
import { pipNoCacheDir } from './pipNoCacheDir.ts';
import { pipUpgradesItself } from './pipUpgradesItself.ts';
import { poetryCacheClean } from './poetryCacheClean.ts';
import type { Rewrite } from './rewrite.ts';
import { secondPython } from './secondPython.ts';
import { slimBase } from './slimBase.ts';
import { tensorflowCpu } from './tensorflowCpu.ts';
import { torchCpu } from './torchCpu.ts';
import { uvNoCache } from './uvNoCache.ts';
import { withoutDevGroup } from './withoutDevGroup.ts';
import { withoutGpu } from './withoutGpu.ts';
import { yarnCacheClean } from './yarnCacheClean.ts';

/** Every rewrite there is. To add one: its file, its table of tests, its line here. */
export const REWRITES: readonly Rewrite[] = [
  slimBase,
  torchCpu,
  tensorflowCpu,
  withoutGpu,
  opencvHeadless,
  secondPython,
  withoutDevGroup,
  npmOmitDev,
  pipNoCacheDir,
  uvNoCache,
  poetryCacheClean,
  condaClean,
  npmCacheClean,
  yarnCacheClean,
  aptRemoveLists,
  aptNoRecommends,
  apkNoCache,
  dnfClean,
  dnfNoWeakDeps,
  pipUpgradesItself,
  noBytecodeOfBase,
];
