import { beforeAll, expect, test } from 'vitest';
import type { ImageTable } from '../../../src/engine/images/imageTable.ts';
import { loadImageTable } from './imageSliceForTests.ts';

let table: ImageTable;
beforeAll(async () => {
  table = await loadImageTable();
});

// A tag that is no longer built keeps the distribution of its last build: end of support of each series against debian.org/releases.
test.each([
  ['python:2.7-slim', 'debian buster'],
  ['python:3.5', 'debian buster'],
  ['python:3.6', 'bullseye'],
  ['ruby:2.5', 'debian buster'],
  ['ruby:2.7-slim', 'bullseye'],
  ['php:5.6-apache', 'debian stretch'],
  ['php:7.2', 'debian buster'],
  ['php:7.4-fpm', 'bullseye'],
  ['php:8.0', 'bookworm'],
  ['postgres:9.6', 'bullseye'],
  ['nginx:1.14', 'debian stretch'],
  ['redis:5', 'bullseye'],
  ['golang:1.8', 'debian stretch'],
  // Maven on openjdk until it moved to Temurin on Ubuntu.
  ['maven:3.6-jdk-8', 'debian buster'],
  ['maven:3.8-openjdk-11', 'bullseye'],
  ['maven:3.9-eclipse-temurin-17', 'ubuntu noble'],
  // The Ubuntu of each version (the projects' Dockerfiles; NVIDIA's support matrix).
  ['tensorflow/tensorflow:2.3.0', 'ubuntu bionic'],
  ['tensorflow/tensorflow:2.11.0', 'ubuntu focal'],
  ['pytorch/pytorch:1.9.0-cuda11.1-cudnn8-runtime', 'ubuntu bionic'],
  ['pytorch/pytorch:2.1.2-cuda12.1-cudnn8-runtime', 'ubuntu focal'],
  ['nvcr.io/nvidia/pytorch:22.12-py3', 'ubuntu focal'],
  ['nvcr.io/nvidia/pytorch:24.01-py3', 'ubuntu jammy'],
  ['nvcr.io/nvidia/pytorch:25.12-py3', 'ubuntu noble'],
])('%s stands on %s', (reference, suite) => {
  const { system } = table.resolve(reference, 'linux/amd64', undefined);
  expect(system.kind === 'debian' ? (system.standsInFor ?? system.suite) : system.kind).toBe(suite);
});

// The Python that an image's own framework is installed for.
test.each([
  ['pytorch/pytorch:1.12.0-cuda11.3-cudnn8-runtime', '3.7'],
  ['pytorch/pytorch:1.13.0-cuda11.6-cudnn8-devel', '3.10'],
  ['nvcr.io/nvidia/pytorch:22.12-py3', '3.8'],
  ['nvcr.io/nvidia/pytorch:24.01-py3', '3.10'],
  ['tensorflow/tensorflow:2.3.0', '3.6'],
  ['tensorflow/tensorflow:2.11.0', '3.8'],
])('%s has Python %s', (reference, version) => {
  expect(table.resolve(reference, 'linux/amd64', undefined).pythons[0]?.version).toBe(version);
});
