import { npmOmitDev } from '../../../src/engine/rewrites/node/npmOmitDev.ts';
import type { Piece } from './reportOfEverything.ts';
import { testRewrite } from './testRewrite.ts';

const pieces: readonly Piece[] = [{ kind: 'npm', name: 'typescript' }];

// https://docs.npmjs.com/cli/commands/npm-ci#omit
testRewrite(npmOmitDev, {
  'a service that is only started': {
    pieces,
    before: 'FROM node:22\nRUN npm ci\nCMD ["node", "server.js"]\n',
    after: 'FROM node:22\nRUN npm ci --omit=dev\nCMD ["node", "server.js"]\n',
  },
  'leaves a stage that builds': {
    pieces,
    before: 'FROM node:22\nRUN npm ci\nRUN npm run build\nCMD ["node", "server.js"]\n',
  },
  'leaves an image that is developed in': {
    pieces,
    before: 'FROM node:22\nRUN npm ci\nCMD [ "npm", "run", "dev" ]\n',
  },
  'leaves one that starts through a development dependency': {
    pieces,
    before: 'FROM node:22\nRUN npm ci\nCMD npx nodemon server.js\n',
  },
});
