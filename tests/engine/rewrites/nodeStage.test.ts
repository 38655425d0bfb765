import { nodeStage } from '../../../src/engine/rewrites/stages/nodeStage.ts';
import { testRewrite } from './testRewrite.ts';

const manifest = (changes: object = {}): string =>
  JSON.stringify({
    scripts: { build: 'rimraf dist && tsc', start: 'node dist/main.js', serve: 'tsx main.ts' },
    dependencies: { express: '4' },
    devDependencies: { typescript: '5', rimraf: '6', tsx: '4' },
    ...changes,
  });
const files = {
  'package.json': manifest(),
  'tsconfig.json': '{"compilerOptions":{"outDir":"./dist"}}',
};
const next = manifest({
  scripts: { build: 'next build', start: 'next start' },
  dependencies: { next: '15' },
});
const HEAD = 'FROM node:22\nWORKDIR /app\nCOPY . .\n';
const CMD = 'CMD ["node", "dist/main.js"]\n';

// https://docs.npmjs.com/cli/commands/npm-prune and https://docs.docker.com/build/building/multi-stage/
testRewrite(nodeStage, {
  'the output and the pruned packages at their paths, all else as it was': {
    files,
    before: `
      FROM node:22-alpine AS web
      ENV TZ=UTC
      RUN apk add --no-cache python3 make g++
      RUN apk add --no-cache tini
      WORKDIR /app
      COPY package*.json ./
      RUN npm ci --legacy-peer-deps
      COPY . .
      RUN npm run build
      ENV NODE_ENV=production
      USER node
      EXPOSE 3000
      CMD ["npm", "start"]
    `,
    after: `
      FROM node:22-alpine AS build
      ENV TZ=UTC
      RUN apk add --no-cache python3 make g++
      RUN apk add --no-cache tini
      WORKDIR /app
      COPY package*.json ./
      RUN npm ci --legacy-peer-deps
      COPY . .
      RUN npm run build
      RUN npm prune --omit=dev --legacy-peer-deps

      FROM node:22-alpine AS web
      ENV TZ=UTC
      RUN apk add --no-cache tini
      WORKDIR /app
      COPY package*.json ./
      COPY --from=build /app/node_modules /app/node_modules
      COPY . .
      COPY --from=build /app/dist /app/dist
      ENV NODE_ENV=production
      USER node
      EXPOSE 3000
      CMD ["npm", "start"]
    `,
  },
  'next, and the npm of an old Node': {
    files: { 'package.json': next },
    before:
      'FROM node:14\nWORKDIR /app\nCOPY . .\nRUN npm install && npm run build\nCMD ["node_modules/.bin/next", "start"]\n',
    after:
      'FROM node:14 AS build\nWORKDIR /app\nCOPY . .\nRUN npm install && npm run build\nRUN npm prune --production\n\nFROM node:14\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/node_modules /app/node_modules\nCOPY --from=build /app/.next /app/.next\nCMD ["node_modules/.bin/next", "start"]\n',
  },
  'pnpm, which corepack brings to both stages': {
    files,
    before: `FROM node:22\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nRUN pnpm install --frozen-lockfile\nRUN pnpm build\n${CMD}`,
    after: `FROM node:22 AS build\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nRUN pnpm install --frozen-lockfile\nRUN pnpm build\nRUN CI=true pnpm prune --prod\n\nFROM node:22\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/node_modules /app/node_modules\nCOPY --from=build /app/dist /app/dist\n${CMD}`,
  },
  'yarn 1, whose install for production takes away what development needs': {
    files,
    before: `${HEAD}RUN yarn install --frozen-lockfile --network-timeout 600000\nRUN yarn build\nCMD ["yarn", "start"]\n`,
    after: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN yarn install --frozen-lockfile --network-timeout 600000\nRUN yarn build\nRUN yarn install --production --ignore-scripts --prefer-offline --frozen-lockfile\n\nFROM node:22\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/node_modules /app/node_modules\nCOPY --from=build /app/dist /app/dist\nCMD ["yarn", "start"]\n`,
  },
  'yarn 4 with a node_modules': {
    files: {
      ...files,
      'package.json': manifest({ packageManager: 'yarn@4.5.0' }),
      '.yarnrc.yml': 'nodeLinker: node-modules\n',
    },
    before: `FROM node:22\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nRUN yarn --immutable\nRUN yarn run build\n${CMD}`,
    after: `FROM node:22 AS build\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nRUN yarn --immutable\nRUN yarn run build\nRUN yarn workspaces focus --production\n\nFROM node:22\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/node_modules /app/node_modules\nCOPY --from=build /app/dist /app/dist\n${CMD}`,
  },
  'leaves yarn with Plug’n’Play, which keeps no node_modules': {
    files: { ...files, '.yarnrc.yml': 'enableTelemetry: false\n' },
    before: `${HEAD}RUN yarn\nRUN yarn build\n${CMD}`,
  },
  'leaves a start by what corepack fetched while building': {
    files,
    before: `FROM node:22\nRUN corepack enable\nWORKDIR /app\nCOPY . .\nRUN pnpm install\nRUN pnpm build\nCMD ["pnpm", "start"]\n`,
  },
  'what is started tells where tsc writes to while its settings are not given': {
    files: { 'package.json': manifest() },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
    after: `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npm run build\nRUN npm prune --omit=dev\n\nFROM node:22\nWORKDIR /app\nCOPY . .\nCOPY --from=build /app/node_modules /app/node_modules\nCOPY --from=build /app/dist /app/dist\n${CMD}`,
  },
  'leaves a start that needs a development dependency': {
    files,
    before: `${HEAD}RUN npm ci\nRUN npm run build\nCMD ["npm", "run", "serve"]\n`,
  },
  'leaves a start script of the shell': {
    files,
    before: `${HEAD}RUN npm ci\nRUN npm run build\nENTRYPOINT ["/entrypoint.sh"]\n${CMD}`,
  },
  'leaves a project whose package.json is not given': {
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves a project in a folder of the context': {
    files,
    before: `FROM node:22\nWORKDIR /app\nCOPY web .\nRUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves one without development dependencies': {
    files: { ...files, 'package.json': manifest({ devDependencies: {} }) },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves a build whose output cannot be told': {
    files: { ...files, 'package.json': manifest({ scripts: { build: 'webpack' } }) },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves a build with a script behind it that may write elsewhere': {
    files: {
      ...files,
      'package.json': manifest({ scripts: { build: 'tsc', postbuild: 'node copy-assets.js' } }),
    },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves next with an output elsewhere, and settings that need a development dependency': {
    files: {
      'package.json': next,
      'next.config.js': "module.exports = require('tsx')({ distDir: 'x' })",
    },
    before: `${HEAD}RUN npm ci\nRUN npm run build\nCMD ["npm", "start"]\n`,
  },
  'leaves settings of next in a language that a development dependency reads': {
    files: { 'package.json': next },
    context: { 'next.config.ts': 100 },
    before: `${HEAD}RUN npm ci\nRUN npm run build\nCMD ["npm", "start"]\n`,
  },
  'leaves a generated database client': {
    files: { ...files, 'package.json': manifest({ dependencies: { '@prisma/client': '6' } }) },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves workspaces': {
    files: { ...files, 'package.json': manifest({ workspaces: ['packages/*'] }) },
    before: `${HEAD}RUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves what was installed for production': {
    files,
    before: `${HEAD}ENV NODE_ENV=production\nRUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves packages of a user, other programs, and what builds again later': {
    files,
    before: `${HEAD}USER node\nRUN npm ci\nRUN npm run build\n${CMD}`,
  },
  'leaves another program before the build': {
    files,
    before: `${HEAD}RUN npm ci\nRUN node prepare.js\nRUN npm run build\n${CMD}`,
  },
  'leaves what runs a script after the build': {
    files,
    before: `${HEAD}RUN npm ci\nRUN npm run build\nRUN npm test\n${CMD}`,
  },
  'leaves folders that are changed inside a RUN': {
    files,
    before: `${HEAD}RUN cd client && npm ci && npm run build\n${CMD}`,
  },
});
