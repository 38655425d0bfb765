import { aptRemoveLists } from '../../../src/engine/rewrites/packages/aptRemoveLists.ts';
import { testRewrite } from './testRewrite.ts';

// Dockerfile best practices, apt-get: https://docs.docker.com/build/building/best-practices/#apt-get
const once = { knowsItsOwnResult: false };
testRewrite(aptRemoveLists, {
  'appends to a RUN of one line': {
    ...once,
    before: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
  },
  'follows && at the start of lines': {
    ...once,
    before: `
      FROM debian:12
      RUN apt-get update \\
       && apt-get install -y \\
            curl
      CMD ["bash"]
    `,
    after: `
      FROM debian:12
      RUN apt-get update \\
       && apt-get install -y \\
            curl \\
       && rm -rf /var/lib/apt/lists/*
      CMD ["bash"]
    `,
  },
  'follows a semicolon': {
    ...once,
    before: 'FROM debian:12\nRUN apt-get update; apt-get install -y curl;\n',
    after:
      'FROM debian:12\nRUN apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*\n',
  },
  'adds a line to a here-document': {
    ...once,
    before: 'FROM debian:12\nRUN <<EOF\napt-get update\napt-get install -y curl\nEOF\n',
    after:
      'FROM debian:12\nRUN <<EOF\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n',
  },
  'a RUN that only updates goes, and the install after it updates for itself': {
    ...once,
    before: 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
  },
  'a second install gets lists of its own, or it would find none': {
    ...once,
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl\nCOPY a b\nRUN apt-get install -y git\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nCOPY a b\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
  },
  'leaves a layer without lists': {
    before: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && apt-get dist-clean\n',
    pieces: [{ kind: 'apt', name: 'curl' }],
  },
  'leaves what runs in the background': { before: 'FROM debian:12\nRUN apt-get update &\n' },
});
