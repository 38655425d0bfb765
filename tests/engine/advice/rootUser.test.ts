import { rootUser } from '../../../src/engine/advice/rootUser.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/build/building/best-practices/#user
testAdvice(rootUser, {
  'no USER at all: at the command': { text: 'FROM python:3.12\nCMD ["a"]\n', lines: [2] },
  'root again after a user: at that line': {
    text: 'FROM python:3.12\nUSER app\nUSER root\nCMD ["a"]\n',
    lines: [3],
  },
  'user 0 with a group': { text: 'FROM a\nUSER 0:0\nCMD ["a"]\n', lines: [2] },
  'a user': { text: 'FROM python:3.12\nUSER app\nCMD ["a"]\n', lines: [] },
  'the user of the stage below': {
    text: 'FROM python:3.12 AS base\nUSER 1000\nFROM base\nCMD ["a"]\n',
    lines: [],
  },
  'the user of the base image': {
    text: 'FROM jupyter/base-notebook\nCMD ["a"]\n',
    lines: [],
    facts: { image: { user: 'jovyan' } },
  },
  'a base image that nobody knows': {
    text: 'FROM who/knows\nCMD ["a"]\n',
    lines: [],
    facts: { image: { match: 'unknown' } },
  },
  'a builder that starts nothing': { text: 'FROM python:3.12\nRUN make\n', lines: [] },
  'an entry point that gives up its rights by itself': {
    text: 'FROM python:3.12\nENTRYPOINT ["gosu", "app", "a"]\n',
    lines: [],
  },
  'nginx, which has to open port 80': { text: 'FROM nginx:1.27\nCMD ["nginx"]\n', lines: [] },
});
