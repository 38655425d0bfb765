import { total } from '../amount.ts';
import type { ImageReport, LayerReport, TransferredAmount } from '../report.ts';
import { blockBytes } from './blockBytes.ts';

/** A gzip layer's size is told by class where it was not measured; real layers lie within a quarter of that. */
const COMPRESSION_SPREAD = 0.25;

/** The headline numbers: sums over the layers, nothing else. */
export function imageReport(
  layers: readonly LayerReport[],
  baseLayers: number,
  platform: string,
): ImageReport {
  const sum = (of: (layer: LayerReport) => number): number =>
    layers.reduce((bytes, layer) => bytes + of(layer), 0);
  const transferred = transferredAmount(layers);
  const { bytes, compressedBytes } = transferred;
  const wastedBytes = sum((layer) => layer.wastedBytes);
  const rebuilt = layers.filter((layer) => layer.isRebuilt);
  return {
    ...transferred,
    diskUsageBytes: sum(blockBytes) + compressedBytes,
    // `FROM scratch` has no layer of its own to leave out.
    layerCount: layers.filter((layer) => layer.keyword !== 'FROM').length + baseLayers,
    wastedBytes,
    efficiency: bytes === 0 ? 1 : (bytes - wastedBytes) / bytes,
    codeChange: { layerCount: rebuilt.length, ...transferredAmount(rebuilt) },
    platform,
  };
}

function transferredAmount(layers: readonly LayerReport[]): TransferredAmount {
  const amount = total(layers);
  const compressedBytes = layers.reduce((bytes, layer) => bytes + layer.compressedBytes, 0);
  const lowShare = amount.bytes === 0 ? 1 : amount.low / amount.bytes;
  const highShare = amount.bytes === 0 ? 1 : amount.high / amount.bytes;
  return {
    ...amount,
    compressedBytes,
    compressedLow: Math.round(compressedBytes * lowShare * (1 - COMPRESSION_SPREAD)),
    // Of bytes that may be there and are expected not to be, at most all travel.
    compressedHigh:
      amount.bytes === 0
        ? amount.high
        : Math.round(compressedBytes * highShare * (1 + COMPRESSION_SPREAD)),
  };
}

export function emptyImageReport(platform: string): ImageReport {
  return imageReport([], 0, platform);
}
