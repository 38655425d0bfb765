import type { Amount } from '../../engine/amount.ts';
import type { Contribution, ImageReport, LayerReport, Report } from '../../engine/report.ts';

/**
 * What people call the size of an image: the sum of its layers unpacked (`docker history`), the sum of its layers as gzip blobs (a
 * registry), or what Docker 29 prints as disk usage (unpacked blocks and blobs together).
 */
export const SIZE_MEANINGS = ['disk', 'download', 'docker'] as const;
export type SizeMeaning = (typeof SIZE_MEANINGS)[number];

interface Sized extends Amount {
  readonly compressedBytes: number;
  readonly wastedBytes: number;
}

/** The report with every number of bytes in one meaning, so that a picture of it needs not know which. */
export function inMeaning(report: Report, meaning: SizeMeaning): Report {
  if (meaning === 'disk') return report;
  const convert = converter(meaning, blocksPerByte(report.image));
  const layers = report.layers.map((layer) => layerIn(layer, convert));
  return {
    ...report,
    layers,
    builderLayers: report.builderLayers.map((layer) => layerIn(layer, convert)),
    image: imageIn(report.image, layers, meaning),
  };
}

/** What a saving on disk and in the download makes in one meaning. */
export function savingIn(
  saving: { readonly savedBytes: number; readonly savedCompressedBytes: number },
  meaning: SizeMeaning,
  image: ImageReport,
): number {
  return converter(meaning, blocksPerByte(image))(saving.savedBytes, saving.savedCompressedBytes);
}

type Convert = (bytes: number, compressedBytes: number) => number;

function converter(meaning: SizeMeaning, blocks: number): Convert {
  switch (meaning) {
    case 'disk':
      return (bytes) => bytes;
    case 'download':
      return (_, compressedBytes) => compressedBytes;
    case 'docker':
      return (bytes, compressedBytes) => Math.round(bytes * blocks) + compressedBytes;
  }
}

function blocksPerByte({ bytes, compressedBytes, diskUsageBytes }: ImageReport): number {
  return bytes === 0 ? 1 : (diskUsageBytes - compressedBytes) / bytes;
}

function layerIn(layer: LayerReport, convert: Convert): LayerReport {
  return {
    ...layer,
    ...sizedIn(layer, convert),
    hidesBytes: scaled(layer.hidesBytes, layer, convert),
    contributions: layer.contributions.map((part): Contribution => ({
      ...part,
      ...sizedIn(part, convert),
      classes: part.classes.map(({ fileClass, bytes }) => ({
        fileClass,
        bytes: scaled(bytes, part, convert),
      })),
    })),
  };
}

function sizedIn(sized: Sized, convert: Convert): Amount & { readonly wastedBytes: number } {
  return {
    bytes: convert(sized.bytes, sized.compressedBytes),
    low: scaled(sized.low, sized, convert),
    high: scaled(sized.high, sized, convert),
    wastedBytes: scaled(sized.wastedBytes, sized, convert),
  };
}

/** A part of something shrinks as the whole does: how well it packs by itself is not in the report. */
function scaled(bytes: number, { bytes: whole, compressedBytes }: Sized, convert: Convert): number {
  return whole === 0 ? bytes : Math.round((bytes * convert(whole, compressedBytes)) / whole);
}

function imageIn(
  image: ImageReport,
  layers: readonly LayerReport[],
  meaning: SizeMeaning,
): ImageReport {
  const bytes = meaning === 'download' ? image.compressedBytes : image.diskUsageBytes;
  const ratio = image.bytes === 0 ? 1 : bytes / image.bytes;
  return {
    ...image,
    bytes,
    low: meaning === 'download' ? image.compressedLow : Math.round(image.low * ratio),
    high: meaning === 'download' ? image.compressedHigh : Math.round(image.high * ratio),
    wastedBytes: layers.reduce((sum, layer) => sum + layer.wastedBytes, 0),
  };
}
