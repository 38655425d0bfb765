import { expect, it } from 'vitest';
import { rankQuestions } from '../../src/playground/editor/rankQuestions.ts';
import { unknown } from './fixtures/layer.ts';

const models = { kind: 'context', key: 'models/' } as const;
const lock = { kind: 'file', path: 'uv.lock' } as const;

it('asks first what can be answered, the widest doubt first, and each thing once', () => {
  const questions = rankQuestions([
    unknown(1),
    unknown(2, { answer: models, low: 10, high: 30 }),
    unknown(3, { answer: models, low: 10, high: 90 }),
    unknown(4, { low: 0, high: 50 }),
    unknown(5, { answer: lock }),
  ]);
  expect(questions.map(({ line }) => line)).toEqual([5, 3, 1, 4]);
});
