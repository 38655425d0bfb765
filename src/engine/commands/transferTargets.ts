import { normalizePath } from '../filesystem/normalizePath.ts';
import type { Call, Word } from '../shell/command.ts';
import { isFolder } from './folders.ts';
import { baseName, visibleNames } from './operandPath.ts';
import type { StageView } from './program.ts';
import { standIn } from './standIn.ts';

/** One source of cp, mv, ln or install with the place that it gets. */
export interface Transfer {
  /** Absolute path of the source. */
  readonly from: string;
  /** Absolute path of the result. */
  readonly to: string;
  /** Whether the ledger holds the source: bytes at the path or below it. */
  readonly isKnown: boolean;
  /** The operand as written. */
  readonly operand: Word;
}

export interface TransferRules {
  /** Folder of `-t`. */
  readonly targetFolder: string | undefined;
  /** `-T`: the destination is never a folder to put things into. */
  readonly noTargetFolder: boolean;
  /** Whether `folder/` means the folder's contents (rsync); for cp and mv it means the folder. */
  readonly slashMeansContents?: boolean;
}

/**
 * Resolves `SOURCE... DEST` as cp(1), mv(1) and install(1) do: into DEST when it is a folder, ends in a slash or takes several sources,
 * else as DEST. Globs are expanded over what the ledger knows.
 */
export function transferTargets(
  operands: readonly Word[],
  call: Call,
  stage: StageView,
  rules: TransferRules,
): readonly Transfer[] {
  const sources = rules.targetFolder === undefined ? operands.slice(0, -1) : operands;
  const last = operands.at(-1);
  const destination = rules.targetFolder ?? last?.text;
  if (destination === undefined || sources.length === 0) return [];
  if (rules.targetFolder === undefined && last?.exact === false && destination === '') return [];
  const target = normalizePath(destination, call.cwd);
  const found = sources.flatMap((word) => expand(word, call, stage));
  const intoFolder =
    !rules.noTargetFolder &&
    (rules.targetFolder !== undefined ||
      /(^|\/)\.{0,2}\/?$/.test(destination) ||
      sources.length > 1 ||
      found.length > 1 ||
      isFolder(stage.filesystem, target));
  return found.map(({ path, isKnown, word }) => {
    const contentsOnly =
      /(^|\/)\.$/.test(word.text) || (rules.slashMeansContents === true && word.text.endsWith('/'));
    const to =
      intoFolder && !contentsOnly ? normalizePath(`${target}/${baseName(path.named)}`) : target;
    return { from: path.actual, to, isKnown, operand: word };
  });
}

interface Source {
  /** `named` is what the command calls it, `actual` where its bytes lie in the ledger. */
  readonly path: { readonly named: string; readonly actual: string };
  readonly isKnown: boolean;
  readonly word: Word;
}

function expand(word: Word, call: Call, stage: StageView): Source[] {
  const { filesystem } = stage;
  if (word.text === '') return [];
  const named = normalizePath(word.text, call.cwd);
  const paths = word.glob ? filesystem.glob(visibleNames(named)) : [named];
  const known = paths.filter((path) => filesystem.under(path).length > 0);
  if (known.length > 0) {
    return known.map((path) => ({ path: { named: path, actual: path }, isKnown: true, word }));
  }
  const entry = standIn(filesystem, named, false);
  if (entry) {
    return [{ path: { named, actual: entry.content.path }, isKnown: true, word }];
  }
  return [{ path: { named, actual: named }, isKnown: false, word }];
}
