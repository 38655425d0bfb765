import { floatingBase } from '../../../src/engine/advice/floatingBase.ts';
import { testAdvice } from './testAdvice.ts';

// https://docs.docker.com/build/building/best-practices/#pin-base-image-versions
testAdvice(floatingBase, {
  'no tag': { text: 'FROM python\n', lines: [1] },
  'latest, in every stage that has it': {
    text: 'FROM node:latest AS a\nFROM nginx\nCOPY --from=a /a /a\n',
    lines: [1, 2],
  },
  'a port is no tag': { text: 'FROM example.org:5000/app\n', lines: [1] },
  'a tag moves: the first one stands for all': {
    text: 'FROM node:22 AS a\nFROM nginx:1.27\nCOPY --from=a /a /a\n',
    lines: [1],
  },
  'a digest': { text: 'FROM python:3.12@sha256:0123\n', lines: [] },
  'a stage, scratch, and a variable that is set elsewhere': {
    text: 'ARG BASE\nFROM $BASE AS a\nFROM a AS b\nFROM scratch\n',
    lines: [],
  },
});
