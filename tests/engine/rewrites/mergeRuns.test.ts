import { mergeRuns } from '../../../src/engine/rewrites/layers/mergeRuns.ts';
import { testRewrite } from './testRewrite.ts';

// Layers: https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
const once = { knowsItsOwnResult: false };
testRewrite(mergeRuns, {
  'a clean-up joins the RUN before it': {
    ...once,
    before: 'FROM debian:12\nRUN make all\n# tidy\nRUN rm -rf /src\n',
    after: 'FROM debian:12\nRUN make all \\\n# tidy\n    && rm -rf /src\n',
  },
  'download, unpack and remove become one': {
    ...once,
    before: 'FROM debian:12\nRUN wget https://example.org/a.tgz\nRUN tar xf a.tgz\nRUN rm a.tgz\n',
    after:
      'FROM debian:12\nRUN wget https://example.org/a.tgz \\\n    && tar xf a.tgz \\\n    && rm a.tgz\n',
  },
  'a script with || keeps to itself': {
    ...once,
    before: 'FROM debian:12\nRUN make all\nRUN rm /a || true\n',
    after: 'FROM debian:12\nRUN make all \\\n    && (rm /a || true)\n',
  },
  'a clean-up moves up past what does not matter to it': {
    ...once,
    before: 'FROM debian:12\nRUN make all\nCOPY a /a\nRUN rm -rf /src\nCMD ["a"]\n',
    after: 'FROM debian:12\nRUN make all && rm -rf /src\nCOPY a /a\nCMD ["a"]\n',
  },
  'a clean-up does not move past another user': {
    before: 'FROM debian:12\nRUN make all\nUSER app\nRUN rm -rf /src\n',
  },
  'what follows cd stays: it would run in another folder': {
    before: 'FROM debian:12\nRUN cd /src && make\nRUN rm -rf build\n',
  },
  'another mount stays by itself': {
    before: 'FROM debian:12\nRUN make\nRUN --mount=type=cache,target=/c rm -rf /src\n',
  },
  'work that is no clean-up does not move past COPY': {
    before: 'FROM debian:12\nRUN make\nCOPY a /a\nRUN strip /a/*.so\n',
  },
});
