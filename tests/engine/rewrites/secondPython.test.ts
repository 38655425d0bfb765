import { secondPython } from '../../../src/engine/rewrites/packages/secondPython.ts';
import { testRewrite } from './testRewrite.ts';

testRewrite(secondPython, {
  'names beside others': {
    before:
      'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc python3-dev python3-pip curl\n',
    after: 'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc curl\n',
  },
  'the whole install': {
    before:
      'FROM python:3.12-slim\nRUN apt-get update && \\\n    apt-get install -y python3-dev && \\\n    rm -rf /var/lib/apt/lists/* && \\\n    echo ok\n',
    after: 'FROM python:3.12-slim\nRUN echo ok\n',
  },
  'leaves images without a Python of their own': {
    before: 'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y python3-pip\n',
  },
  'leaves packages that only begin like it': {
    before: 'FROM python:3.12\nRUN apt-get install -y python3-numpy\n',
  },
});
