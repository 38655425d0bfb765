import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerLanguages } from './languages.ts';
import { registerThemes } from './themes.ts';

/** What every editor on the page shares, once. */
globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
registerLanguages();
registerThemes();
