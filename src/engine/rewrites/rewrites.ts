import { alpineToSlim } from './alpineToSlim.ts';
import { apkNoCache } from './apkNoCache.ts';
import { aptNoRecommends } from './aptNoRecommends.ts';
import { aptRemoveLists } from './aptRemoveLists.ts';
import { buildStage } from './buildStage.ts';
import { cargoStage } from './cargoStage.ts';
import { condaClean } from './condaClean.ts';
import { copyChown } from './copyChown.ts';
import { copyOrder } from './copyOrder.ts';
import { cudaBase } from './cudaBase.ts';
import { developmentSection } from './developmentSection.ts';
import { devRequirements } from './devRequirements.ts';
import { dnfClean } from './dnfClean.ts';
import { dnfNoWeakDeps } from './dnfNoWeakDeps.ts';
import { dockerignoreRewrites } from './dockerignore.ts';
import { gitDepth } from './gitDepth.ts';
import { gitFolder } from './gitFolder.ts';
import { goStage } from './goStage.ts';
import { mergeRuns } from './mergeRuns.ts';
import { modelOut } from './modelOut.ts';
import { mountArchive } from './mountArchive.ts';
import { noBytecodeOfBase } from './noBytecodeOfBase.ts';
import { nodeStage } from './nodeStage.ts';
import { npmCacheClean } from './npmCacheClean.ts';
import { npmOmitDev } from './npmOmitDev.ts';
import { opencvHeadless } from './opencvHeadless.ts';
import { packageTests } from './packageTests.ts';
import { pipNoCacheDir } from './pipNoCacheDir.ts';
import { pipNoCompile } from './pipNoCompile.ts';
import { pipUpgradesItself } from './pipUpgradesItself.ts';
import { poetryCacheClean } from './poetryCacheClean.ts';
import { pythonBase } from './pythonBase.ts';
import type { Rewrite } from './rewrite.ts';
import { secondPython } from './secondPython.ts';
import { slimBase } from './slimBase.ts';
import { tensorflowCpu } from './tensorflowCpu.ts';
import { torchCpu } from './torchCpu.ts';
import { torchCpuProject } from './torchCpuProject.ts';
import { torchSiblings } from './torchSiblings.ts';
import { unusedTools } from './unusedTools.ts';
import { uvMount } from './uvMount.ts';
import { uvNoCache } from './uvNoCache.ts';
import { uvStage } from './uvStage.ts';
import { withoutDevGroup } from './withoutDevGroup.ts';
import { withoutGpu } from './withoutGpu.ts';
import { yarnCacheClean } from './yarnCacheClean.ts';

/** Every rewrite there is. To add one: its file, its table of tests, its line here. */
export const REWRITES: readonly Rewrite[] = [
  slimBase,
  cudaBase,
  pythonBase,
  alpineToSlim,
  torchCpu,
  torchCpuProject,
  tensorflowCpu,
  withoutGpu,
  opencvHeadless,
  secondPython,
  withoutDevGroup,
  npmOmitDev,
  pipNoCacheDir,
  pipNoCompile,
  packageTests,
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
  devRequirements,
  developmentSection,
  torchSiblings,
  unusedTools,
  mergeRuns,
  copyChown,
  mountArchive,
  copyOrder,
  buildStage,
  uvMount,
  uvStage,
  goStage,
  cargoStage,
  nodeStage,
  gitDepth,
  gitFolder,
  modelOut,
  ...dockerignoreRewrites,
];
