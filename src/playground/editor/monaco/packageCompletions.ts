import { languages } from 'monaco-editor/editor';
import type { editor, IRange, Position } from 'monaco-editor/editor';
import type { Offer, OfferedName } from '../../../catalog/offerNames.ts';
import { messages } from '../../../messages/messages.ts';
import { formatBytes } from '../../format/formatBytes.ts';
import { baseOfStage } from '../packages/baseOfStage.ts';
import type { PackageAsked } from '../packages/packageAsked.ts';
import type { FeatureSource } from './featureSource.ts';

const words = messages.packages;

/**
 * Packages that go on with the name under way.
 *
 * @param isUnasked whether a blank alone is the reason to ask: a list would lie over the text at every one
 */
export async function completePackages(
  model: editor.ITextModel,
  { lineNumber, column }: Position,
  asked: PackageAsked,
  isUnasked: boolean,
  names: FeatureSource['names'],
): Promise<languages.CompletionList> {
  if (isUnasked && asked.typed === '') return { suggestions: [] };
  const { kind, typed } = asked;
  const offer = await names(
    kind === 'debian'
      ? { kind, typed, base: baseOfStage(model.getLinesContent(), lineNumber) }
      : { kind, typed },
  );
  if (offer === null) return { suggestions: [] };
  const named = new Set(asked.named);
  const range = {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn: column - typed.length,
    endColumn: column,
  };
  return {
    incomplete: !offer.isWhole,
    suggestions: offer.names
      .filter(({ name }) => !named.has(name))
      .map((item, index) => suggestionOf(item, offer, typed, range, index)),
  };
}

function suggestionOf(
  { name, bytes }: OfferedName,
  { suite }: Offer,
  typed: string,
  range: IRange,
  index: number,
): languages.CompletionItem {
  const size = bytes === null ? null : formatBytes(bytes);
  const description =
    suite === null
      ? size === null
        ? ''
        : words.python(size)
      : size === null
        ? words.inSuite(suite)
        : words.debian(size, suite);
  return {
    label: { label: name, description },
    insertText: name,
    // `Scikit_Le` is a beginning of scikit-learn, which letters do not tell.
    filterText: typed + name.slice(typed.length),
    // In the catalog's order: Monaco would sort by letter.
    sortText: String(index).padStart(4, '0'),
    kind: languages.CompletionItemKind.Module,
    range,
    ...(size !== null && { documentation: suite === null ? words.pythonHelp : words.debianHelp }),
  };
}
