import { expect, it } from 'vitest';
import { savingText } from '../../src/share/savingText.ts';

it.each([
  [5_000_000, 0, 'saves 5 MB'],
  [5_000_000, 300_000_000, 'saves 5 MB'],
  [0, 300_000_000, 'saves 300 MB of each push after a change of code'],
  // A list of dependencies that is copied by itself is stored twice.
  [-129, 300_000_000, 'saves 300 MB of each push after a change of code'],
])('%i bytes, %i of a rebuild: %s', (savedBytes, savedCodeChangeBytes, text) => {
  expect(savingText({ savedBytes, savedCodeChangeBytes })).toBe(text);
});
