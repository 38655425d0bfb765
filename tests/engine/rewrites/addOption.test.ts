import { apkNoCache } from '../../../src/engine/rewrites/packages/apkNoCache.ts';
import { aptNoRecommends } from '../../../src/engine/rewrites/packages/aptNoRecommends.ts';
import { dnfNoWeakDeps } from '../../../src/engine/rewrites/packages/dnfNoWeakDeps.ts';
import { gitDepth } from '../../../src/engine/rewrites/layers/gitDepth.ts';
import { npmOmitDev } from '../../../src/engine/rewrites/node/npmOmitDev.ts';
import { testRewrite } from './testRewrite.ts';

// apt-get(8): https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
testRewrite(aptNoRecommends, {
  'goes behind install, wherever the options stand': {
    before: 'FROM debian:12\nRUN apt-get -y install \\\n    git \\\n    curl\n',
    after:
      'FROM debian:12\nRUN apt-get -y install --no-install-recommends \\\n    git \\\n    curl\n',
  },
  'reads sudo': {
    before: 'FROM debian:12\nRUN sudo apt install -y git\n',
    after: 'FROM debian:12\nRUN sudo apt install --no-install-recommends -y git\n',
  },
  'leaves one that has it before install': {
    before: 'FROM debian:12\nRUN apt-get --no-install-recommends install -y git\n',
  },
  'leaves a configuration that says so': {
    before: 'FROM debian:12\nRUN apt-get -o APT::Install-Recommends=0 install -y git\n',
  },
  'leaves what apt put nothing into': {
    before: 'FROM debian:12\nRUN apt-get install -y git\n',
    pieces: [{ kind: 'generated', name: 'a file' }],
  },
});

testRewrite(apkNoCache, {
  'goes behind add': {
    before: 'FROM alpine\nRUN apk add git\n',
    after: 'FROM alpine\nRUN apk add --no-cache git\n',
  },
  'leaves one that has it': { before: 'FROM alpine\nRUN apk --no-cache add git\n' },
  'leaves a layer without an index': {
    before: 'FROM alpine\nRUN apk add git && rm -rf /var/cache/apk/*\n',
    pieces: [{ kind: 'apk', name: 'git' }],
  },
});

testRewrite(dnfNoWeakDeps, {
  'goes behind install': {
    before: 'FROM fedora\nRUN dnf install -y git\n',
    after: 'FROM fedora\nRUN dnf install --setopt=install_weak_deps=False -y git\n',
  },
  'leaves one that has it': {
    before: 'FROM fedora\nRUN dnf install -y --setopt=install_weak_deps=0 git\n',
  },
});

testRewrite(gitDepth, {
  'goes behind clone': {
    before: 'FROM x\nRUN git clone https://example.org/a.git /a\n',
    after: 'FROM x\nRUN git clone --depth 1 https://example.org/a.git /a\n',
  },
  'leaves a clone whose commit is chosen afterwards': {
    before: 'FROM x\nRUN git clone https://example.org/a.git && cd a && git checkout 1a2b3c\n',
  },
});

// npm ci: https://docs.npmjs.com/cli/commands/npm-ci#omit
testRewrite(npmOmitDev, {
  'goes behind ci': {
    before: 'FROM node:22\nRUN npm ci\nCMD ["node", "a.js"]\n',
    after: 'FROM node:22\nRUN npm ci --omit=dev\nCMD ["node", "a.js"]\n',
  },
  'leaves a stage that builds': { before: 'FROM node:22\nRUN npm ci\nRUN npm run build\n' },
  'leaves a global install': { before: 'FROM node:22\nRUN npm install -g pnpm\n' },
});
