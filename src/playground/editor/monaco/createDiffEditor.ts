import { editor } from 'monaco-editor/editor';
import { prepareMonaco } from './environment.ts';
import { followCodeSize } from './followCodeSize.ts';
import { languageOf } from './languages.ts';
import { themeName } from './themes.ts';

/** Longer than any comparison of two Dockerfiles takes. */
const COMPARED_AFTER_MS = 10_000;

/** Two texts side by side, not to be written in. */
export interface DiffEditor {
  show(path: string, before: string, after: string): void;
  setTheme(isDark: boolean): void;
  dispose(): void;
}

export function createDiffEditor(
  host: HTMLElement,
  labels: { readonly before: string; readonly after: string },
): DiffEditor {
  prepareMonaco(host);
  const letters = followCodeSize(host, ({ fontSize, lineHeight }) => {
    diff.updateOptions({ fontSize, lineHeight });
    label();
  });
  const diff = editor.createDiffEditor(host, {
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    renderSideBySide: true,
    useInlineViewWhenSpaceIsLimited: true,
    renderOverviewRuler: false,
    renderGutterMenu: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 4, minimumLineCount: 6 },
    fontFamily: getComputedStyle(host).getPropertyValue('--font-code'),
    fontSize: letters.size.fontSize,
    lineHeight: letters.size.lineHeight,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    lineNumbersMinChars: 3,
    renderLineHighlight: 'none',
    // Monaco dims the number of an empty last line below any contrast.
    renderFinalNewline: 'on',
    tabFocusMode: true,
    unicodeHighlight: { ambiguousCharacters: false },
    links: false,
    guides: { indentation: false },
  });
  label();
  let models: readonly editor.ITextModel[] = [];

  /** Monaco forgets both names whenever an option of the whole changes. */
  function label(): void {
    diff.getOriginalEditor().updateOptions({ ariaLabel: labels.before });
    diff.getModifiedEditor().updateOptions({ ariaLabel: labels.after });
  }

  /** Monaco prints an error for a text that goes while its worker still compares it, so it stays a while. */
  function forget(unused: readonly editor.ITextModel[]): void {
    setTimeout(() => {
      for (const model of unused) model.dispose();
    }, COMPARED_AFTER_MS);
  }

  return {
    show(path, before, after) {
      const old = models;
      const original = editor.createModel(before, languageOf(path));
      const modified = editor.createModel(after, languageOf(path));
      diff.setModel({ original, modified });
      models = [original, modified];
      forget(old);
    },
    setTheme: (isDark) => editor.setTheme(themeName(isDark)),
    dispose() {
      letters.stop();
      diff.dispose();
      forget(models);
    },
  };
}
