import { expect, test } from 'vitest';
import { report } from './weigh.ts';

/** One file of a thousand bytes with two names, made in one RUN. */
const PAIR = 'mkdir /s && head -c 1000 /dev/zero > /s/a && ln /s/a /s/b';

/**
 * Names of one file: link(2), rename(2), unlink(2); image-spec layer.md, Hardlinks; overlayfs breaks links when it copies up (kernel
 * documentation, overlayfs, Non-standard behavior); fsutil copy.go keeps those inside of what one COPY takes (read at BuildKit 73ed682).
 * Bytes of each layer after the last FROM.
 */
test.each([
  ['a pair weighs once', `FROM base\nRUN ${PAIR}`, [1000]],
  [
    'COPY of one name is a copy',
    `FROM base AS b\nRUN ${PAIR}\nFROM base\nCOPY --from=b /s/b /x`,
    [1000],
  ],
  [
    'COPY of both keeps the link',
    `FROM base AS b\nRUN ${PAIR}\nFROM base\nCOPY --from=b /s /x`,
    [1000],
  ],
  [
    'two COPYs are two files',
    `FROM base AS b\nRUN ${PAIR}\nFROM base\nCOPY --from=b /s/b /x\nCOPY --from=b /s/a /y`,
    [1000, 1000],
  ],
  [
    'COPY of a name whose other one was deleted later',
    `FROM base AS b\nRUN ${PAIR}\nRUN rm /s/a\nFROM base\nCOPY --from=b /s /x`,
    [1000],
  ],
  ['mv of one name in its layer is free', `FROM base\nRUN ${PAIR} && mv /s/b /c`, [1000]],
  ['and in a later one a copy', `FROM base\nRUN ${PAIR}\nRUN mv /s/b /c`, [1000, 1000]],
  ['mv of the folder takes both along', `FROM base\nRUN ${PAIR}\nRUN mv /s /c`, [1000, 1000]],
  ['a moved name bears the bytes', `FROM base\nRUN ${PAIR} && mv /s/a /c && rm /s/b`, [1000]],
  ['and a name left behind does', `FROM base\nRUN ${PAIR} && mv /s/a /c && rm /c`, [1000]],
  [
    'mv onto a name leaves the other',
    `FROM base\nRUN ${PAIR} && echo hi > /n && mv /n /s/a`,
    [1003],
  ],
  ['both gone', `FROM base\nRUN ${PAIR} && mv /s/a /c && rm /c /s/b`, [0]],
  ['cp -l makes names', `FROM base\nRUN ${PAIR} && cp -rl /s /t`, [1000]],
  ['cp -r makes a file of each name', `FROM base\nRUN ${PAIR} && cp -r /s /t`, [3000]],
  ['cp -a keeps them names of one', `FROM base\nRUN ${PAIR} && cp -a /s /t`, [2000]],
  [
    'chmod of a lower name stores its file',
    `FROM base\nRUN ${PAIR}\nRUN chmod 600 /s/b`,
    [1000, 1000],
  ],
  ['chmod -R breaks the pair', `FROM base\nRUN ${PAIR}\nRUN chmod -R 600 /s`, [1000, 2000]],
  ['> through either name empties the file', `FROM base\nRUN ${PAIR} && echo hi > /s/b`, [3]],
  ['>> through either name makes it longer', `FROM base\nRUN ${PAIR} && echo hi >> /s/b`, [1003]],
  ['>> onto a lower name', `FROM base\nRUN ${PAIR}\nRUN echo hi >> /s/b`, [1000, 1003]],
] as const)('%s', (_, dockerfile, bytes) => {
  const layers = report({ dockerfile }).layers.filter(({ keyword }) => keyword !== 'FROM');
  expect(layers.map((layer) => layer.bytes)).toEqual(bytes);
});
