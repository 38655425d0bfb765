import type { TextEdit } from '../../engine/report.ts';
import type { Platform, Workspace } from '../../engine/workspace.ts';
import type { Example } from '../examples/example.ts';
import type { ReadFolder } from '../editor/folder/readFolder.ts';
import { isDockerfile, MOST_TEXT_BYTES } from '../editor/folder/textsThatMatter.ts';
import { applyEdits } from './applyEdits.ts';
import { createAutosave } from './autosave.ts';
import { keepDrafts, newDraftId, readDrafts, withDraft } from './drafts.ts';
import type { Draft } from './drafts.ts';
import { isAnotherText } from './isAnotherText.ts';
import { without } from './without.ts';
import { withoutExample } from './withoutExample.ts';

/** Name of the tab that is not in `workspace.files`. */
export const DOCKERFILE = 'Dockerfile';

/** Where the workspace on the page comes from. */
export type Origin =
  | { readonly kind: 'example'; readonly example: Example; readonly edited: boolean }
  | { readonly kind: 'draft' };

interface Opened {
  readonly workspace: Workspace;
  readonly origin: Origin;
  /** Null until the user changes something: examples that were only looked at are not kept. */
  readonly draftId: number | null;
}

let opened = $state.raw<Opened>({
  workspace: { dockerfile: '' },
  origin: { kind: 'draft' },
  draftId: null,
});
/** How often another Dockerfile was opened. */
let openings = 0;
let drafts = $state.raw<readonly Draft[]>(readDrafts());
const autosave = createAutosave(() => (drafts = keepDrafts(drafts)));

/** The workspace on the page. It is replaced, never changed: a reader may keep it. */
export const workspaceState = {
  get current(): Workspace {
    return opened.workspace;
  },
  get origin(): Origin {
    return opened.origin;
  },
  /** Grows with everything that is opened: what was said of the last Dockerfile does not hold for the next. */
  get openings(): number {
    return openings;
  },
  get drafts(): readonly Draft[] {
    return drafts;
  },

  openExample(example: Example): void {
    forget();
    opened = {
      workspace: example.workspace,
      origin: { kind: 'example', example, edited: false },
      draftId: null,
    };
  },
  openDraft(draft: Draft): void {
    forget();
    opened = { workspace: draft.workspace, origin: { kind: 'draft' }, draftId: draft.id };
    drafts = withDraft(draft, drafts);
    autosave.now();
  },
  /** What somebody sent: kept as soon as the user changes it, not before. */
  openShared(workspace: Workspace): void {
    forget();
    opened = { workspace, origin: { kind: 'draft' }, draftId: null };
  },
  openEmpty(): void {
    forget();
    opened = { workspace: { dockerfile: '' }, origin: { kind: 'draft' }, draftId: null };
  },

  /** Something else than an example, to be kept at once. */
  openWorkspace(workspace: Workspace): void {
    forget();
    opened = { workspace, origin: { kind: 'draft' }, draftId: null };
    put(workspace);
  },

  get canUndo(): boolean {
    return undoable.length > 0;
  },
  get canRedo(): boolean {
    return redoable.length > 0;
  },
  undo(): void {
    const last = undoable.at(-1);
    if (last === undefined) return;
    undoable = undoable.slice(0, -1);
    redoable = [...redoable, opened.workspace];
    lastTyped = null;
    put(last);
  },
  redo(): void {
    const next = redoable.at(-1);
    if (next === undefined) return;
    redoable = redoable.slice(0, -1);
    undoable = [...undoable, opened.workspace];
    lastTyped = null;
    put(next);
  },

  setText(path: string, text: string): void {
    if (textOf(path) === text) return;
    if (path === DOCKERFILE) setDockerfile(text);
    else write({ ...opened.workspace, files: { ...opened.workspace.files, [path]: text } }, path);
  },
  /** An empty file; one that is there already is left alone. Its text takes the place of a size given for it. */
  addFile(path: string): void {
    const { files = {}, context } = opened.workspace;
    if (Object.hasOwn(files, path)) return;
    write({
      ...opened.workspace,
      files: { ...files, [path]: '' },
      ...(context === undefined ? {} : { context: without(context, path) }),
    });
  },
  removeFile(path: string): void {
    write({ ...opened.workspace, files: without(opened.workspace.files, path) });
  },
  setContextSize(key: string, bytes: number): void {
    write({ ...opened.workspace, context: { ...opened.workspace.context, [key]: bytes } });
  },
  /** A folder as the build context: what is known of answers and settings stays, what was known of files goes. */
  takeFolder({ dockerfile, files, context }: ReadFolder): void {
    const answers = Object.entries(opened.workspace.context ?? {}).filter(([key]) =>
      key.includes('://'),
    );
    write({
      ...opened.workspace,
      dockerfile: dockerfile ?? opened.workspace.dockerfile,
      files,
      context: { ...context, ...Object.fromEntries(answers) },
    });
    if (dockerfile !== null) leaveExample();
  },
  /**
   * One file: a Dockerfile becomes the text, another text a file of the build context, anything else a size.
   *
   * @returns the name of its tab or size
   */
  async takeFile(name: string, size: number, read: () => Promise<string>): Promise<string | null> {
    if (size > MOST_TEXT_BYTES) {
      workspaceState.setContextSize(name, size);
      return name;
    }
    const text = await read();
    if (text.includes('\0')) workspaceState.setContextSize(name, size);
    else if (isDockerfile(name)) {
      workspaceState.setText(DOCKERFILE, text);
      leaveExample();
    } else workspaceState.setText(name, text);
    return isDockerfile(name) ? DOCKERFILE : name;
  },
  hasText(path: string): boolean {
    return path === DOCKERFILE || Object.hasOwn(opened.workspace.files ?? {}, path);
  },
  removeContextSize(key: string): void {
    write({ ...opened.workspace, context: without(opened.workspace.context, key) });
  },
  setBuildArg(name: string, value: string): void {
    write({ ...opened.workspace, buildArgs: { ...opened.workspace.buildArgs, [name]: value } });
  },
  removeBuildArg(name: string): void {
    write({ ...opened.workspace, buildArgs: without(opened.workspace.buildArgs, name) });
  },
  setPlatform(platform: Platform): void {
    write({ ...opened.workspace, platform });
  },
  setTarget(target: string | null): void {
    const { target: _old, ...rest } = opened.workspace;
    write(target === null ? rest : { ...rest, target });
  },
  setAsOf(asOf: string | null): void {
    const { asOf: _old, ...rest } = opened.workspace;
    write(asOf === null ? rest : { ...rest, asOf });
  },
  applyEdits(edits: readonly TextEdit[]): void {
    write(applyEdits(opened.workspace, edits));
  },
  /** Puts back a workspace that `current` gave before. */
  restore(workspace: Workspace): void {
    write(workspace);
  },
};

