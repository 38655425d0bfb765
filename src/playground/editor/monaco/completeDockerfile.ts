import { languages } from 'monaco-editor/editor';
import type { editor, IRange, Position } from 'monaco-editor/editor';
import type { LanguageCompletion } from '../../../bridge/languageWorker.ts';
import { messages } from '../../../messages/messages.ts';
import { formatBytes } from '../../format/formatBytes.ts';
import { packageAsked } from '../packages/packageAsked.ts';
import { isInside } from '../packages/shellBefore.ts';
import { completions, withoutKnown } from './completions.ts';
import type { Completion } from './completions.ts';
import type { FeatureSource } from './featureSource.ts';
import { askLanguage, placeOf, rangeOf } from './languageFeatures.ts';
import { completePackages } from './packageCompletions.ts';

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

/** What could stand at a place of a Dockerfile: packages in an install command, else words of the language. */
export async function completeDockerfile(
  model: editor.ITextModel,
  position: Position,
  { triggerKind }: languages.CompletionContext,
  source: FeatureSource,
): Promise<languages.CompletionList> {
  const { lineNumber, column } = position;
  const lines = model.getLinesContent();
  const asked = packageAsked(lines, lineNumber, column);
  if (asked !== null) {
    const isUnasked = triggerKind === languages.CompletionTriggerKind.TriggerCharacter;
    return completePackages(model, position, asked, isUnasked, source.names);
  }
  const text = model.getValue();
  const before = model.getLineContent(lineNumber).slice(0, column - 1);
  const wantsImages = /^\s*(?:FROM\s|COPY\s.*--from=)/i.test(before);
  const [images, fromService = []] = await Promise.all([
    wantsImages ? source.images() : [],
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
  const own = isInside(lines, lineNumber - 1)
    ? []
    : await withBytes(completions(before, text, images), source);
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

/** Images with a tag say what they weigh. */
async function withBytes(
  items: readonly Completion[],
  source: FeatureSource,
): Promise<readonly Completion[]> {
  const references = items
    .filter(({ kind, label }) => kind === 'image' && label.includes(':'))
    .map(({ label }) => label);
  if (references.length === 0) return items;
  const offer = await source.names({ kind: 'images', references });
  const bytes = new Map(offer?.names.map(({ name, bytes: known }) => [name, known]));
  return items.map((item) => {
    const known = bytes.get(item.label) ?? null;
    return known === null
      ? item
      : { ...item, detail: messages.packages.imageBytes(formatBytes(known)) };
  });
}
