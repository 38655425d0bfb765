import { apkBuildDeps } from '../../../src/engine/rewrites/packages/apkBuildDeps.ts';
import { testRewrite } from './testRewrite.ts';

// apk-add(8), --virtual; the libraries behind headers are what their `so:` dependencies name on pkgs.alpinelinux.org.
testRewrite(apkBuildDeps, {
  'compilers move to the RUN that uses them, libraries stay': {
    before: `
      FROM python:3.11-alpine
      RUN apk add --no-cache gcc musl-dev postgresql-dev bash
      COPY requirements.txt .
      RUN pip install -r requirements.txt
      CMD ["python", "a.py"]
    `,
    after: `
      FROM python:3.11-alpine
      RUN apk add --no-cache bash
      COPY requirements.txt .
      RUN apk add --no-cache libpq && apk add --no-cache --virtual .build-deps gcc musl-dev postgresql-dev && pip install -r requirements.txt && apk del .build-deps
      CMD ["python", "a.py"]
    `,
  },
  'a RUN of compilers alone goes; the style of lines is kept': {
    before: `
      from node:22-alpine
      run apk add make~=4
      copy . .
      run npm ci \\
       && npm run build
    `,
    after: `
      from node:22-alpine
      copy . .
      run apk add --no-cache --virtual .build-deps make~=4 \\
       && npm ci \\
       && npm run build \\
       && apk del .build-deps
    `,
  },
  'in one RUN already': {
    before: 'FROM python:alpine\nRUN apk add build-base libffi-dev && pip install cffi\n',
    after:
      'FROM python:alpine\nRUN apk add --no-cache libffi libstdc++ && apk add --no-cache --virtual .build-deps build-base libffi-dev && pip install cffi && apk del .build-deps\n',
  },
  'in one RUN, beside what stays': {
    before: 'FROM ruby:alpine\nRUN apk add gcc tzdata musl-dev && bundle install\n',
    after:
      'FROM ruby:alpine\nRUN apk add --no-cache --virtual .build-deps gcc musl-dev && apk add tzdata && bundle install && apk del .build-deps\n',
  },
  'leaves headers whose library is not known by name': {
    before: 'FROM python:alpine\nRUN apk add gcc vips-dev\nRUN pip install pyvips\n',
  },
  'leaves headers without a compiler': {
    before: 'FROM node:alpine\nRUN apk add chromium freetype-dev\nRUN yarn add puppeteer\n',
  },
  'leaves what two RUNs may need': {
    before: 'FROM python:alpine\nRUN apk add gcc\nRUN pip install a\nRUN pip install b\n',
  },
  'leaves what something else compiles with': {
    before: 'FROM python:alpine\nRUN apk add gcc make\nRUN make tool\nRUN pip install a\n',
  },
  'leaves another user, who may not remove packages': {
    before: 'FROM python:alpine\nRUN apk add gcc\nUSER app\nRUN pip install a\n',
  },
  'leaves a builder, of which nothing is kept': {
    before:
      'FROM python:alpine AS b\nRUN apk add gcc\nRUN pip install --prefix=/i a\nFROM python:alpine\nCOPY --from=b /i /usr/local\n',
  },
  'leaves what may fail and go on': {
    before: 'FROM python:alpine\nRUN apk add gcc\nRUN pip install a || pip install b\n',
  },
  'leaves what is a virtual package already': {
    before: 'FROM python:alpine\nRUN apk add --virtual .b gcc && pip install a && apk del .b\n',
  },
});
