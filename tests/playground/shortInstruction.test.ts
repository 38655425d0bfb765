import { expect, it } from 'vitest';
import { shortInstruction } from '../../src/share/picture/shortInstruction.ts';

it.each([
  ['FROM python:3.12', 'FROM', 'python:3.12'],
  ['RUN apt-get update && apt-get install -y git', 'RUN', 'apt-get install git'],
  ['RUN apt-get -qq update; apt-get install git', 'RUN', 'apt-get install git'],
  ['RUN set -eux; apk update && apk add curl', 'RUN', 'apk add curl'],
  ['RUN --mount=type=cache,target=/root/.cache pip install torch', 'RUN', 'pip install torch'],
  ['RUN pip install --no-cache-dir -q -r a.txt', 'RUN', 'pip install -r a.txt'],
  // What is nothing but a preamble stays whole.
  ['RUN apt-get update', 'RUN', 'apt-get update'],
  ['RUN a \\\n    && b', 'RUN', 'a && b'],
  // Only of RUN: the flag of a COPY says where from.
  ['COPY --from=build /a /b', 'COPY', '--from=build /a /b'],
  ['CMD', 'CMD', ''],
])('%j', (instruction, keyword, rest) => {
  expect(shortInstruction(instruction)).toEqual({ keyword, rest });
});
