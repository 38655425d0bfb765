import { gitFolder } from '../../../src/engine/rewrites/layers/gitFolder.ts';
import { testRewrite } from './testRewrite.ts';

// gitrepository-layout(5): objects below .git hold every file once more, packed.
testRewrite(gitFolder, {
  'a folder that git names after the URL': {
    before: 'FROM a\nRUN git clone --depth 1 -b v1 https://example.org/org/app.git\n',
    after:
      'FROM a\nRUN git clone --depth 1 -b v1 https://example.org/org/app.git && rm -rf app/.git\n',
  },
  'a folder by name, in the style of the RUN': {
    before: `
      FROM a
      RUN git clone https://example.org/app /srv/app \\
          && cd /srv/app \\
          && pip install .
    `,
    after: `
      FROM a
      RUN git clone https://example.org/app /srv/app \\
          && cd /srv/app \\
          && pip install . \\
          && rm -rf /srv/app/.git
    `,
  },
  'leaves a relative path after cd': {
    before: 'FROM a\nRUN git clone https://example.org/app && cd app && pip install .\n',
  },
  'leaves a clone that is updated or asked for its version': {
    before: 'FROM a\nRUN git clone https://example.org/app\nRUN cd app && git pull\n',
  },
  'leaves one that is built or installed later': {
    before:
      'FROM a\nRUN git clone https://example.org/app\nRUN pip install -e ./app\nFROM a\nRUN git clone https://example.org/b\nRUN cmake b && make\n',
  },
  'leaves a computed place': { before: 'FROM a\nRUN git clone $URL /app\n' },
  'leaves one that is removed already': {
    before: 'FROM a\nRUN git clone https://example.org/app && rm -rf app/.git\n',
  },
  'leaves a layer without a clone': {
    pieces: [],
    before: 'FROM a\nRUN git clone https://example.org/app\n',
  },
});
