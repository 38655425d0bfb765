import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Dockerfile,
  FromInstruction,
  Instruction,
} from '../../../src/engine/dockerfile/instruction.ts';
import { lintDockerfile } from '../../../src/engine/dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../../../src/engine/dockerfile/parseDockerfile.ts';

const pieces = [
  'FROM',
  'a',
  'AS',
  'RUN',
  'COPY',
  'ADD',
  'ENV',
  'ARG',
  'ONBUILD',
  'HEALTHCHECK',
  'SHELL',
  'LABEL',
  'EXPOSE',
  'USER',
  'x=1',
  '--mount=',
  'type=cache,',
  '--from=',
  '--',
  '["a",',
  '"b"]',
  '<<EOF',
  "<<-'E'",
  'EOF',
  'E',
  '"',
  "'",
  '\\',
  '`',
  '\\\n',
  '\\\r\n',
  '\n',
  '\r\n',
  '\r',
  '# escape=`\n',
  '# syntax=x\n',
  '#',
  '\uFEFF',
  '\0',
  '\uD800',
  '\t',
  '$x',
  '${x:-',
  '}',
  '\u00a0',
  '8080/TCP',
  'toString',
  '__proto__',
];
const dockerfile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 40 })
  .chain((parts) => fc.constantFrom(' ', '').map((glue) => parts.join(glue)));

function all(parsed: Dockerfile): readonly (FromInstruction | Instruction)[] {
  return [
    ...parsed.globalArgs,
    ...parsed.stages.flatMap(({ from, instructions }) => [from, ...instructions]),
  ];
}

describe('any text', () => {
  it('is read without an exception, with ranges inside of it', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        const parsed = parseDockerfile(text);
        for (const { range, text: written } of all(parsed)) {
          expect(text.slice(range.start, range.end)).toBe(written);
          expect(range.line).toBeLessThanOrEqual(range.endLine);
        }
        for (const { range } of [...parsed.problems, ...lintDockerfile(parsed, text)]) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
        expect(parsed.stages.length === 0).toBe(parsed.problems.some(({ id }) => id === 'no-from'));
      }),
      { numRuns: 1500, seed: 20261121 },
    );
  });

  it('scripts stand where their offset says, letter for letter', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        for (const instruction of all(parseDockerfile(text))) {
          if (instruction.type !== 'run' || instruction.body.form === 'exec') continue;
          const { script, offset } = instruction.body;
          const source = text.slice(offset, offset + script.length);
          expect(source).toHaveLength(script.length);
          for (let at = 0; at < script.length; at += 1) {
            if (/\S/.test(script.charAt(at))) expect(source.charAt(at)).toBe(script.charAt(at));
          }
        }
      }),
      { numRuns: 800, seed: 4 },
    );
  });
});
