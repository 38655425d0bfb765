import { editor, languages } from 'monaco-editor/editor';
import type { CancellationToken, IRange, Position } from 'monaco-editor/editor';
import type { Fix, Knowledge } from '../knowledge.ts';
import type { LanguageCompletion } from '../../../bridge/languageWorker.ts';
import { completions, withoutKnown } from './completions.ts';
import type { Completion } from './completions.ts';
import { askLanguage, placeOf, provideLanguageFeatures, rangeOf } from './languageFeatures.ts';
import { DOCKERFILE_LANGUAGE } from './languages.ts';
import { stageFolds } from './stageFolds.ts';

const APPLY = 'plimsoll.applyFix';

/** Where the features of the one Dockerfile editor get what they say; replaced by each editor that is made. */
export interface FeatureSource {
  knowledge: Knowledge;
  /** References of known base images; asked for when a FROM is first written. */
  readonly images: () => Promise<readonly string[]>;
  readonly onfix: (id: string) => void;
}

let source: FeatureSource | null = null;
let isRegistered = false;

export function provideFeatures(next: FeatureSource): void {
  source = next;
  if (isRegistered) return;
  isRegistered = true;

  editor.registerCommand(APPLY, (_accessor, id: unknown) => {
    if (typeof id === 'string') source?.onfix(id);
  });
  languages.registerCompletionItemProvider(DOCKERFILE_LANGUAGE, {
    triggerCharacters: [' ', '=', ':', '-', '/', '$', '{', '#'],
    provideCompletionItems,
  });
  languages.registerCodeActionProvider(DOCKERFILE_LANGUAGE, { provideCodeActions });
  languages.registerHoverProvider(DOCKERFILE_LANGUAGE, { provideHover });
  languages.registerFoldingRangeProvider(DOCKERFILE_LANGUAGE, { provideFoldingRanges });
  provideLanguageFeatures();
}

async function provideFoldingRanges(model: editor.ITextModel): Promise<languages.FoldingRange[]> {
  const text = model.getValue();
  const folds = (await askLanguage((service) => service.folds(text))) ?? [];
  return [
    ...stageFolds(text).map(({ start, end }) => ({ start, end })),
    ...folds.map(({ startLine, endLine }) => ({ start: startLine + 1, end: endLine + 1 })),
  ];
}

const KINDS: Readonly<Record<Completion['kind'], languages.CompletionItemKind>> = {
  instruction: languages.CompletionItemKind.Keyword,
  flag: languages.CompletionItemKind.Property,
  image: languages.CompletionItemKind.Module,
  stage: languages.CompletionItemKind.Reference,
};

/** Kinds of the protocol that the service uses, as Monaco's: a keyword, a property, a variable, a reference. */
const SERVICE_KINDS: Readonly<Record<number, languages.CompletionItemKind>> = {
  5: languages.CompletionItemKind.Property,
  6: languages.CompletionItemKind.Variable,
  14: languages.CompletionItemKind.Keyword,
  18: languages.CompletionItemKind.Reference,
};

async function provideCompletionItems(
  model: editor.ITextModel,
  position: Position,
): Promise<languages.CompletionList> {
  const { lineNumber, column } = position;
  const text = model.getValue();
  const before = model.getLineContent(lineNumber).slice(0, column - 1);
  const wantsImages = /^\s*(?:FROM\s|COPY\s.*--from=)/i.test(before);
  const [images = [], fromService = []] = await Promise.all([
    wantsImages ? source?.images() : [],
    askLanguage((service) => service.complete(text, placeOf(position))),
  ]);
  // What is replaced is the word as Docker sees it: `python:3.12`, `--from=`.
  const typed = /[^\s=]*$/.exec(before)?.[0] ?? '';
  const word = /^\s*\S*$/.test(before) || typed !== '' ? typed : '';
  const start = before.endsWith('=') || !/\s-\S*=$/.test(before) ? column - word.length : column;
  const range = {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn: start,
    endColumn: column,
  };
  const own = completions(before, text, images);
  const documented = new Map(fromService.map((item) => [item.label, item.documentation]));
  return {
    suggestions: [
      ...own.map((item) => ({
        label: { label: item.label, description: item.detail },
        insertText: item.insert,
        kind: KINDS[item.kind],
        range,
        ...documentationOf(documented.get(item.label)),
      })),
      ...withoutKnown(fromService, own).map((item) => suggestionOf(item, range)),
      // In our order: Monaco would sort by letter.
    ].map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') })),
  };
}

function suggestionOf(item: LanguageCompletion, range: IRange): languages.CompletionItem {
  const { label, kind = 14, textEdit, documentation } = item;
  const isEdit = textEdit !== undefined && 'range' in textEdit;
  return {
    label,
    insertText: textEdit?.newText ?? label,
    kind: SERVICE_KINDS[kind] ?? languages.CompletionItemKind.Keyword,
    range: isEdit ? rangeOf(textEdit.range) : range,
    ...documentationOf(documentation),
  };
}

function documentationOf(
  documentation: LanguageCompletion['documentation'],
): Pick<languages.CompletionItem, 'documentation'> {
  if (documentation === undefined) return {};
  return {
    documentation:
      typeof documentation === 'string' ? documentation : { value: documentation.value },
  };
}

function provideCodeActions(
  model: editor.ITextModel,
  range: IRange,
  context: languages.CodeActionContext,
  _token: CancellationToken,
): languages.CodeActionList {
  const fixes = (source?.knowledge.fixes ?? []).filter(
    ({ line, endLine }) => line <= range.endLineNumber && endLine >= range.startLineNumber,
  );
  return {
    actions: fixes.map((fix) => actionOf(fix, context)),
    dispose: () => undefined,
  };
}

/** Made by the page, not by the editor: a change may be of several files, and is undone as one. */
function actionOf(fix: Fix, context: languages.CodeActionContext): languages.CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [...context.markers],
    command: { id: APPLY, title: fix.title, arguments: [fix.id] },
  };
}

function provideHover(model: editor.ITextModel, { lineNumber }: Position): languages.Hover | null {
  const weights = (source?.knowledge.weights ?? []).filter(
    ({ line, endLine }) => line <= lineNumber && lineNumber <= endLine,
  );
  if (weights.length === 0) return null;
  return {
    contents: weights.flatMap(({ markdown }) => markdown.map((value) => ({ value }))),
    range: {
      startLineNumber: lineNumber,
      endLineNumber: lineNumber,
      startColumn: 1,
      endColumn: model.getLineMaxColumn(lineNumber),
    },
  };
}
