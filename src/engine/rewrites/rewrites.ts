import { addedArchive } from './layers/addedArchive.ts';
import { alpineToSlim } from './bases/alpineToSlim.ts';
import { apkBuildDeps } from './packages/apkBuildDeps.ts';
import { apkNoCache } from './packages/apkNoCache.ts';
import { aptNoRecommends } from './packages/aptNoRecommends.ts';
import { aptRemoveLists } from './packages/aptRemoveLists.ts';
import { buildStage } from './stages/buildStage.ts';
import { cargoStage } from './stages/cargoStage.ts';
import { condaBase } from './bases/condaBase.ts';
import { condaClean } from './python/condaClean.ts';
import { condaStage } from './stages/condaStage.ts';
import { copyChown } from './layers/copyChown.ts';
import { copyOrder } from './layers/copyOrder.ts';
import { copyTwice } from './layers/copyTwice.ts';
import { cudaBase } from './bases/cudaBase.ts';
import { developmentSection } from './python/developmentSection.ts';
import { devRequirements } from './python/devRequirements.ts';
import { dnfClean } from './packages/dnfClean.ts';
import { dnfNoWeakDeps } from './packages/dnfNoWeakDeps.ts';
import { dockerignoreRewrites } from './layers/dockerignore.ts';
import { gitDepth } from './layers/gitDepth.ts';
import { gitFolder } from './layers/gitFolder.ts';
import { goStage } from './stages/goStage.ts';
import { installedTwice } from './python/installedTwice.ts';
import { javaStage } from './stages/javaStage.ts';
import { jreBase } from './bases/jreBase.ts';
import { mergeRuns } from './layers/mergeRuns.ts';
import { modelFirst } from './layers/modelFirst.ts';
import { modelOut } from './layers/modelOut.ts';
import { mountArchive } from './layers/mountArchive.ts';
import { noBytecodeOfBase } from './python/noBytecodeOfBase.ts';
import { nodeStage } from './stages/nodeStage.ts';
import { npmCacheClean } from './node/npmCacheClean.ts';
import { npmOmitDev } from './node/npmOmitDev.ts';
import { opencvHeadless } from './python/opencvHeadless.ts';
import { packageTests } from './python/packageTests.ts';
import { pipNoCacheDir } from './python/pipNoCacheDir.ts';
import { pipNoCompile } from './python/pipNoCompile.ts';
import { pipUpgradesItself } from './python/pipUpgradesItself.ts';
import { poetryCacheClean } from './python/poetryCacheClean.ts';
import { poetryStage } from './stages/poetryStage.ts';
import { pythonBase } from './bases/pythonBase.ts';
import { repositoryTools } from './packages/repositoryTools.ts';
import type { Rewrite } from './rewrite.ts';
import { secondPython } from './packages/secondPython.ts';
import { slimBase } from './bases/slimBase.ts';
import { staticSite } from './stages/staticSite.ts';
import { tensorflowCpu } from './python/tensorflowCpu.ts';
import { torchCpu } from './python/torchCpu.ts';
import { torchCpuProject } from './python/torchCpuProject.ts';
import { torchSiblings } from './python/torchSiblings.ts';
import { unusedTools } from './packages/unusedTools.ts';
import { uvMount } from './python/uvMount.ts';
import { uvNoCache } from './python/uvNoCache.ts';
import { uvStage } from './stages/uvStage.ts';
import { withoutDevGroup } from './python/withoutDevGroup.ts';
import { withoutGpu } from './python/withoutGpu.ts';
import { yarnCacheClean } from './node/yarnCacheClean.ts';

/** Every rewrite there is. To add one: its file, its table of tests, its line here. */
export const REWRITES: readonly Rewrite[] = [
  slimBase,
  cudaBase,
  pythonBase,
  jreBase,
  condaBase,
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
  apkBuildDeps,
  dnfClean,
  dnfNoWeakDeps,
  pipUpgradesItself,
  noBytecodeOfBase,
  devRequirements,
  developmentSection,
  torchSiblings,
  unusedTools,
  repositoryTools,
  installedTwice,
  mergeRuns,
  copyChown,
  copyTwice,
  mountArchive,
  addedArchive,
  copyOrder,
  modelFirst,
  buildStage,
  uvMount,
  uvStage,
  poetryStage,
  condaStage,
  javaStage,
  goStage,
  cargoStage,
  nodeStage,
  staticSite,
  gitDepth,
  gitFolder,
  modelOut,
  ...dockerignoreRewrites,
];
