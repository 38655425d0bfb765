import { addedArchive } from '../../../src/engine/rewrites/layers/addedArchive.ts';
import { testRewrite } from './testRewrite.ts';

// https://docs.docker.com/reference/dockerfile/#adding-files-from-a-url and #run---mounttypebind
testRewrite(addedArchive, {
  'downloaded, unpacked, removed': {
    before: `
      # syntax=docker/dockerfile:1
      ARG BASE=debian:12
      # what runs
      FROM $BASE
      ADD https://example.org/a-1.0.tar.gz /tmp/a.tar.gz
      RUN tar -xzf /tmp/a.tar.gz -C /opt && rm /tmp/a.tar.gz
    `,
    after: `
      # syntax=docker/dockerfile:1
      ARG BASE=debian:12
      FROM scratch AS download
      ADD https://example.org/a-1.0.tar.gz /a.tar.gz

      # what runs
      FROM $BASE
      RUN --mount=type=bind,from=download,source=/a.tar.gz,target=/tmp/a.tar.gz tar -xzf /tmp/a.tar.gz -C /opt
    `,
  },
  'into the working folder, in lower case, with a checksum and an argument': {
    before: `
      from debian:12
      arg VERSION=1.0
      workdir /opt
      add --checksum=sha256:24454f83 https://example.org/\${VERSION}/a.zip ./
      run unzip a.zip && \\
          rm -f a.zip
    `,
    after: `
      from scratch as download
      arg VERSION=1.0
      add --checksum=sha256:24454f83 https://example.org/\${VERSION}/a.zip /a.zip

      from debian:12
      arg VERSION=1.0
      workdir /opt
      run --mount=type=bind,from=download,source=/a.zip,target=/opt/a.zip unzip a.zip
    `,
  },
  'removed by a later RUN, past another name of the stage': {
    before:
      'FROM x AS download\nFROM debian:12\nADD https://example.org/a.deb /a.deb\nRUN dpkg -i /a.deb\nRUN rm /a.deb\nCMD ["a"]\n',
    after:
      'FROM x AS download\nFROM scratch AS download-2\nADD https://example.org/a.deb /a.deb\n\nFROM debian:12\nRUN --mount=type=bind,from=download-2,source=/a.deb,target=/a.deb dpkg -i /a.deb\nCMD ["a"]\n',
  },
  'unpacked and left lying': {
    before: 'FROM debian:12\nADD https://example.org/a.tgz /\nRUN cd /opt && tar xf /a.tgz\n',
    after:
      'FROM scratch AS download\nADD https://example.org/a.tgz /a.tgz\n\nFROM debian:12\nRUN --mount=type=bind,from=download,source=/a.tgz,target=/a.tgz cd /opt && tar xf /a.tgz\n',
  },
  'leaves a file that something starts': {
    before:
      'FROM debian:12\nADD https://example.org/a.sh /a.sh\nRUN sh /a.sh --install\nCMD ["/a.sh"]\n',
  },
  'leaves a script that nobody removes': {
    before: 'FROM debian:12\nADD https://example.org/a.sh /a.sh\nRUN sh /a.sh --install\n',
  },
  'leaves what is unpacked in its place: gunzip writes over it': {
    before: 'FROM debian:12\nADD https://example.org/a.tar.gz /\nRUN gunzip /a.tar.gz\n',
  },
  'leaves a RUN that sweeps the folder: a mount point cannot be removed': {
    before:
      'FROM debian:12\nADD https://example.org/a.tgz /tmp/\nRUN tar xf /tmp/a.tgz && rm -rf /tmp/*\n',
  },
  'leaves one that ENV completes: the other stage would not know it': {
    before:
      'FROM debian:12\nENV V=1\nADD https://example.org/$V/a.tgz /a.tgz\nRUN tar xf /a.tgz && rm /a.tgz\n',
  },
  'leaves a text that counts its stages': {
    before:
      'FROM x\nFROM debian:12\nCOPY --from=0 /a /a\nADD https://example.org/a.tgz /a.tgz\nRUN tar xf /a.tgz && rm /a.tgz\n',
  },
  'leaves a RUN of another user, who could not read it': {
    before:
      'FROM debian:12\nADD https://example.org/a.tgz /a.tgz\nUSER app\nRUN tar xf /a.tgz && rm /a.tgz\n',
  },
  'leaves files of the context': {
    before: 'FROM debian:12\nADD a.deb /a.deb\nRUN dpkg -i /a.deb && rm /a.deb\n',
  },
});
