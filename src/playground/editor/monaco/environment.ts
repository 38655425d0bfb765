import './features.ts';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerLanguages } from './languages.ts';
import { registerThemes } from './themes.ts';

let isPrepared = false;

/** What every editor on the page shares; to be called before the first is made. */
export function prepareMonaco(): void {
  if (isPrepared) return;
  isPrepared = true;
  globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  registerLanguages();
  registerThemes();
}
