import { describe, expect, it } from 'vitest';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weigh } from '../../src/catalog/weigh.ts';
import { checkClaims } from '../../src/share/claims/checkClaims.ts';
import type { ClaimOutcome } from '../../src/share/claims/claim.ts';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import { exampleOf } from '../../src/playground/examples/examples.ts';
import { parseClaim } from '../../src/share/claims/parseClaim.ts';

/**
 * Figures that the four articles print (their addresses: src/playground/examples/), about examples with the same bases, packages and
 * steps. What cannot be true: torch is carried along, and it alone weighs more than the whole.
 */
const TABLE: readonly (readonly [string, string, ClaimOutcome])[] = [
  ['copied-user-install', '895MB', 'too-small'],
  ['copied-user-install', 'base=130MB', 'near'],
  ['layered-uv-service', '450MB', 'too-small'],
  ['layered-uv-service', 'base=150MB', 'near'],
  ['bert-full', '2.54GB', 'near'],
  ['bert-slim', '1.67GB', 'near'],
  ['bert-multi-stage', '832MB', 'holds'],
  ['finbert-single-stage', '3.13GB', 'holds'],
  ['finbert-uv', '2.31GB', 'holds'],
];

describe('what the articles claim', () => {
  const loaded = openCatalog();
  it.each(TABLE)('%s, %s: %s', async (id, text, outcome) => {
    const workspace = exampleOf(id)?.workspace ?? { dockerfile: '' };
    const claim = parseClaim(text);
    const report = await weigh(workspace, loaded, undefined, weighWorkspace);
    const [verdict] = checkClaims(report, claim === null ? [] : [claim]);
    expect(verdict?.outcome).toBe(outcome);
    // Where it is too small, one layer alone contradicts it.
    expect(verdict?.against.length).toBe(outcome === 'too-small' ? 1 : 0);
  });
});
