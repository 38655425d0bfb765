import { exactly, within } from '../../amount.ts';
import type { Content } from '../../effects.ts';
import type { DebianSuite } from './debianIndex.ts';
import {
  LOG_BASE,
  LOG_PER_PACKAGE,
  STATUS_PER_BASE_PACKAGE,
  STATUS_PER_PACKAGE,
  SUITE_LAYER_FACTS,
} from './layerFacts.ts';

export interface DatabaseChange {
  readonly suite: DebianSuite;
  /** Packages installed before the command, and after it. */
  readonly before: number;
  readonly after: number;
  /** Bytes of debconf's databases before. */
  readonly debconfBefore: number;
  /** How many of the packages that come ask questions through debconf. */
  readonly asking: number;
}

/**
 * Files that dpkg, apt and debconf write anew whenever packages change, whole and at the same paths: every apt layer holds its own copy of them.
 * Checked on 183 layers, 2026-11-20: dpkg's part within 120 kB at the median.
 */
export function weighDatabases(change: DatabaseChange): readonly Content[] {
  const facts = SUITE_LAYER_FACTS[change.suite];
  const fromBase = Math.min(change.before, change.after);
  const status =
    STATUS_PER_BASE_PACKAGE * fromBase +
    STATUS_PER_PACKAGE * Math.max(0, change.after - change.before);
  const logged =
    LOG_BASE +
    LOG_PER_PACKAGE *
      (Math.max(0, change.before - facts.basePackages) + Math.abs(change.after - change.before));
  const files = [
    databaseFile('/var/lib/dpkg/status', 'dpkg', status, 0.22),
    databaseFile('/var/lib/dpkg/status-old', 'dpkg', status, 0.22),
    databaseFile('/var/log/dpkg.log', 'dpkg', logged * 0.6, 0.1),
    databaseFile('/var/log/apt/term.log', 'apt', logged * 0.4, 0.15),
  ];
  return [...files, ...debconfFiles(change)];
}

/**
 * debconf keeps the state before as `-old`; the state after is written only when a package asks questions. Checked on the same layers: the
 * rule has no exception there.
 */
function debconfFiles(change: DatabaseChange): readonly Content[] {
  const facts = SUITE_LAYER_FACTS[change.suite];
  const before = change.debconfBefore;
  if (change.asking === 0) {
    return [databaseFile(DEBCONF_OLD, 'debconf', before, 0.25)];
  }
  const templates = (packages: number): number => before + facts.debconfTemplates * packages;
  const inOld = facts.oldLacksLast ? change.asking - 1 : change.asking;
  return [
    databaseFile(DEBCONF_OLD, 'debconf', templates(inOld), 0.25),
    databaseFile(DEBCONF, 'debconf', templates(change.asking), 0.25),
  ];
}

/** Stands for config.dat too, a tenth of it. */
export const DEBCONF = '/var/cache/debconf/templates.dat';
const DEBCONF_OLD = '/var/cache/debconf/templates.dat-old';

function databaseFile(path: string, by: string, bytes: number, gzipRatio: number): Content {
  const known = by === 'debconf';
  return {
    path,
    spread: false,
    amount: known ? exactly(Math.round(bytes)) : within(bytes, 0.1),
    fileClass: 'data',
    origin: { kind: 'package-database', name: by },
    evidence: 'derived',
    source: `${by} writes the file anew with every change; size by a rule fitted on 183 measured layers, 2026-11-20`,
    compressed: Math.round(bytes * gzipRatio),
  };
}
