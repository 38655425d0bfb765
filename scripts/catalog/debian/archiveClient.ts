import { gunzipSync } from 'node:zlib';

/** A file of an archive; null when it is not there. */
export type GetBytes = (url: string) => Promise<Uint8Array | null>;

export interface Archive {
  readonly distribution: 'debian' | 'ubuntu';
  readonly suite: string;
  /** Address of the archive: what stands before `/dists`. */
  readonly main: string;
  /** Address of the archive of security updates. */
  readonly security: string;
}

/** Addresses of the indexes without their endings: release first, then updates, then security (sources.list(5)). */
export function indexAddresses({ distribution, suite, main, security }: Archive): string[] {
  const components = distribution === 'debian' ? ['main'] : ['main', 'universe'];
  // bullseye was the first of Debian's to call its security suite `<suite>-security`; none of the older ones is read.
  const pockets: readonly (readonly [string, string])[] = [
    [main, suite],
    [main, `${suite}-updates`],
    [security, `${suite}-security`],
  ];
  return pockets.flatMap(([archive, pocket]) =>
    components.map(
      (component) =>
        `${archive.replace(/\/$/, '')}/dists/${pocket}/${component}/binary-amd64/Packages`,
    ),
  );
}

/**
 * Reads the indexes of a suite, gzipped or, where an archive has no such file, xz-compressed.
 *
 * @param unxz decompresses xz, for which Node has nothing
 * @throws Error when neither form of an index is there
 */
export async function readIndexes(
  archive: Archive,
  get: GetBytes,
  unxz: (bytes: Uint8Array) => Uint8Array,
): Promise<string[]> {
  const texts: string[] = [];
  for (const address of indexAddresses(archive)) {
    const gz = await get(`${address}.gz`);
    const xz = gz === null ? await get(`${address}.xz`) : null;
    if (gz !== null) texts.push(gunzipSync(gz).toString('utf8'));
    else if (xz !== null) texts.push(Buffer.from(unxz(xz)).toString('utf8'));
    else throw new Error(`neither ${address}.gz nor .xz is there`);
  }
  return texts;
}
