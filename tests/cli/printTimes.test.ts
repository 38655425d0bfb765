import { expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/parseArguments.ts';
import { printTimes } from '../../src/cli/printTimes.ts';
import { emptyImageReport } from '../../src/engine/reporting/imageReport.ts';

const IMAGE = {
  ...emptyImageReport('linux/amd64'),
  bytes: 990e6,
  low: 990e6,
  high: 990e6,
  compressedBytes: 100e6,
  compressedLow: 100e6,
  compressedHigh: 100e6,
};

test('a line for the image, and one for a change of the code where there is one', () => {
  // Pull: 8 s of line, 6.2 to 24.8 s of unpacking. Push: 8 s of line, 5.5 to 90 s of packing.
  const all = 'All layers: push 32 s (8 s to 98 s), pull 14 s (8 s to 33 s)\n';
  expect(printTimes(IMAGE, 100e6)).toBe(`\n${all}`);
  const codeChange = {
    layerCount: 1,
    bytes: 1e6,
    low: 1e6,
    high: 1e6,
    compressedBytes: 5e5,
    compressedLow: 5e5,
    compressedHigh: 5e5,
  };
  expect(printTimes({ ...IMAGE, codeChange }, 100e6)).toBe(
    `\n${all}After a one-line change of the code: push under 1 s, pull under 1 s\n`,
  );
});

test.each([
  ['100Mbit', 100e6],
  ['1 Gbit/s', 1e9],
  ['20mbps', 20e6],
  ['2.5Mb', 2.5e6],
  ['64kbit', 64e3],
])('--bandwidth %s is %d bits a second', (given, bandwidth) => {
  const request = parseArguments(['estimate', 'Dockerfile', '--bandwidth', given], {});
  expect(request).toMatchObject({ type: 'estimate', bandwidth });
});

test.each(['fast', '0Mbit', '10MB/s', '10', '-5Mbit'])('--bandwidth %s is refused', (given) => {
  const request = parseArguments(['estimate', 'Dockerfile', `--bandwidth=${given}`], {});
  expect(request.type).toBe('usage-error');
});

test('no times without a line, and none in JSON', () => {
  expect(parseArguments(['estimate', 'Dockerfile'], {})).toMatchObject({ bandwidth: null });
  const both = ['estimate', 'Dockerfile', '--json', '--bandwidth', '1Gbit'];
  expect(parseArguments(both, {}).type).toBe('usage-error');
});
