import { debianPrograms } from './debian/debianPrograms.ts';
import { packageManagerPrograms } from './packageManagerPrograms.ts';
import type { Program } from './program.ts';
import { pythonPrograms } from './python/pythonPrograms.ts';
import { unixPrograms } from './unixPrograms.ts';

/** Every program that has a model. To add one: its file, its table of tests, its line in its family's list. */
export const PROGRAMS: readonly Program[] = [
  ...unixPrograms,
  ...debianPrograms,
  ...pythonPrograms,
  ...packageManagerPrograms,
];
