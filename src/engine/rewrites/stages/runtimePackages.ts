import type { Instruction } from '../../dockerfile/instruction.ts';
import { aptInstalls, packageName } from '../edits/aptPackages.ts';
import { layerOf } from '../edits/layerOf.ts';
import type { Scene } from '../rewrite.ts';

/** Debian packages that are only used while something is compiled or fetched. */
const BUILD_PACKAGE =
  /^(build-essential|gcc(-\d+)?|g\+\+(-\d+)?|cpp|make|cmake|ninja-build|autoconf|automake|libtool|pkg-config|pkgconf|gfortran|clang|cargo|rustc|git|swig|bison|flex|patch|musl-dev|linux-headers.*|.*-dev|python3-dev|python3-pip)$/;

export function isBuildPackage(name: string): boolean {
  return BUILD_PACKAGE.test(name);
}

/** Wheels that load a library of the system which a compiler would otherwise have brought (their installation guides). */
const LOADED: Readonly<Record<string, string>> = { lightgbm: 'libgomp1', soundfile: 'libsndfile1' };

/**
 * What some instructions install and the running image still needs, sorted: packages that are no build tools, and in place of
 * headers the libraries that they asked for (libpq5 of libpq-dev).
 */
export function runtimePackages(
  instructions: readonly Instruction[],
  scene: Scene,
): readonly string[] {
  const kept = new Set<string>();
  for (const { command, packages } of aptInstalls(scene)) {
    if (!instructions.includes(command.run)) continue;
    const items = layerOf(scene, command.run)?.contributions ?? [];
    for (const word of packages) {
      const name = packageName(word);
      if (!isBuildPackage(name)) {
        kept.add(scene.workspace.dockerfile.slice(word.start, word.end));
        continue;
      }
      // Headers of Debian's Python: the image has a Python of its own.
      if (!name.endsWith('-dev') || /^(lib)?python3/.test(name)) continue;
      const headers = headersBelow(name, items);
      for (const item of items) {
        const isLibrary =
          /^lib(?!js-)/.test(item.name) &&
          !isBuildPackage(item.name) &&
          !OF_COMPILERS.test(item.name);
        if (item.kind === 'apt' && isLibrary && headers.has(item.requiredBy[0] ?? '')) {
          kept.add(item.name);
        }
      }
    }
  }
  for (const layer of scene.report.layers) {
    for (const item of layer.contributions) {
      const library = item.kind === 'pip' ? LOADED[item.name] : undefined;
      if (library !== undefined) kept.add(library);
    }
  }
  return [...kept].sort();
}

/** Parts of compilers that are named like libraries. */
const OF_COMPILERS =
  /^lib(gcc-|stdc\+\+-|c-|crypt-|cc1|isl|mpc|mpfr|asan|tsan|ubsan|lsan|itm|atomic|quadmath|gprofng|ctf|binutils|hwasan|sframe|nsl-|tirpc-)/;

/** The headers that a -dev package stands for: itself, and -dev packages that it asked for (default-libmysqlclient-dev). */
function headersBelow(
  name: string,
  items: readonly { readonly name: string; readonly requiredBy: readonly string[] }[],
): ReadonlySet<string> {
  const found = new Set([name]);
  for (let round = 0; round < 4; round += 1) {
    for (const item of items) {
      if (item.name.endsWith('-dev') && found.has(item.requiredBy[0] ?? '')) found.add(item.name);
    }
  }
  return found;
}
