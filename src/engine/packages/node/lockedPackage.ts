/** One package of a lock file: a folder in node_modules. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Only development dependencies need it. */
  readonly dev: boolean;
  /** Platforms it is made for; empty for all. */
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly libc: readonly string[];
}

export interface NodePlatform {
  readonly cpu: 'x64' | 'arm64';
  /** Null for yarn 1, which does not know `libc` and installs both. */
  readonly libc: 'glibc' | 'musl' | null;
}

/** Whether a package manager installs an optional package on Linux: `os`, `cpu` and `libc` of its manifest, else its name tells. */
export function fitsPlatform(locked: LockedPackage, platform: NodePlatform): boolean {
  if (!allows(locked.os, 'linux') || !allows(locked.cpu, platform.cpu)) return false;
  if (platform.libc !== null && !allows(locked.libc, platform.libc)) return false;
  return fitsByName(locked.name, platform);
}

function allows(list: readonly string[], mine: string): boolean {
  if (list.includes(`!${mine}`)) return false;
  const wanted = list.filter((item) => !item.startsWith('!'));
  return wanted.length === 0 || wanted.includes(mine) || wanted.includes('any');
}

/** Names of prebuilt binaries follow napi-rs: `@next/swc-linux-x64-musl`, `@esbuild/win32-ia32`. */
function fitsByName(name: string, platform: NodePlatform): boolean {
  if (/[-/](darwin|win32|windows|android|freebsd|openbsd|netbsd|sunos|aix|wasm32)(-|$)/.test(name))
    return false;
  const linux =
    /[-/]linux(musl)?-(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|mips64el|armv7|ppc64le)?/.exec(
      name,
    );
  if (linux === null) return true;
  const cpu = linux[2];
  if (cpu !== undefined && cpu !== platform.cpu) return false;
  const isMusl = /musl/.test(name);
  const isGnu = /-gnu(eabihf)?(-|$)/.test(name);
  if (platform.libc === 'musl' && isGnu) return false;
  return platform.libc !== 'glibc' || !isMusl;
}
