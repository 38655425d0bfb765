import { expect, it } from 'vitest';
import { staticSite } from '../../../src/engine/rewrites/stages/staticSite.ts';
import { proposalsFor, testRewrite } from './testRewrite.ts';

const manifest = (scripts: object, more: object = {}): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({ scripts, devDependencies: { vite: '6' }, ...more }),
});
const vite = { build: 'tsc -b && vite build', preview: 'vite preview --host' };
const files = manifest(vite);
const HEAD = 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npm run build\n';
const BUILD = HEAD.replace('node:22', 'node:22 AS build');
const CMD = 'CMD ["npm", "run", "preview"]\n';

/** The second stage for a port, with what a path that is no file gets. */
const nginx = (port: number, output: string, fallback = '/index.html'): string =>
  `\nFROM nginx:alpine\nCOPY <<'EOF' /etc/nginx/conf.d/default.conf\nserver {\n  listen ${port};\n  root /usr/share/nginx/html;\n  location / { try_files $uri $uri/ ${fallback}; }\n}\nEOF\nCOPY --from=build /app/${output} /usr/share/nginx/html\n`;

// https://vite.dev/guide/static-deploy.html and https://create-react-app.dev/docs/deployment/
testRewrite(staticSite, {
  'the files alone, on the port that is exposed': {
    files: manifest({ build: 'react-scripts build', start: 'react-scripts start' }),
    before: `
      FROM node:alpine
      LABEL a=b
      WORKDIR /app
      COPY package*.json ./
      RUN npm install
      COPY . .
      RUN npm run build
      EXPOSE 3000
      CMD ["npm", "run", "start"]
    `,
    after: `
      FROM node:alpine AS build
      LABEL a=b
      WORKDIR /app
      COPY package*.json ./
      RUN npm install
      COPY . .
      RUN npm run build

      FROM nginx:alpine
      LABEL a=b
      COPY <<'EOF' /etc/nginx/conf.d/default.conf
      server {
        listen 3000;
        root /usr/share/nginx/html;
        location / { try_files $uri $uri/ /index.html; }
      }
      EOF
      COPY --from=build /app/build /usr/share/nginx/html
      EXPOSE 3000
    `,
  },
  'the usual port of a preview': {
    files,
    before: HEAD + CMD,
    after: BUILD + nginx(4173, 'dist'),
  },
  'a server that is installed, with its port and without a fallback': {
    files,
    before: `${HEAD}RUN npm install -g serve\nCMD serve dist -l 5000\n`,
    after: `${BUILD}RUN npm install -g serve\n${nginx(5000, 'dist', '=404')}`,
  },
  'leaves a folder that the build does not write': {
    files,
    before: `${HEAD}CMD ["npx", "serve", "-s", "public"]\n`,
  },
  'leaves a site whose parts another server answers': {
    files: { ...files, 'vite.config.ts': "export default { preview: { proxy: { '/api': 'x' } } }" },
    before: HEAD + CMD,
  },
  'leaves settings that are not given': {
    files,
    context: { 'vite.config.ts': 400 },
    before: HEAD + CMD,
  },
  'leaves a framework with a server of its own': {
    files: manifest(vite, { devDependencies: { vite: '6', '@sveltejs/kit': '2' } }),
    before: HEAD + CMD,
  },
  'leaves a site below a path': {
    files: manifest(vite, { homepage: '/shop' }),
    before: HEAD + CMD,
  },
  'leaves a start without a build: that is for development': {
    files,
    before: `FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n${CMD}`,
  },
  'leaves two ports, and one that the server does not listen on': {
    files,
    before: `${HEAD}EXPOSE 80\nCMD ["npx", "serve", "-s", "dist", "-l", "3000"]\n`,
  },
  'leaves a build that goes on': {
    files: manifest({ ...vite, postbuild: 'node prerender.js' }),
    before: HEAD + CMD,
  },
  'leaves a program of its own': { files, before: `${HEAD}CMD ["node", "server.js"]\n` },
  'leaves a user, whom nginx has not': { files, before: `${HEAD}USER node\n${CMD}` },
  'leaves a check of health by node': {
    files,
    before: `${HEAD}HEALTHCHECK CMD node check.js\n${CMD}`,
  },
  'leaves a project that is not given': { before: HEAD + CMD },
});

it('declares that it changes what starts', () => {
  const [found] = proposalsFor(staticSite, { before: HEAD + CMD, files });
  expect([found?.risk, found?.changes]).toEqual(['behaviour', ['CMD']]);
});
