import { editor, MarkerSeverity } from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/features/codicon/register';
import './environment.ts';
import type { Finding, ReportError } from '../../../engine/report.ts';
import type { EditorSnapshot } from '../editorSnapshot.ts';
import { languageOf } from './languages.ts';
import { themeName } from './themes.ts';

export interface CodeEditorOptions {
  readonly path: string;
  readonly text: string;
  readonly label: string;
  readonly isDark: boolean;
  readonly onchange: (text: string) => void;
  readonly onscroll: (top: number) => void;
  /** 1-based line of the caret. */
  readonly oncaret: (line: number) => void;
  readonly onhover: (line: number | null) => void;
}

/** All that the page needs of a code editor. */
export interface CodeEditor {
  /** Shows a file; a text that differs from the editor's own replaces it as one step that can be undone. */
  open(path: string, text: string, label: string): void;
  takeOver(snapshot: EditorSnapshot): void;
  setTheme(isDark: boolean): void;
  mark(findings: readonly Finding[], error: ReportError | null): void;
  reveal(line: number): void;
  dispose(): void;
}

export function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): CodeEditor {
  const models = new Map<string, editor.ITextModel>();
  const style = getComputedStyle(host);
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

  const code = editor.create(host, {
    model: modelOf(options.path, options.text),
    ariaLabel: options.label,
    theme: themeName(options.isDark),
    automaticLayout: true,
    fontFamily: style.getPropertyValue('--font-code'),
    fontSize: pixels('--code-size'),
    lineHeight: pixels('--code-line'),
    fontLigatures: false,
    padding: { top: 0.75 * rem, bottom: 2 * rem },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 14,
    glyphMargin: false,
    folding: false,
    // Monaco dims the number of an empty last line below any contrast.
    renderFinalNewline: 'on',
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollbar: { useShadows: false, verticalScrollbarSize: 8, horizontalScrollbarSize: 6 },
    // The Tab key moves on, as everywhere on the page; Dockerfiles are indented by the editor itself.
    tabFocusMode: true,
    detectIndentation: false,
    tabSize: 4,
    fixedOverflowWidgets: true,
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    unicodeHighlight: { ambiguousCharacters: false },
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    links: false,
    guides: { indentation: false },
  });

  let isReplacing = false;
  const subscriptions = [
    code.onDidChangeModelContent(() => {
      if (!isReplacing) options.onchange(code.getValue());
    }),
    code.onDidScrollChange(({ scrollTop }) => options.onscroll(scrollTop)),
    code.onDidChangeCursorPosition(({ position, source }) => {
      if (source !== 'api' && source !== 'model') options.oncaret(position.lineNumber);
    }),
    code.onMouseMove(({ target }) => options.onhover(target.position?.lineNumber ?? null)),
    code.onMouseLeave(() => options.onhover(null)),
  ];

  function modelOf(path: string, text: string): editor.ITextModel {
    let model = models.get(path);
    if (model === undefined) {
      model = editor.createModel(text, languageOf(path));
      models.set(path, model);
    }
    return model;
  }

  return {
    open(path, text, label) {
      const model = modelOf(path, text);
      if (code.getModel() !== model) {
        code.setModel(model);
        options.onscroll(0);
      }
      code.updateOptions({ ariaLabel: label });
      if (model.getValue() === text) return;
      isReplacing = true;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
      isReplacing = false;
    },
    takeOver({ start, end, scrollTop, hasFocus }) {
      const model = code.getModel();
      if (model === null) return;
      const from = model.getPositionAt(start);
      const to = model.getPositionAt(end);
      code.setSelection({
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: to.lineNumber,
        endColumn: to.column,
      });
      code.setScrollTop(scrollTop);
      if (hasFocus) code.focus();
    },
    setTheme: (isDark) => editor.setTheme(themeName(isDark)),
    mark(findings, error) {
      const model = code.getModel();
      if (model === null) return;
      const places =
        // Notes are in the list; a file underlined all over says nothing.
        error === null
          ? findings.filter(({ severity }) => severity !== 'info')
          : [{ ...error, endLine: error.line, severity: 'error' as const }];
      editor.setModelMarkers(
        model,
        'plimsoll',
        places.map((place) => markerOf(place, model)),
      );
    },
    reveal: (line) => code.revealLineInCenterIfOutsideViewport(line),
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      code.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

const SEVERITIES = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
} as const satisfies Record<Finding['severity'], MarkerSeverity>;

/** Underlines the first line of the place without its indentation: a long RUN underlined as a whole is not readable. */
function markerOf(
  place: Pick<Finding, 'line' | 'message' | 'severity'>,
  model: editor.ITextModel,
): editor.IMarkerData {
  const line = Math.min(Math.max(1, place.line), model.getLineCount());
  return {
    severity: SEVERITIES[place.severity],
    message: place.message,
    startLineNumber: line,
    endLineNumber: line,
    startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
    endColumn: model.getLineMaxColumn(line),
  };
}
