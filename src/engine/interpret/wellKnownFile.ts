import { between, type Amount } from '../amount.ts';
import { normalizePath } from '../filesystem/normalizePath.ts';

export interface WellKnownFile {
  readonly amount: Amount;
  readonly source: string;
}

interface Row extends WellKnownFile {
  readonly path: RegExp;
}

/**
 * Files of a distribution that builds take out of it one by one, mostly into an image from scratch. Sizes in Debian 11 to 13 and Alpine
 * 3.18 to 3.22 as of 2026-11; the bundle of certificates is Mozilla's, of the same size everywhere.
 */
const ROWS: readonly Row[] = [
  {
    path: /^\/etc\/(passwd|group|shadow|gshadow)-?$/,
    amount: between(300, 1000, 5000),
    source: 'the users and groups of a distribution are about 1 kB',
  },
  {
    path: /^\/etc\/ssl\/(certs\/ca-certificates\.crt|cert\.pem)$/,
    amount: between(180e3, 220e3, 260e3),
    source: "Mozilla's certificates as one file are about 220 kB",
  },
  {
    path: /^\/etc\/ssl\/certs$/,
    amount: between(180e3, 220e3, 700e3),
    source: "Mozilla's certificates as one file are about 220 kB, the others are links",
  },
  {
    path: /^\/usr\/share\/zoneinfo$/,
    amount: between(400e3, 3e6, 6e6),
    source: 'the time zones are 0.4 to 6 MB, by how many forms of them a distribution keeps',
  },
  {
    path: /^\/usr\/local\/go\/lib\/time\/zoneinfo\.zip$/,
    amount: between(340e3, 400e3, 440e3),
    source: "Go's own archive of time zones is about 400 kB",
  },
  {
    path: /^\/lib\/ld-musl-[\w-]+\.so\.1$/,
    amount: between(560e3, 640e3, 860e3),
    source: 'the C library of Alpine is about 640 kB',
  },
  {
    // What is left in /etc is configuration.
    path: /^\/etc\/([\w.-]+\/)*[\w-]+\.(conf|cnf|cfg|ini|list|types|rc|json|ya?ml|xml|toml)$/,
    amount: between(0, 4e3, 1e6),
    source: 'a configuration file of the system, taken for 4 kB',
  },
];

/** What a file or folder of a distribution weighs that no package of the catalog tells apart; bytes. */
export function wellKnownFile(path: string): WellKnownFile | undefined {
  const wanted = normalizePath(path);
  return ROWS.find((row) => row.path.test(wanted));
}
