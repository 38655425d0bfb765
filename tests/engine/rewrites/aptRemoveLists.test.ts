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
  'every RUN that updates, in one change: of two the second finds the lists of the first': {
    ...once,
    before:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl\nRUN apt update && apt install -y git\nRUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN apt update && apt install -y git && rm -rf /var/lib/apt/lists/*\nRUN apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*\n',
  },
  'an upgrade needs lists as well: without any it finds nothing to do': {
    ...once,
    before: 'FROM debian:12\nRUN apt-get update\nRUN apt-get upgrade -y\n',
    after:
      'FROM debian:12\nRUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*\n',
  },
  'what the script of a vendor updates': {
    ...once,
    before:
      'FROM debian:12\nRUN curl https://example.org/setup | bash - && apt-get install -y nodejs\n',
    after:
      'FROM debian:12\nRUN curl https://example.org/setup | bash - && apt-get install -y nodejs && rm -rf /var/lib/apt/lists/*\n',
  },
  'leaves lists that a script lives on': {
    before: 'FROM debian:12\nRUN apt-get update\nCOPY a.sh .\nRUN ./a.sh\n',
  },
  'leaves lists for another program than apt': {
    before: 'FROM debian:12\nRUN apt-get update && aptitude install -y curl\n',
  },
  'leaves lists in a cache mount': {
    before:
      'FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl\n',
  },
  'leaves a layer without lists': {
    before: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl && apt-get dist-clean\n',
    pieces: [{ kind: 'apt', name: 'curl' }],
  },
  'leaves what runs in the background': { before: 'FROM debian:12\nRUN apt-get update &\n' },
});
