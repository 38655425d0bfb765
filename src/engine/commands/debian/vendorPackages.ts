import { between, type Amount } from '../../amount.ts';
import type { ForeignSource } from './aptSources.ts';

export interface VendorPackage {
  readonly name: RegExp;
  /** Where it comes from, when Debian has a package of that name too; a source that matches wins, as its version is higher. */
  readonly source?: RegExp;
  readonly amount: Amount;
  readonly note: string;
}

/**
 * Packages of vendors' repositories that real Dockerfiles install (which ones: counted 2026-11-21), with their own files only. No repository of a vendor
 * was measured: but for NCCL and cuDNN, whose notes name a published size, these are orders of magnitude from general knowledge, hence ranges of
 * a factor of two and more. They are shown as unknown, with the question that settles it.
 */
const VENDOR_PACKAGES: readonly VendorPackage[] = [
  {
    name: /^nodejs$/,
    source: /nodesource/,
    amount: between(120e6, 200e6, 260e6),
    note: 'NodeSource packs Node, npm and headers into one package, assumed to be about 200 MB.',
  },
  {
    name: /^libnccl(2|-dev)$/,
    amount: between(160e6, 241e6, 450e6),
    note: "Debian's build of NCCL 2.22.3 has 241 MB (Installed-Size); NVIDIA's differs by release.",
  },
  {
    name: /^(libcudnn8|libcudnn9-cuda-\d+|cudnn9?-cuda-\d+|cudnn\d?)$/,
    amount: between(650e6, 1_000e6, 1_300e6),
    note: 'The .deb of cuDNN 8.2 has 454 MB, and its libraries are assumed to unpack to a little over twice that.',
  },
  {
    name: /^cuda(-toolkit)?(-\d+-\d+|-\d+)?$/,
    amount: between(2_400e6, 4_500e6, 8_000e6),
    note: 'A CUDA toolkit of 12.x is assumed to unpack to 2.4 GB without, about 6 GB with static libraries and profilers.',
  },
  {
    name: /^google-chrome-(stable|beta)$/,
    amount: between(220e6, 370e6, 480e6),
    note: 'Chrome is assumed to unpack to about 370 MB.',
  },
  {
    name: /^docker-ce-cli$/,
    amount: between(28e6, 45e6, 75e6),
    note: "Docker's client is one program, assumed to have about 45 MB.",
  },
  {
    name: /^google-cloud-(sdk|cli)$/,
    amount: between(300e6, 650e6, 1_300e6),
    note: "Google's command line tools bring their own Python and are assumed to unpack to some 650 MB.",
  },
  {
    name: /^msodbcsql1[78]$/,
    amount: between(1e6, 2.5e6, 8e6),
    note: "Microsoft's ODBC driver is assumed to have a few MB.",
  },
  { name: /^yarn$/, amount: between(4e6, 5.4e6, 7e6), note: 'Yarn 1 is 5 MB of JavaScript.' },
];

/** What is known of a package that the distribution lacks; undefined when nothing is. */
export function vendorPackage(name: string): VendorPackage | undefined {
  return VENDOR_PACKAGES.find((known) => known.name.test(name));
}

/** Names of a request that a vendor's source offers in place of the distribution's own package. */
export function takenFromVendor(
  names: readonly string[],
  sources: readonly ForeignSource[],
): readonly string[] {
  return names.filter((name) => {
    const { source } = vendorPackage(name) ?? {};
    return source !== undefined && sources.some(({ place }) => source.test(place));
  });
}
