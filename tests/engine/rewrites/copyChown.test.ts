import { copyChown } from '../../../src/engine/rewrites/layers/copyChown.ts';
import { testRewrite } from './testRewrite.ts';

// COPY --chown: https://docs.docker.com/reference/dockerfile/#copy---chown---chmod
const once = { knowsItsOwnResult: false };
testRewrite(copyChown, {
  'the folder itself keeps its owner': {
    before:
      'FROM python:3.12\nRUN useradd app\nWORKDIR /app\nCOPY . .\nRUN chown -R app:app /app\n',
    after:
      'FROM python:3.12\nRUN useradd app\nWORKDIR /app\nCOPY --chown=app:app . .\nRUN chown app:app /app\n',
  },
  'the user is made before COPY names it': {
    before:
      'FROM python:3.12\nWORKDIR /app\n# code\nCOPY --from=b /v /app/v\nRUN useradd app \\\n && chown -R app /app\nUSER app\n',
    after:
      'FROM python:3.12\nWORKDIR /app\nRUN useradd app\n# code\nCOPY --chown=app --from=b /v /app/v\nRUN chown app /app\nUSER app\n',
  },
  'a mode goes altogether': {
    before: 'FROM python:3.12\nCOPY a /srv/a\nRUN chmod -R 755 /srv && echo ok\n',
    after: 'FROM python:3.12\nCOPY --chmod=755 a /srv/a\nRUN echo ok\n',
  },
  'leaves a symbolic mode, a single file and another folder': {
    before:
      'FROM python:3.12\nCOPY a /srv/a\nRUN chmod -R +x /srv && chown app /srv/a && chown -R app /opt\n',
  },
  'leaves what is copied afterwards': {
    ...once,
    before: 'FROM python:3.12\nRUN chown -R app /srv\nCOPY a /srv/a\n',
  },
});
