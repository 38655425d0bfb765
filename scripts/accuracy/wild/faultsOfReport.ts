import type { Amount } from '../../../src/engine/amount.ts';
import type { LayerReport, Report } from '../../../src/engine/report.ts';

/**
 * What no report may be, whatever was weighed: numbers that are negative, not finite or not whole, a range that does not hold its
 * number, sums that do not add up. One sentence a fault; none for a sound report.
 */
export function faultsOfReport(report: Report): readonly string[] {
  const { image, layers, builderLayers, unknowns, suggestions } = report;
  const faults: string[] = [
    ...faultsOfAmount('image', image),
    ...faultsOfAmount('image compressed', {
      bytes: image.compressedBytes,
      low: image.compressedLow,
      high: image.compressedHigh,
    }),
    ...faultsOfNumber('image wasted', image.wastedBytes),
    ...faultsOfNumber('disk usage', image.diskUsageBytes),
    ...faultsOfNumber('code change', image.codeChange.bytes),
    ...faultsOfNumber('code change compressed', image.codeChange.compressedBytes),
    ...[...layers, ...builderLayers].flatMap(faultsOfLayer),
    ...unknowns.flatMap((unknown) => faultsOfAmount(`unknown ${unknown.id}`, unknown)),
    ...suggestions.flatMap(({ id, savedBytes }) => faultsOfNumber(`saved by ${id}`, savedBytes)),
  ];
  for (const key of ['bytes', 'low', 'high'] as const) {
    faults.push(
      ...faultsOfSum(
        `layers' ${key}`,
        image[key],
        layers.map((layer) => layer[key]),
      ),
    );
  }
  if (!(image.efficiency >= 0 && image.efficiency <= 1)) {
    faults.push(`efficiency is ${image.efficiency}`);
  }
  if (image.wastedBytes > image.bytes) faults.push('more is wasted than there is');
  return faults;
}

function faultsOfLayer(layer: LayerReport): readonly string[] {
  const name = `layer of line ${layer.line}`;
  return [
    ...faultsOfAmount(name, layer),
    ...faultsOfNumber(`${name} compressed`, layer.compressedBytes),
    ...faultsOfNumber(`${name} wasted`, layer.wastedBytes),
    ...faultsOfNumber(`${name} hides`, layer.hidesBytes),
    ...layer.contributions.flatMap((part) => faultsOfAmount(`${name}, ${part.name}`, part)),
    ...(['bytes', 'low', 'high'] as const).flatMap((key) =>
      faultsOfSum(
        `${name}: ${key}`,
        layer[key],
        layer.contributions.map((part) => part[key]),
      ),
    ),
  ];
}

function faultsOfAmount(name: string, { bytes, low, high }: Amount): readonly string[] {
  const numbers = [bytes, low, high].flatMap((number) => faultsOfNumber(name, number));
  if (numbers.length > 0) return numbers;
  return low <= bytes && bytes <= high ? [] : [`${name}: ${low} <= ${bytes} <= ${high} is not so`];
}

function faultsOfNumber(name: string, number: number): readonly string[] {
  return Number.isSafeInteger(number) && number >= 0 ? [] : [`${name} is ${number}`];
}

function faultsOfSum(name: string, whole: number, parts: readonly number[]): readonly string[] {
  const sum = parts.reduce((left, right) => left + right, 0);
  return sum === whole ? [] : [`${name}: ${whole}, and its parts ${sum}`];
}
