import './features.ts';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { registerLanguages } from './languages.ts';
import { registerThemes } from './themes.ts';

let isPrepared = false;

/**
 * What every editor on the page shares; to be called before an editor is made.
 *
 * @param host the element that the editor will be in
 */
export function prepareMonaco(host: HTMLElement): void {
  // Monaco writes its colours to elements of this class. The context menu is in a shadow tree beside the editor (0.57), which sees no
  // style sheet and takes what its host inherits: without the class it has no background.
  host.classList.add('monaco-component');
  if (isPrepared) return;
  isPrepared = true;
  globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  registerLanguages();
  registerThemes();
}
