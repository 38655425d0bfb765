import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../src/share/claims/checkClaims.ts';
import type { ClaimOutcome } from '../../src/share/claims/claim.ts';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import { claimText } from '../../src/share/claims/claimText.ts';
import { parseClaim } from '../../src/share/claims/parseClaim.ts';
import { BASE_BYTES, fakeCatalog } from '../engine/fakeCatalog.ts';

// 100 MB of base (40 MB to pull) and 60 MB of context, in two stages of which the second is shipped.
const report = weighWorkspace(
  {
    dockerfile:
      'FROM debian AS tools\nCOPY big /big\nFROM debian\nCOPY --from=tools /big /big\nCOPY small /small\n',
    context: { big: 50_000_000, small: 10_000_000 },
  },
  fakeCatalog(),
);

const TABLE: readonly (readonly [string, ClaimOutcome, RegExp])[] = [
  ['160MB', 'holds', /^160 MB can be true: the image weighs 160 MB on disk/],
  ['0.16 GB', 'holds', /can be true/],
  // Packages of another month: within a quarter of either end.
  ['130MB', 'near', /^130 MB may be true of another month's packages/],
  ['195MB', 'near', /may be true/],
  [
    '400MB',
    'too-large',
    /^400 MB cannot be true: the image weighs at most 160 MB on disk, 240 MB less\.$/,
  ],
  [
    '20MB',
    'too-small',
    /^20 MB cannot be true: the image weighs at least 160 MB on disk, 140 MB more, and at least \S+ MB to pull\./,
  ],
  ['base=100MB', 'holds', /the base weighs 100 MB/],
  [
    'base=40MB',
    'holds-compressed',
    /^40 MB can only be what is pulled, 36 MB compressed: the base/,
  ],
  ['base=900MB', 'too-large', /at most 100 MB on disk, 800 MB less/],
  ['tools=150MB', 'holds', /stage tools weighs 150 MB/],
  ['0=150MB', 'holds', /stage 0 weighs 150 MB/],
  ['runtime=150MB', 'not-there', /^150 MB cannot be checked: what is built has no stage runtime/],
];

describe('checkClaims', () => {
  it.each(TABLE)('%s: %s', (text, outcome, words) => {
    const claim = parseClaim(text);
    if (claim === null) throw new Error('the table holds claims');
    const [verdict] = checkClaims(report, [claim]);
    if (verdict === undefined) throw new Error('a verdict each');
    expect(verdict.outcome).toBe(outcome);
    expect(claimText(verdict).join(' ')).toMatch(words);
  });

  it('names the fewest layers that leave no room for the claim', () => {
    const against = ['20MB', '95MB'].map((text) => {
      const claim = parseClaim(text);
      const [verdict] = claim === null ? [] : checkClaims(report, [claim]);
      return verdict?.against.map(({ line, bytes }) => [line, bytes]);
    });
    // 95 MB lies above what can be pulled and more than a quarter below 160 MB: the base alone is more.
    expect(against).toEqual([[[3, BASE_BYTES]], [[3, BASE_BYTES]]]);
  });

  it('says by how much, in both meanings', () => {
    const claim = parseClaim('20MB');
    const [verdict] = claim === null ? [] : checkClaims(report, [claim]);
    expect(verdict?.offBytes).toBe(20_000_000 - report.image.low);
    expect(verdict?.offCompressedBytes).toBe(20_000_000 - report.image.compressedLow);
  });
});

describe('parseClaim', () => {
  // The last digit leaves half of its place open.
  it.each([
    ['450MB', 'image', 449_500_000, 450_500_000],
    ['~1.2 GB', 'image', 1_150_000_000, 1_250_000_000],
    [' base = 130 MB ', 'base', 129_500_000, 130_500_000],
    ['8 GB', 'image', 7_500_000_000, 8_500_000_000],
    ['builder=3.2GB', 'stage', 3_150_000_000, 3_250_000_000],
  ])('%s', (text, kind, low, high) => {
    const claim = parseClaim(text);
    expect([claim?.of.kind, claim?.claimed.low, claim?.claimed.high]).toEqual([kind, low, high]);
  });

  it.each(['', 'light', '0', 'base=', '-5MB', '1e9999 GB'])('%s is none', (text) => {
    expect(parseClaim(text)).toBeNull();
  });
});
