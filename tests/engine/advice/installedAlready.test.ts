import { installedAlready } from '../../../src/engine/advice/installedAlready.ts';
import { testAdvice } from './testAdvice.ts';

// https://hub.docker.com/_/buildpack-deps: what the full images are made from.
const facts = {
  image: { debianPackages: ['gcc', 'g++', 'make', 'libc6-dev', 'git', 'curl', 'libpq-dev'] },
};
testAdvice(installedAlready, {
  'among others they go': {
    facts,
    text: `
      FROM python:3.11
      RUN apt-get update && apt-get install -y \\
          build-essential \\
          ffmpeg \\
          git \\
        && rm -rf /var/lib/apt/lists/*
    `,
    lines: [2],
    after: `
      FROM python:3.11
      RUN apt-get update && apt-get install -y \\
          ffmpeg \\
        && rm -rf /var/lib/apt/lists/*
    `,
  },
  'a RUN of nothing else goes': {
    facts,
    text: 'FROM python:3.11\nRUN apt-get update && apt-get install -y gcc libpq-dev\nCMD ["a"]\n',
    lines: [2],
    after: 'FROM python:3.11\nCMD ["a"]\n',
  },
  'a later RUN lives on the lists': {
    facts,
    text: 'FROM python:3.11\nRUN apt-get update && apt-get install -y git\nRUN apt install -y vim\n',
    lines: [2],
    after: 'FROM python:3.11\nRUN apt-get update\nRUN apt install -y vim\n',
  },
  'in a stage that continues another': {
    facts,
    text: 'FROM python:3.11 AS a\nFROM a\nRUN apt-get install -y git vim\n',
    lines: [3],
    after: 'FROM python:3.11 AS a\nFROM a\nRUN apt-get install -y vim\n',
  },
  'a version that is asked for': {
    facts,
    text: 'FROM python:3.11\nRUN apt-get install -y git=1:2.39.5-0 vim\n',
    lines: [],
  },
  'half of build-essential': {
    facts: { image: { debianPackages: ['gcc', 'libc6-dev'] } },
    text: 'FROM python:3.11\nRUN apt-get install -y build-essential\n',
    lines: [],
  },
  'a slim image': { text: 'FROM python:3.11-slim\nRUN apt-get install -y gcc\n', lines: [] },
  'an image that nobody knows': {
    facts: { image: { ...facts.image, match: 'unknown' } },
    text: 'FROM who/knows\nRUN apt-get install -y git\n',
    lines: [],
  },
});
