import { aptMountEmptied } from '../../../src/engine/advice/aptMountEmptied.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages
testAdvice(aptMountEmptied, {
  'docker-clean is still there': {
    text: 'FROM debian\n# tools\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y git\n',
    lines: [3],
    after: `
      FROM debian
      RUN rm -f /etc/apt/apt.conf.d/docker-clean && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache
      # tools
      RUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y git
    `,
  },
  'an install without the mount would keep its packages in the image': {
    text: 'FROM debian\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y git\nRUN apt-get install -y curl\n',
    lines: [2],
  },
  'taken care of': {
    text: 'FROM debian\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt apt-get install -y git\n',
    lines: [],
  },
  'no mount': { text: 'FROM debian\nRUN apt-get install -y git\n', lines: [] },
});
