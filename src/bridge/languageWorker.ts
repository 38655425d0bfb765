import type { DockerfileLanguageService as Service } from 'dockerfile-language-service';

/** Types of the Language Server Protocol, which the library's package does not hand on: lines and characters from 0, in UTF-16. */
export type Place = Parameters<Service['computeHover']>[1];
export type LanguageEdit = ReturnType<Service['format']>[number];
export type Span = LanguageEdit['range'];
export type LanguageHover = NonNullable<ReturnType<Service['computeHover']>>;
export type LanguageCompletion = Awaited<ReturnType<Service['computeCompletionItems']>>[number];
export type LanguageFold = ReturnType<Service['computeFoldingRanges']>[number];
export type Diagnostic = ReturnType<Service['validate']>[number];

/** What the worker with Dockerfile's language service offers through Comlink; each call brings the whole text. */
export interface LanguageWorker {
  /** What could stand at a place, with its documentation. */
  complete(text: string, place: Place): Promise<readonly LanguageCompletion[]>;
  hover(text: string, place: Place): LanguageHover | null;
  /** Where the stage or the variable at a place is declared. */
  definition(text: string, place: Place): Span | null;
  /** The name at a place that can be changed. */
  renameable(text: string, place: Place): Span | null;
  rename(text: string, place: Place, name: string): readonly LanguageEdit[];
  /** Instructions, comments and here-documents of several lines. */
  folds(text: string): readonly LanguageFold[];
  format(text: string, tabSize: number): readonly LanguageEdit[];
  /** Mistakes of syntax that the engine's checks do not look for. */
  validate(text: string): readonly Diagnostic[];
}
