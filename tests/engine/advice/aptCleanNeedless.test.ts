import { aptCleanNeedless } from '../../../src/engine/advice/aptCleanNeedless.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/build/building/best-practices/#apt-get: "Official Debian and Ubuntu images automatically run apt-get clean".
testAdvice(aptCleanNeedless, {
  'among other steps it goes': {
    text: `
      FROM debian
      RUN apt-get update \\
        && apt-get install -y git \\
        && apt-get clean \\
        && rm -rf /var/lib/apt/lists/*
    `,
    lines: [2],
    after: `
      FROM debian
      RUN apt-get update \\
        && apt-get install -y git \\
        && rm -rf /var/lib/apt/lists/*
    `,
  },
  'alone in its RUN it is only said': { text: 'FROM debian\nRUN apt-get clean\n', lines: [2] },
  'within an if': { text: 'FROM debian\nRUN if true; then apt-get clean; fi\n', lines: [] },
  'packages are kept on purpose': {
    text: 'FROM debian\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN apt-get install -y git && apt-get clean\n',
    lines: [],
  },
  'an image that nobody knows': {
    text: 'FROM who/knows\nRUN a && apt-get clean\n',
    facts: { image: { match: 'unknown' } },
    lines: [],
  },
});
