import type { Effect } from '../../effects.ts';
import type { Call } from '../../shell/command.ts';
import { selectionMatcher } from '../../filesystem/selectionMatcher.ts';
import { copyOfFound } from './copyOfFound.ts';
import { findTargets, type FindTargets } from './findTargets.ts';
import { parseFind, type FindAction, type FindQuery } from './parseFind.ts';
import { innerCall } from '../wrappers/innerCall.ts';
import type { Program, StageView } from '../program.ts';
import { runOnSelection, unwrapped } from './runOnSelection.ts';
import { unknownNote } from '../unknownBytes.ts';
import { word } from '../word.ts';

/** Files that a loop over `-exec ... ;` is followed for; more say nothing new. */
const MOST_FILES = 200;

/**
 * find: its tests become a selection of the ledger, its actions what the named program does to it.
 * Source: find(1), GNU findutils 4.9.
 */
export const find: Program = {
  names: ['find', 'gfind'],
  run(call, stage) {
    const query = parseFind(call.args);
    const effects: Effect[] = [];
    for (const action of actionsOf(query)) {
      const targets = findTargets(query, action, stage, call.cwd);
      if (action.kind === 'delete') effects.push(...deletion(query, targets));
      else if (action.kind === 'exec') effects.push(...execution(action, targets, call, stage));
    }
    return { effects };
  },
};

/** What `find` hands down a pipe: the files that no action but printing takes. */
export function findPrinted(call: Call, stage: StageView): FindTargets {
  const query = parseFind(call.args);
  const printing = query.branches.flat().find((term) => term.kind === 'print');
  if (printing) return findTargets(query, printing, stage, call.cwd);
  // Without an action the whole expression prints (POSIX find, -print).
  const action: FindAction = { kind: 'print' };
  const branches = query.branches.map((branch) => [...branch, action]);
  return findTargets({ ...query, branches }, action, stage, call.cwd);
}

function actionsOf(query: FindQuery): readonly FindAction[] {
  const actions = query.branches
    .flat()
    .filter((term): term is FindAction => term.kind === 'delete' || term.kind === 'exec');
  return [...new Set(actions)];
}

/** `-delete` takes files and empty folders; a folder that holds something stays, and find fails. */
function deletion(
  query: FindQuery,
  { selections, foldersOnly, undecided, unseen }: FindTargets,
): Effect[] {
  if (selections.length === 0) return unseen.length > 0 ? [unseenNotice(unseen)] : [];
  const byPath = query.branches.flat().some((term) => term.kind === 'path');
  const onlyFolderNames =
    !byPath &&
    selections.every((selection) =>
      selection.names?.every((name) =>
        /^(__pycache__|tests?|\.git|node_modules|\.cache)$/.test(name),
      ),
    );
  if (foldersOnly || onlyFolderNames) {
    return [
      {
        type: 'notice',
        notice: {
          id: 'find-delete-folder',
          severity: 'warning',
          message:
            'find -delete removes only empty folders; these hold files, so nothing goes. Use -exec rm -rf {} +.',
        },
      },
    ];
  }
  if (undecided.length > 0) return [undecidedNote(query, undecided)];
  const effects = selections.map((selection): Effect => ({ type: 'delete', selection }));
  return unseen.length > 0 ? [...effects, unseenNotice(unseen)] : effects;
}

function execution(
  action: Extract<FindAction, { kind: 'exec' }>,
  targets: FindTargets,
  call: Call,
  stage: StageView,
): readonly Effect[] {
  const words = unwrapped(action.words).filter(({ text }) => text !== '{}');
  const effects = runOnSelection(words, targets);
  if (effects === undefined) {
    const count = runForKnownFiles(action, targets, call, stage);
    return count > 0 ? [] : copyOfFound(words, parseFind(call.args).roots, call, stage);
  }
  if (targets.selections.length === 0) {
    return copyOfFound(words, parseFind(call.args).roots, call, stage);
  }
  const removes = effects.some((effect) => effect.type === 'delete');
  if (removes && targets.undecided.length > 0) {
    return [undecidedNote(parseFind(call.args), targets.undecided)];
  }
  const isRemoval = /^rm$/.test(words[0]?.text ?? '');
  if (isRemoval && targets.unseen.length > 0) return [...effects, unseenNotice(targets.unseen)];
  return effects;
}

/**
 * Any other program is run on the files that the ledger knows by name.
 * @returns how many they are
 */
function runForKnownFiles(
  { words, together }: Extract<FindAction, { kind: 'exec' }>,
  { selections }: FindTargets,
  call: Call,
  stage: StageView,
): number {
  const matchers = selections.map(selectionMatcher);
  const files = stage.filesystem
    .under('/')
    .filter(
      ({ content }) => !content.spread && matchers.some((match) => match(content) === 'whole'),
    )
    .map(({ content }) => content.path)
    .slice(0, MOST_FILES);
  for (const group of together && files.length > 0 ? [files] : files.map((file) => [file])) {
    const filled = words.flatMap((given) =>
      given.text === '{}'
        ? group.map(word)
        : [{ ...given, text: given.text.replaceAll('{}', group[0] ?? '') }],
    );
    const inner = innerCall(call, filled, { stdin: { kind: 'none' } });
    if (inner) stage.runNested(inner);
  }
  return files.length;
}

function undecidedNote(query: FindQuery, undecided: readonly string[]): Effect {
  const tests = [...new Set(undecided)].join(' ');
  return unknownNote({
    what: `find ${tests}`,
    reason:
      'Owner, mode, age and size of single files are not known, so it is not known what is removed.',
    question: `How many bytes below ${query.roots.map(({ text }) => text).join(', ')} does find ${tests} remove?`,
    origin: { kind: 'generated', name: 'find' },
  });
}

/** Part of what packages hold goes, and nobody knows how much: said, and nothing taken off. */
function unseenNotice(names: readonly string[]): Effect {
  return {
    type: 'notice',
    notice: {
      id: 'find-unseen-files',
      severity: 'info',
      message: `How many bytes ${names.join(', ')} takes away is not known; none are taken off.`,
    },
  };
}
