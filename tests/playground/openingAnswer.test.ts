import { beforeAll, describe, expect, it } from 'vitest';
import { openCatalog } from '../../scripts/accuracy/openCatalog.ts';
import { weighOpening } from '../../scripts/opening/weighOpening.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import type { OpeningAnswer } from '../../src/playground/opening/openingAnswer.ts';
import { packAnswer, unpackAnswer } from '../../src/playground/opening/packAnswer.ts';
import { reuse } from '../../src/playground/state/reuse.ts';

describe('the answer that the build leaves beside the page', () => {
  let answer: OpeningAnswer;
  let received: OpeningAnswer;
  let sent: string;

  beforeAll(async () => {
    answer = await weighOpening(EXAMPLES[0].workspace, openCatalog());
    sent = JSON.stringify(packAnswer(answer));
    received = unpackAnswer(JSON.parse(sent) as ReturnType<typeof packAnswer>);
  }, 60_000);

  it('comes back whole from its packed form', () => {
    expect(received).toEqual(answer);
  });

  it('is smaller so than as plain JSON', () => {
    expect(sent.length).toBeLessThan(0.6 * JSON.stringify(answer).length);
  });

  it('is left as it is by the answer of the worker: nothing on the page is drawn twice', () => {
    // A structured clone, as Comlink hands it over, keeps what JSON would drop.
    const fromWorker = structuredClone(answer);
    expect(reuse(received.report, fromWorker.report)).toBe(received.report);
  });

  it('holds what the page says at first: a weight, and less of it with the suggestions made', () => {
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(answer.lightened.report.image.bytes).toBeLessThan(answer.report.image.bytes);
    const saved = answer.lightened.steps.reduce((sum, step) => sum + step.savedBytes, 0);
    expect(saved).toBe(answer.report.image.bytes - answer.lightened.report.image.bytes);
  });
});
