import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { StageView } from '../program.ts';
import { unknownNote } from '../unknownBytes.ts';
import { vendorPackage } from './vendorPackages.ts';

/**
 * A package whose weight the catalog does not have. Where nothing is known of it, the range is that of Debian's packages in popular
 * Dockerfiles: 60 kB at the tenth percentile, 90 MB at the 99th (2026-11-20).
 */
export function unknownPackage(name: string, reason: string): Effect {
  const vendor = vendorPackage(name);
  return unknownNote({
    what: `the Debian package ${name}`,
    reason: vendor === undefined ? reason : `${reason} ${vendor.note}`,
    question: `How many bytes does ${name} install?`,
    origin: { kind: 'apt', name },
    amount: vendor?.amount ?? between(60e3, 8e6, 90e6),
    path: '/usr',
  });
}

/** A .deb installs to about 3.4 times its size (median over the measured packages of 2026-11-20); what it depends on is not known. */
export function debFile(file: string, cwd: string, stage: StageView): readonly Effect[] {
  const path = normalizePath(file, cwd);
  const known = stage.filesystem
    .under(path)
    .filter(({ content }) => content.path === path && !content.spread)
    .reduce((sum, { content }) => sum + content.amount.bytes, 0);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [
    unknownNote({
      what: `what ${name} installs`,
      reason: 'The files and dependencies of a downloaded .deb are not in the catalog.',
      question: `How many bytes does ${name} install?`,
      origin: { kind: 'apt', name },
      amount: known > 0 ? between(known * 1.2, known * 3.4, known * 6) : between(60e3, 8e6, 300e6),
      path: '/usr',
    }),
  ];
}
