import type { Stage } from '../../dockerfile/instruction.ts';
import type { RunSetting, TextEdit } from '../../report.ts';
import { DOCKERFILE } from '../edits/applyEdits.ts';
import type { Scene } from '../rewrite.ts';

/** A program that starts another one in an environment: `poetry run`, `conda run -n env`. */
export interface Runner {
  /** Its words and the values of its options, one regular expression each. */
  readonly words: string;
  /** Where it is spoken of at all. */
  readonly mentioned: RegExp;
}

export interface StartWithout {
  /** Edits that start the program itself. */
  readonly edits: readonly TextEdit[];
  readonly changes: readonly RunSetting[];
  /** What the runner started. */
  readonly programs: readonly string[];
}

/** Blanks, and the end of a line that goes on. */
const GAP = '(?:\\s|\\\\\\r?\\n)*';

/**
 * How a container is started without a runner, whose environment comes first in PATH instead.
 * @returns null when the runner is needed for something else, or nothing would be left to start
 */
export function startWithout(
  { words, mentioned }: Runner,
  { instructions }: Stage,
  scene: Scene,
): StartWithout | null {
  const quoted = words
    .split(' ')
    .map((word) =>
      word.endsWith('?') ? `(?:"${word.slice(0, -1)}"${GAP},${GAP})?` : `"${word}"${GAP},${GAP}`,
    )
    .join('');
  const plain = words
    .split(' ')
    .map((word) => (word.endsWith('?') ? `(?:${word.slice(0, -1)}\\s+)?` : `${word}\\s+`))
    .join('');
  const pattern = new RegExp(
    `^\\w+${GAP}(?:\\[${GAP}(?<exec>${quoted})"(?<first>[^"]+)"|(?<shell>${plain})(?<second>[^\\s"']+))`,
  );
  const edits: TextEdit[] = [];
  const changes: RunSetting[] = [];
  const programs: string[] = [];
  for (const { type, keyword, range } of instructions) {
    const text = scene.workspace.dockerfile.slice(range.start, range.end);
    if ((type !== 'metadata' && type !== 'shell') || !mentioned.test(text)) continue;
    if (keyword === 'HEALTHCHECK') return null;
    if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT' && keyword !== 'SHELL') continue;
    const match = pattern.exec(text);
    const { exec, first, shell, second } = match?.groups ?? {};
    const cut = exec ?? shell;
    if (match === null || cut === undefined || mentioned.test(text.slice(match[0].length)))
      return null;
    const at = range.start + text.indexOf(cut);
    edits.push({ file: DOCKERFILE, start: at, end: at + cut.length, text: '' });
    if (keyword !== 'SHELL') {
      changes.push(keyword);
      programs.push(first ?? second ?? '');
    }
  }
  return { edits, changes, programs };
}
