import { PROGRAMS } from './programs.ts';
import type { Program } from './program.ts';

const BY_NAME: ReadonlyMap<string, Program> = new Map(
  PROGRAMS.flatMap((program) => program.names.map((name) => [name, program] as const)),
);

/** The model of a program by its base name; a version at the end (`pip3.11`, `python3`, `gcc-12`) does not matter. */
export function findProgram(name: string): Program | undefined {
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/-?\d[\d.]*$/, ''));
}
