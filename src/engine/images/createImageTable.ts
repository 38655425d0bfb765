import { between, type Amount } from '../amount.ts';
import type { Platform } from '../workspace.ts';
import { composeImage, findComposition } from './composeImage.ts';
import type { ImageFacts, ImageRow } from './imageFacts.ts';
import type { BaseImage, ImageTable } from './imageTable.ts';
import { parseReference } from './parseReference.ts';
import { resolveRow, type ResolvedRow } from './resolveRow.ts';
import { shortName } from './shortName.ts';
import { describeImage } from './traits/describeImage.ts';
import { fillContents } from './traits/fillContents.ts';
import { settingsOf } from './traits/settingsOf.ts';
import { systemOf } from './traits/systemOf.ts';
import { tagDistance } from './tagDistance.ts';
import { scratchImage, unknownImage } from './unknownImage.ts';
import { underlay } from './underlay.ts';

/** Images stand on images on images; a bound so that rows that name each other cannot loop. */
const DEEPEST = 4;

const MOST_KEPT = 100;

/** The table of base images over decoded facts. Never throws: what it does not know is unknown, with a range. */
export function createImageTable(facts: ImageFacts): ImageTable {
  // A page asks for the same few references at every keystroke.
  const kept = new Map<string, BaseImage>();
  return {
    resolve: (reference, platform, asOf) => {
      const key = JSON.stringify([reference, platform, asOf]);
      const image = kept.get(key) ?? resolve(facts, reference, platform, asOf, DEEPEST);
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, image);
      return image;
    },
  };
}

function resolve(
  facts: ImageFacts,
  text: string,
  platform: Platform,
  asOf: string | undefined,
  depth: number,
): BaseImage {
  if (text.trim() === 'scratch') return scratchImage();
  const parsed = parseReference(text);
  if (parsed === null) return unreadable(facts, text.trim());
  const { name, platform: named } = shortName(parsed);
  const wanted = named ?? platform;
  const tag = parsed.tag ?? 'latest';
  const reference = `${name}:${tag}`;
  // A digest is one build of some tag; without the tag nobody can tell which.
  if (parsed.tag === null && parsed.digest !== null) {
    return unknownImage(facts, `${name}@${parsed.digest.slice(0, 19)}`, name, '');
  }
  const found = resolveRow(facts, name, tag, asOf);
  const strong = found !== null && found.match !== 'nearest' && isStrong(found);
  const composition = strong ? null : findComposition(facts, name, tag);
  if (composition !== null && depth > 0) {
    const below = resolve(facts, composition.on, wanted, asOf, depth - 1);
    return composeImage(facts, reference, reference, below, composition);
  }
  // A Windows image is another image altogether: no row of Linux says anything of it.
  if (found === null || systemOf(name, found.parts, null).kind === 'windows') {
    return unknownImage(facts, reference, name, tag);
  }
  return imageOf(facts, name, reference, found, wanted);
}

/** A reference whose tag cannot be read, such as `python:$VERSION`, is some build of the image that it names. */
function unreadable(facts: ImageFacts, text: string): BaseImage {
  const named = parseReference(text.replace(/:[^:/]*$/, ''));
  return unknownImage(facts, text, named === null ? '' : shortName(named).name, '');
}

function isStrong(found: ResolvedRow): boolean {
  return found.evidence === 'published' || found.evidence === 'measured';
}

function imageOf(
  facts: ImageFacts,
  name: string,
  reference: string,
  found: ResolvedRow,
  platform: Platform,
): BaseImage {
  const { row, parts } = found;
  const sized = platform === 'linux/arm64' ? onArm64(found) : found;
  const { amount, compressed, evidence, source } = sized;
  const traits = describeImage({ ...found, facts, name, amount });
  const resolved = `${name}:${row.tag}`;
  const contents = fillContents(reference, amount, traits.places, evidence, source);
  return {
    reference,
    resolved,
    match: found.match,
    amount,
    compressed,
    layerCount: layerCountOf(facts, name, row),
    evidence,
    source,
    contents,
    ...settingsOf(name, parts, row),
    system: traits.system,
    pythons: traits.pythons,
    debianPackages: traits.debianPackages,
  };
}

type Sized = Pick<ResolvedRow, 'amount' | 'compressed' | 'evidence' | 'source'>;

/**
 * The arm64 image: its published blobs at amd64's ratio of unpacked to packed bytes, or else amd64's numbers with a wider range
 * (34 official pairs: blobs differ by 1-14 %; CUDA images by up to a half).
 */
function onArm64(found: ResolvedRow): Sized {
  const { row, amount, compressed } = found;
  const scale = (value: Amount, factor: number, share: number): Amount =>
    between(
      value.low * factor * (1 - share),
      value.bytes * factor,
      value.high * factor * (1 + share),
    );
  const known = row.arm64Compressed;
  if (known === null || row.compressed.bytes === 0) {
    const share = /nvidia|torch|cuda/.test(`${row.tag} ${found.source}`) ? 0.3 : 0.08;
    return {
      amount: scale(amount, 1, share),
      compressed: scale(compressed, 1, share),
      evidence: 'derived',
      source: `${found.source}; amd64's size stands in for arm64`,
    };
  }
  const factor = known / row.compressed.bytes;
  return {
    amount: scale(amount, factor, 0.03),
    compressed: scale(compressed, factor, 0),
    evidence: 'derived',
    source: `${found.source}; arm64 from its published blobs`,
  };
}

/** Layers of the row, or else of the nearest row of the family that tells them. */
function layerCountOf(facts: ImageFacts, name: string, row: ImageRow): number {
  if (row.layerCount !== null) return row.layerCount;
  let best: ImageRow | undefined;
  for (const other of facts.images.get(name)?.rows ?? []) {
    if (other.layerCount === null) continue;
    const cost = (candidate: ImageRow): number => tagDistance(row.parts, candidate.parts).cost;
    if (best === undefined || cost(other) < cost(best)) best = other;
  }
  if (best?.layerCount != null) return best.layerCount;
  const below = underlay(name, row.parts.words, row.suite);
  return below === null ? 1 : 5;
}
