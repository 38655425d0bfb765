import type * as module from './createCodeEditor.ts';

/** The lazily loaded module: nothing of Monaco is named outside of this folder. */
export type CodeEditorModule = typeof module;
