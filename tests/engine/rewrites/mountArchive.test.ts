import { mountArchive } from '../../../src/engine/rewrites/layers/mountArchive.ts';
import { testRewrite } from './testRewrite.ts';

// https://docs.docker.com/reference/dockerfile/#run---mounttypebind
testRewrite(mountArchive, {
  'copied, unpacked, removed': {
    before:
      'FROM debian:12\nCOPY dist/app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt && rm /tmp/app.tar.gz\n',
    after:
      'FROM debian:12\nRUN --mount=type=bind,source=dist/app.tar.gz,target=/tmp/app.tar.gz tar -xzf /tmp/app.tar.gz -C /opt\n',
  },
  'from a stage, in the working folder': {
    before:
      'FROM x AS b\nFROM debian:12\nWORKDIR /w\nCOPY --from=b /a.whl a.whl\nRUN pip install a.whl && rm -f a.whl && echo ok\n',
    after:
      'FROM x AS b\nFROM debian:12\nWORKDIR /w\nRUN --mount=type=bind,from=b,source=/a.whl,target=/w/a.whl pip install a.whl && echo ok\n',
  },
  'removed by a RUN of its own': {
    before:
      'FROM debian:12\nWORKDIR /d\nCOPY a.tgz .\nRUN tar -xf a.tgz\nRUN rm a.tgz\nCMD ["b"]\n',
    after:
      'FROM debian:12\nWORKDIR /d\nRUN --mount=type=bind,source=a.tgz,target=/d/a.tgz tar -xf a.tgz\nCMD ["b"]\n',
  },
  'leaves a file that stays': {
    before: 'FROM debian:12\nCOPY app.tar.gz /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n',
  },
  'leaves a file that something else reads': {
    before:
      'FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -xf /tmp/a.tgz && rm /tmp/a.tgz\nRUN ls /tmp/a.tgz\n',
  },
  'leaves a folder': {
    before: 'FROM debian:12\nCOPY src /tmp/src\nRUN make -C /tmp/src && rm -rf /tmp/src\n',
  },
  'leaves a RUN that sweeps the folder: a mount point cannot be removed': {
    before:
      'FROM debian:12\nCOPY a.tgz /tmp/\nRUN tar -xf /tmp/a.tgz && rm /tmp/a.tgz && rm -rf /tmp/*\n',
  },
  'leaves a file that is changed in its place': {
    before:
      'FROM debian:12\nCOPY a.sh /tmp/\nRUN chmod +x /tmp/a.sh && /tmp/a.sh && rm /tmp/a.sh\n',
  },
});