export function textOf(path: string): string {
  const { dockerfile, files } = opened.workspace;
  return path === DOCKERFILE ? dockerfile : (files?.[path] ?? '');
}

/** Typing in one file within this time is undone together. */
const ONE_STEP_MS = 1500;
/** So many steps back; a workspace shares with the next all texts that did not change. */
const MOST_STEPS = 200;

let undoable = $state.raw<readonly Workspace[]>([]);
let redoable = $state.raw<readonly Workspace[]>([]);
let lastTyped: { readonly path: string; readonly at: number } | null = null;

function setDockerfile(text: string): void {
  const { workspace, origin } = opened;
  const previous = undoable.at(-1);
  if (previous?.dockerfile === text) {
    // The editor has an undo of its own, which knows of texts alone.
    write(previous, DOCKERFILE);
    return;
  }
  const isLeft = origin.kind === 'example' && isAnotherText(workspace.dockerfile, text);
  const kept = isLeft ? withoutExample(workspace, origin.example.workspace) : workspace;
  write({ ...kept, dockerfile: text }, DOCKERFILE);
  if (isLeft) leaveExample();
}

/** Keeps what is about to be changed. */
function remember(path: string | null): void {
  const at = performance.now();
  const isSameStep = path !== null && lastTyped?.path === path && at - lastTyped.at < ONE_STEP_MS;
  lastTyped = path === null ? null : { path, at };
  if (!isSameStep) undoable = [...undoable.slice(1 - MOST_STEPS), opened.workspace];
  redoable = [];
}

/** The text on the page is no longer a changed example: what there was to notice in it says nothing of this one. */
function leaveExample(): void {
  opened = { ...opened, origin: { kind: 'draft' } };
}

function forget(): void {
  openings += 1;
  undoable = [];
  redoable = [];
  lastTyped = null;
}

/** The only writer of what the user changes: it is kept at once, or after a burst of keys, so that closing the page loses nothing. */
function write(workspace: Workspace, typedPath: string | null = null): void {
  remember(typedPath);
  put(workspace);
  if (typedPath === null) autosave.now();
}

function put(workspace: Workspace): void {
  const draftId = opened.draftId ?? newDraftId(drafts);
  const origin: Origin =
    opened.origin.kind === 'example' ? { ...opened.origin, edited: true } : opened.origin;
  opened = { workspace, origin, draftId };
  drafts = withDraft({ id: draftId, workspace }, drafts);
  autosave.soon();
}
