import type { ClaimOf, ClaimVerdict, ContradictingLayer } from './claim.ts';
import { cutText } from '../cutText.ts';
import { formatBytes } from '../formatBytes.ts';
import { formatRange } from '../formatRange.ts';

/** What is to be said to a claim: the verdict, then one sentence for each layer that contradicts it. */
export function claimText(verdict: ClaimVerdict): readonly string[] {
  return [verdictSentence(verdict), ...verdict.against.slice(0, MOST_LAYERS).map(layerSentence)];
}

/** A claim that takes more layers than these to contradict is contradicted by the sum. */
const MOST_LAYERS = 3;

function verdictSentence(verdict: ClaimVerdict): string {
  const { claim, outcome, unpacked, compressed, offBytes } = verdict;
  const size = formatBytes(claim.claimed.bytes);
  const what = nameOf(claim.of);
  const range = formatRange(unpacked);
  const weighs = `${what} weighs ${formatBytes(unpacked.bytes)} on disk${range === null ? '' : ` (${range})`}`;
  switch (outcome) {
    case 'holds':
      return `${size} can be true: ${weighs}.`;
    case 'near':
      return `${size} may be true of another month's packages: ${weighs}.`;
    case 'holds-compressed':
      return `${size} can only be what is pulled, ${formatBytes(compressed.bytes)} compressed: ${weighs}.`;
    case 'holds-disk-usage':
      return `${size} can only be the DISK USAGE of Docker 29, which adds what is pulled to what is unpacked: ${weighs}.`;
    case 'too-small':
      return `${size} cannot be true: ${what} weighs at least ${formatBytes(unpacked.low)} on disk, ${formatBytes(-offBytes)} more, and ${pullText(verdict)}.`;
    case 'too-large':
      return `${size} cannot be true: ${what} weighs at most ${formatBytes(unpacked.high)} on disk, ${formatBytes(offBytes)} less.`;
    case 'not-there':
      return `${size} cannot be checked: what is built has no ${what}.`;
  }
}

function pullText({ compressed, offCompressedBytes }: ClaimVerdict): string {
  return offCompressedBytes < 0
    ? `at least ${formatBytes(compressed.low)} to pull`
    : `at most ${formatBytes(compressed.high)} to pull`;
}

function nameOf(of: ClaimOf): string {
  switch (of.kind) {
    case 'image':
      return 'the image';
    case 'base':
      return 'the base';
    case 'stage':
      return `stage ${of.stage}`;
  }
}

function layerSentence({ line, instruction, low, heaviest }: ContradictingLayer): string {
  const text = `Line ${line}, ${cutText(instruction, 60)}: at least ${formatBytes(low)}`;
  if (heaviest === null) return `${text}.`;
  const { name, version, bytes } = heaviest;
  return `${text}, ${name}${version === null ? '' : ` ${version}`} ${formatBytes(bytes)} of it.`;
}
