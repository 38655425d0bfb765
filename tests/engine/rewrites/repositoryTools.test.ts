import { repositoryTools } from '../../../src/engine/rewrites/packages/repositoryTools.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = ['curl', 'gnupg', 'wget', 'software-properties-common'].map(
  (name) => ({ kind: 'apt', name }),
);
const key =
  'RUN apt-get update && apt-get install -y curl gnupg && curl https://example.org/key | gpg --dearmor -o /k && apt-get install -y nodejs';
const taken = ' && apt-mark auto curl gnupg && apt-get autoremove -y';
const start = 'CMD ["python", "a"]\n';

// apt-mark(8), auto; apt-get(8), autoremove.
testRewrite(repositoryTools, {
  'a key for a repository': {
    pieces,
    before: `FROM debian:12\n${key}\n${start}`,
    after: `FROM debian:12\n${key}${taken}\n${start}`,
  },
  'over several lines': {
    pieces,
    before: `
      FROM ubuntu:24.04
      RUN apt-get update \\
       && apt-get install -y software-properties-common \\
       && add-apt-repository ppa:a/b \\
       && apt-get install -y ffmpeg
      CMD ["node", "a"]
    `,
    after: `
      FROM ubuntu:24.04
      RUN apt-get update \\
       && apt-get install -y software-properties-common \\
       && add-apt-repository ppa:a/b \\
       && apt-get install -y ffmpeg \\
       && apt-mark auto software-properties-common && apt-get autoremove -y
      CMD ["node", "a"]
    `,
  },
  'only what nothing else calls': {
    pieces,
    before: `FROM debian:12\n${key}\nHEALTHCHECK CMD curl -f http://localhost/\n${start}`,
    after: `FROM debian:12\n${key} && apt-mark auto gnupg && apt-get autoremove -y\nHEALTHCHECK CMD curl -f http://localhost/\n${start}`,
  },
  'leaves what a script of the context calls': {
    pieces,
    before: `FROM debian:12\nRUN apt-get install -y wget && wget https://example.org/a\n${start}`,
    files: { 'docker-compose.yml': 'healthcheck: ["CMD", "wget", "-q", "http://localhost"]' },
  },
  'leaves Debian’s Python where something starts it': {
    pieces,
    before:
      'FROM ubuntu:24.04\nRUN apt-get install -y software-properties-common && add-apt-repository ppa:a/b\nCMD ["python3", "a"]\n',
  },
  'leaves certificates that came as a recommendation': {
    pieces: [...pieces, { kind: 'apt', name: 'ca-certificates' }],
    before: `FROM debian:12\n${key}\n${start}`,
  },
  'leaves what another RUN feeds a script with': {
    pieces,
    before: `FROM debian:12\n${key}\nRUN curl https://example.org/a | bash\n${start}`,
  },
  'leaves a RUN that cleans up by itself': {
    pieces,
    before: `FROM debian:12\n${key} && apt-get purge -y curl\n${start}`,
  },
  'leaves a RUN that fetches nothing: the tools are wanted': {
    pieces,
    before: `FROM debian:12\nRUN apt-get install -y curl wget\n${start}`,
  },
  'leaves an image that somebody works in': {
    pieces,
    before: `FROM debian:12\n${key}\nCMD ["bash"]\n`,
  },
});
