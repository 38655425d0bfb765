import { editor, languages } from 'monaco-editor/editor';
import type { CancellationToken, IRange, Position } from 'monaco-editor/editor';
import type { Fix } from '../knowledge.ts';
import { requirementAsked } from '../packages/packageAsked.ts';
import { completeDockerfile } from './completeDockerfile.ts';
import type { FeatureSource } from './featureSource.ts';
import { askLanguage, provideLanguageFeatures } from './languageFeatures.ts';
import { DOCKERFILE_LANGUAGE, REQUIREMENTS_LANGUAGE } from './languages.ts';
import { completePackages } from './packageCompletions.ts';
import { packageHover } from './packageHover.ts';
import { stageFolds } from './stageFolds.ts';

const APPLY = 'plimsoll.applyFix';

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
    provideCompletionItems: (model, position, context) =>
      source === null ? null : completeDockerfile(model, position, context, source),
  });
  languages.registerCompletionItemProvider(REQUIREMENTS_LANGUAGE, {
    provideCompletionItems: completeRequirement,
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

/** Unasked nothing is offered on an empty line, where Enter should only begin the next. */
function completeRequirement(
  model: editor.ITextModel,
  position: Position,
): languages.ProviderResult<languages.CompletionList> {
  const { lineNumber, column } = position;
  const asked = requirementAsked(model.getLinesContent(), lineNumber, column);
  if (asked === null || source === null) return null;
  return completePackages(model, position, asked, false, source.names);
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

function provideHover(model: editor.ITextModel, position: Position): languages.Hover | null {
  const { lineNumber } = position;
  const ofPackage = packageHover(model, position, source?.knowledge.packages ?? []);
  if (ofPackage !== null) return ofPackage;
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
