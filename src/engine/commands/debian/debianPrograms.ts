import { addAptRepository } from './addAptRepository.ts';
import { apt } from './apt.ts';
import { aptMark } from './aptMark.ts';
import { dpkg } from './dpkg.ts';
import { gdebi } from './gdebi.ts';
import { localeGen } from './localeGen.ts';
import { lsbRelease } from './lsbRelease.ts';
import type { Program } from '../program.ts';

/** Programs of Debian images that write next to nothing: keys, questions, queries, service links. */
const quiet: Program = {
  names: [
    'apt-key',
    'apt-cache',
    'apt-config',
    'debconf-set-selections',
    'dpkg-divert',
    'dpkg-statoverride',
    'update-ca-certificates',
    'update-locale',
  ],
  run: () => ({ effects: [] }),
};

/** Every program that belongs to Debian's package tools. */
export const debianPrograms: readonly Program[] = [
  apt,
  aptMark,
  addAptRepository,
  dpkg,
  gdebi,
  localeGen,
  lsbRelease,
  quiet,
];
