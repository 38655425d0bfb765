/** Debian's package of the library that a crate links to, by suite where its name changed (packages.debian.org). */
const LIBRARY: Readonly<Record<string, (suite: string) => string>> = {
  'openssl-sys': (suite) =>
    suite === 'trixie' ? 'libssl3t64' : suite === 'bookworm' ? 'libssl3' : 'libssl1.1',
  'pq-sys': () => 'libpq5',
  'libsqlite3-sys': () => 'libsqlite3-0',
};

/**
 * Crates of bindings that need nothing beside a slim image: those of other systems and of the browser, those that compile and link their
 * library into the program, and those of zlib, bzip2 and xz, which every Debian has.
 */
const NOTHING =
  /^(windows.*|winapi.*|linux-raw|js|web|core-foundation|security-framework|schannel|wasi|ring|aws-lc|aws-lc-fips|zstd|libz|bzip2|lzma|tikv-jemalloc|jemalloc|libmimalloc|inotify|system-configuration|dirs|iana-time-zone|android.*|ndk|jni|objc|fsevent|mach2?|signal-hook|hermit.*|redox.*)-sys$/;

/**
 * The libraries of the system that a program is linked to, sorted, by its Cargo.lock.
 * @returns null when there is no lock file, or a crate in it may need a library that is not known here
 */
export function cratesLibraries(lock: string | undefined, suite: string): readonly string[] | null {
  if (lock === undefined || !/^(bullseye|bookworm|trixie)$/.test(suite)) return null;
  const found = new Set<string>();
  for (const [, name = ''] of lock.matchAll(/^name = "([^"]+-sys)"/gm)) {
    const library = LIBRARY[name];
    if (library !== undefined) found.add(library(suite));
    else if (!NOTHING.test(name)) return null;
  }
  return [...found].sort();
}
