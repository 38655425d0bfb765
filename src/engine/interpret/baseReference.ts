import { expandVariables } from '../dockerfile/expandVariables.ts';
import type { Stage } from '../dockerfile/instruction.ts';
import type { Session } from './session.ts';

/** The image that FROM names. */
export interface BaseReference {
  /** After expansion; a build argument without a value stands in it as it is written, `python:$VERSION`. */
  readonly text: string;
  /** Declared build arguments that it needs and that have no value, in the order of the text. */
  readonly missing: readonly string[];
}

/**
 * Expands FROM with the global build arguments. One that is declared with ARG and has no value is what `--build-arg` is for: the file
 * builds with it, so it is a question. A name that no ARG before the first FROM declares takes no value from there and is empty
 * (Dockerfile reference, "Understand how ARG and FROM interact").
 */
export function baseReference({ from }: Stage, session: Session): BaseReference {
  const { globalArgs, dockerfile } = session;
  const plain = expandVariables(from.image, (name) => globalArgs.get(name), dockerfile.escape);
  const declared = new Set(
    dockerfile.globalArgs.flatMap((line) =>
      line.type === 'arg' ? line.args.map(({ name }) => name) : [],
    ),
  );
  const missing = plain.unset.filter((name) => declared.has(name));
  if (missing.length === 0) return { text: plain.text, missing };
  const shown = (name: string): string | undefined =>
    missing.includes(name) ? `$${name}` : globalArgs.get(name);
  return { text: expandVariables(from.image, shown, dockerfile.escape).text, missing };
}
