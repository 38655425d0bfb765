import { languages } from 'monaco-editor/editor';
import type { editor, IRange, Position } from 'monaco-editor/editor';
import { createLanguageBridge } from '../../../bridge/createLanguageBridge.ts';
import type { LanguageEdit, Place, Span } from '../../../bridge/languageWorker.ts';
import { startLanguageWorker } from '../../../bridge/startLanguageWorker.ts';
import { DOCKERFILE_LANGUAGE } from './languages.ts';
import { messages } from '../../../messages/messages.ts';

/** Dockerfile's language service. Its worker starts with the first question, which comes after the first text stands. */
export const askLanguage = createLanguageBridge(startLanguageWorker);

/** What the service knows of the language, as far as Monaco asks for it without more ado. */
export function provideLanguageFeatures(): void {
  languages.registerHoverProvider(DOCKERFILE_LANGUAGE, { provideHover });
  languages.registerDefinitionProvider(DOCKERFILE_LANGUAGE, { provideDefinition });
  languages.registerRenameProvider(DOCKERFILE_LANGUAGE, {
    provideRenameEdits,
    resolveRenameLocation,
  });
  languages.registerDocumentFormattingEditProvider(DOCKERFILE_LANGUAGE, {
    displayName: 'Dockerfile',
    provideDocumentFormattingEdits,
  });
}

/** Of what the caret is at; what the layer weighs is a hover of its own. */
async function provideHover(
  model: editor.ITextModel,
  position: Position,
): Promise<languages.Hover | undefined> {
  const place = placeOf(position);
  const hover = await askLanguage((service) => service.hover(model.getValue(), place));
  if (hover == null) return undefined;
  const { contents, range } = hover;
  const parts = Array.isArray(contents) ? contents : [contents];
  return {
    contents: parts.map((part) => ({ value: typeof part === 'string' ? part : part.value })),
    ...(range !== undefined && { range: rangeOf(range) }),
  };
}

async function provideDefinition(
  model: editor.ITextModel,
  position: Position,
): Promise<languages.Location | undefined> {
  const place = placeOf(position);
  const span = await askLanguage((service) => service.definition(model.getValue(), place));
  return span == null ? undefined : { uri: model.uri, range: rangeOf(span) };
}

async function resolveRenameLocation(
  model: editor.ITextModel,
  position: Position,
): Promise<languages.RenameLocation & languages.Rejection> {
  const place = placeOf(position);
  const span = await askLanguage((service) => service.renameable(model.getValue(), place));
  const range = span == null ? rangeAt(position) : rangeOf(span);
  return {
    range,
    text: model.getValueInRange(range),
    ...(span == null && { rejectReason: messages.files.noRename }),
  };
}

async function provideRenameEdits(
  model: editor.ITextModel,
  position: Position,
  name: string,
): Promise<languages.WorkspaceEdit & languages.Rejection> {
  if (/^\S+$/.exec(name) === null) return { edits: [], rejectReason: messages.files.badRename };
  const place = placeOf(position);
  const versionId = model.getVersionId();
  const edits = await askLanguage((service) => service.rename(model.getValue(), place, name));
  return {
    edits: (edits ?? []).map((edit) => ({
      resource: model.uri,
      versionId,
      textEdit: editOf(edit),
    })),
  };
}

async function provideDocumentFormattingEdits(
  model: editor.ITextModel,
): Promise<languages.TextEdit[]> {
  const { tabSize } = model.getOptions();
  const edits = await askLanguage((service) => service.format(model.getValue(), tabSize));
  return (edits ?? []).map(editOf);
}

function editOf({ range, newText }: LanguageEdit): languages.TextEdit {
  return { range: rangeOf(range), text: newText };
}

/** The protocol counts from 0, Monaco from 1. */
export function placeOf({ lineNumber, column }: Position): Place {
  return { line: lineNumber - 1, character: column - 1 };
}

export function rangeOf({ start, end }: Span): IRange {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  };
}

function rangeAt({ lineNumber, column }: Position): IRange {
  return {
    startLineNumber: lineNumber,
    startColumn: column,
    endLineNumber: lineNumber,
    endColumn: column,
  };
}
