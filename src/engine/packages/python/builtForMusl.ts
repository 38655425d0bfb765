import type { PythonEnvironment } from './environment.ts';
import type { PythonRelease, PythonWheel } from './wheelTable.ts';
import { fitWheel, hasLikelyWheel } from './wheelTags.ts';

/**
 * The wheel for glibc of a release that pip builds from its source on musl: what is built takes about as much.
 * @returns undefined where glibc would have no wheel either, where there is one for musl, of another Python, or none is built
 */
export function wheelToBuildLike(
  { wheels, since }: PythonRelease,
  environment: PythonEnvironment,
): PythonWheel | undefined {
  if (environment.libc !== 'musl' || wheels.some(({ file }) => file.includes('musllinux'))) {
    return undefined;
  }
  const glibc: PythonEnvironment = { ...environment, libc: 'glibc', glibcVersion: null };
  return wheels.find(({ file }) => {
    const fit = fitWheel(file, glibc);
    return (
      fit.kind === 'fits' || (fit.kind === 'stand-in' && hasLikelyWheel(glibc, fit.minor, since))
    );
  });
}
