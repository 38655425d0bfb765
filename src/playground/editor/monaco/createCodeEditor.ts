import { editor, MarkerSeverity } from 'monaco-editor/editor';
import { prepareMonaco } from './environment.ts';
import type { Finding, ReportError } from '../../../engine/report.ts';
import type { EditorSnapshot } from '../editorSnapshot.ts';
import type { Knowledge } from '../knowledge.ts';
import { provideFeatures } from './dockerfileFeatures.ts';
import type { FeatureSource } from './featureSource.ts';
import { followCodeSize, type CodeSize } from './followCodeSize.ts';
import { languageOf } from './languages.ts';
import { themeName } from './themes.ts';
import { createValidation } from './validation.ts';

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
  /**
   * Where lines stand once some are folded away: the row of each line, 1-based, 0 for a hidden one. Null while nothing is folded.
   */
  readonly onfold: (rows: readonly number[] | null) => void;
  /** References of known base images. */
  readonly images: () => Promise<readonly string[]>;
  /** Names of packages and what they weigh. */
  readonly names: FeatureSource['names'];
  /** A quick fix was chosen, by the id of its suggestion. */
  readonly onfix: (id: string) => void;
}

/** All that the page needs of a code editor. */
export interface CodeEditor {
  /** Shows a file; a text that differs from the editor's own replaces it as one step that can be undone. */
  open(path: string, text: string, label: string): void;
  takeOver(snapshot: EditorSnapshot): void;
  setTheme(isDark: boolean): void;
  mark(findings: readonly Finding[], error: ReportError | null): void;
  /** What hovers and quick fixes say. */
  know(knowledge: Knowledge): void;
  reveal(line: number): void;
  dispose(): void;
}

export function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): CodeEditor {
  prepareMonaco(host);
  const models = new Map<string, editor.ITextModel>();
  const letters = followCodeSize(host, (size) => code.updateOptions(measures(size)));

  const code = editor.create(host, {
    model: modelOf(options.path, options.text),
    ariaLabel: options.label,
    theme: themeName(options.isDark),
    automaticLayout: true,
    fontFamily: getComputedStyle(host).getPropertyValue('--font-code'),
    ...measures(letters.size),
    fontLigatures: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 10,
    glyphMargin: false,
    hover: { delay: 700 },
    folding: true,
    showFoldingControls: 'mouseover',
    foldingHighlight: false,
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
    // Only where the provider has something to say: at the start of a line, after FROM, in a flag.
    quickSuggestions: { other: true, strings: true, comments: false },
    acceptSuggestionOnEnter: 'smart',
    suggest: { showIcons: false, preview: false, showStatusBar: false },
    wordBasedSuggestions: 'off',
    links: false,
    guides: { indentation: false },
  });

  const features: FeatureSource = {
    knowledge: { fixes: [], weights: [], packages: [] },
    images: options.images,
    names: options.names,
    onfix: options.onfix,
  };
  provideFeatures(features);
  const validation = createValidation();
  const followModel = (): void => {
    const model = code.getModel();
    if (model !== null) validation.follow(model);
  };
  followModel();

  let isReplacing = false;
  let isFolded = false;
  const subscriptions = [
    code.onDidChangeModelContent(() => {
      if (!isReplacing) options.onchange(code.getValue());
      followModel();
    }),
    code.onDidChangeModel(followModel),
    code.onDidScrollChange(({ scrollTop }) => options.onscroll(scrollTop)),
    code.onDidChangeCursorPosition(({ position, source }) => {
      if (source !== 'api' && source !== 'model') options.oncaret(position.lineNumber);
    }),
    code.onDidContentSizeChange(() => {
      const rows = rowsOf(code);
      if (rows === null && !isFolded) return;
      isFolded = rows !== null;
      options.onfold(rows);
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
          : error.id === 'empty'
            ? []
            : [{ ...error, endLine: error.line, severity: 'error' as const }];
      editor.setModelMarkers(
        model,
        'plimsoll',
        places.map((place) => markerOf(place, model)),
      );
      validation.leave(places);
    },
    know(knowledge) {
      features.knowledge = knowledge;
    },
    reveal: (line) => code.revealLineInCenterIfOutsideViewport(line),
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      validation.dispose();
      letters.stop();
      code.dispose();
      for (const model of models.values()) model.dispose();
    },
  };
}

/** A blank below the last line, for the scroll bar. */
function measures({ fontSize, lineHeight, top }: CodeSize): editor.IEditorOptions {
  return { fontSize, lineHeight, padding: { top, bottom: 1.5 * lineHeight } };
}

/** Longer files are not looked through at every change of height. */
const MOST_FOLDED_LINES = 5000;

/** See `CodeEditorOptions.onfold`. */
function rowsOf(code: editor.IStandaloneCodeEditor): readonly number[] | null {
  const count = code.getModel()?.getLineCount() ?? 0;
  const height = code.getOption(editor.EditorOption.lineHeight);
  const { top: padding } = code.getOption(editor.EditorOption.padding);
  const rowOf = (line: number): number =>
    Math.round((code.getTopForLineNumber(line) - padding) / height) + 1;
  if (count > MOST_FOLDED_LINES || rowOf(count) === count) return null;
  let last = 0;
  return Array.from({ length: count }, (_, index) => {
    const row = rowOf(index + 1);
    // A hidden line has the place of the one that it is folded into.
    if (row === last) return 0;
    last = row;
    return row;
  });
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
