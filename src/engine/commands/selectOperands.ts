import { normalizePath } from '../filesystem/normalizePath.ts';
import type { Call, Word } from '../shell/command.ts';
import { isFolder } from './folders.ts';
import { baseName, escapeGlob, folderOf, operandGlob } from './operandPath.ts';
import type { StageView } from './program.ts';
import { standIn } from './standIn.ts';

export interface SelectedOperands {
  /** Absolute globs for a `Selection`. */
  readonly paths: readonly string[];
  /** Operands that are folders where only files are meant. */
  readonly folders: readonly string[];
  /** Operands with a part that is not known, where they may mean bytes of this layer. */
  readonly unknown: readonly Word[];
}

export interface OperandRules {
  /** Whether a folder stands for all that is below it. */
  readonly recursive: boolean;
  /** Whether an operand that nobody wrote may mean an unpacked archive beside it (see standIn.ts). */
  readonly standIns?: boolean;
}

/** What path operands of rm, chmod, chown and touch mean in the ledger. */
export function selectOperands(
  words: readonly Word[],
  call: Call,
  stage: StageView,
  rules: OperandRules,
): SelectedOperands {
  const { filesystem } = stage;
  const paths: string[] = [];
  const folders: string[] = [];
  const unknown: Word[] = [];
  for (const word of words) {
    if (!word.exact) {
      const path = sameGap(word, call, stage);
      if (path !== undefined) paths.push(escapeGlob(path));
      else if (mayMatter(word, call, stage)) unknown.push(word);
      continue;
    }
    if (word.text === '') continue;
    const glob = operandGlob(word, call.cwd);
    const known = word.glob ? filesystem.glob(glob) : [normalizePath(word.text, call.cwd)];
    const inner = known.filter((path) => isFolder(filesystem, path));
    if (!rules.recursive && inner.length > 0) {
      folders.push(...inner);
      for (const path of known) if (!inner.includes(path)) paths.push(escapeGlob(path));
      continue;
    }
    paths.push(glob);
    if (rules.standIns && !known.some((path) => filesystem.under(path).length > 0)) {
      const entry = standIn(filesystem, glob, true);
      if (entry) paths.push(escapeGlob(entry.content.path));
    }
  }
  return { paths, folders, unknown };
}

/**
 * `x-$V.tar.gz` with an unknown V names the same file wherever it is written that way, and the ledger has it under its text without
 * the gap. That is trusted only for what this very layer wrote, and never where the gap may be the last name.
 */
function sameGap(word: Word, call: Call, stage: StageView): string | undefined {
  if (word.glob || word.text === '' || word.text.endsWith('/')) return undefined;
  const path = normalizePath(word.text, call.cwd);
  if (path === '/' || path === call.cwd || isStandardName(path)) return undefined;
  const entries = stage.filesystem.under(path);
  const isOurs = entries.every((entry) => entry.layer === stage.filesystem.layer);
  return entries.length > 0 && isOurs ? path : undefined;
}

/** `$X/bin` with an unknown X must not become `/bin`. */
function isStandardName(path: string): boolean {
  return folderOf(path) === '/' && /^[a-z0-9]+$/.test(baseName(path));
}

function mayMatter(word: Word, call: Call, stage: StageView): boolean {
  const folder = folderOf(normalizePath(`${word.text}x`, call.cwd));
  return stage.filesystem
    .under(folder)
    .some(({ layer, content }) => layer === stage.filesystem.layer && content.amount.high > 0);
}
