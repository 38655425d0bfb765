import type { TextEdit } from '../../report.ts';
import { movedLine } from './movedLine.ts';
import type { Candidate } from './propose.ts';
import type { Proof } from './prove.ts';

/** What a change saved when it was last weighed. Bytes; all 0 when it was not worth it. */
export type Worth = Pick<Proof, 'savedBytes' | 'savedCompressedBytes' | 'savedCodeChangeBytes'>;

interface Entry {
  readonly name: string;
  readonly line: number;
  readonly worth: Worth;
}

const NOTHING: Worth = { savedBytes: 0, savedCompressedBytes: 0, savedCodeChangeBytes: 0 };

/**
 * What changes saved when they were last weighed: an upper bound in practice, since changes overlap and seldom help each other. A change
 * is found again by its rewrite, its title and its line, which moves with what is written above it.
 */
export class Worths {
  #entries = new Map<string, Entry>();

  /** Undefined for a change that was never weighed. */
  of({ rewrite, proposal }: Candidate): Worth | undefined {
    return this.#entries.get(keyOf(`${rewrite.id} ${proposal.title}`, proposal.line))?.worth;
  }

  set({ rewrite, proposal }: Candidate, proof: Worth | null): void {
    const name = `${rewrite.id} ${proposal.title}`;
    const { line } = proposal;
    this.#entries.set(keyOf(name, line), { name, line, worth: proof ?? NOTHING });
  }

  /** To be called when `edits` of `text` have been made. */
  move(edits: readonly TextEdit[], text: string): void {
    const moved = [...this.#entries.values()].map((entry) => ({
      ...entry,
      line: movedLine(entry.line, edits, text),
    }));
    this.#entries = new Map(moved.map((entry) => [keyOf(entry.name, entry.line), entry]));
  }
}

function keyOf(name: string, line: number): string {
  return `${name} ${line}`;
}
