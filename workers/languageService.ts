import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service';
import type { LanguageWorker, Span } from '../src/bridge/languageWorker.ts';

const service = DockerfileLanguageServiceFactory.createLanguageService();
// No snippets: the Tab key, which would go through their places, moves on, as everywhere on the page.
service.setCapabilities({
  completion: {
    completionItem: { snippetSupport: false, documentationFormat: ['markdown'] },
  },
  hover: { contentFormat: ['markdown'] },
  foldingRange: { lineFoldingOnly: true },
});

/** `ValidationSeverity.IGNORE` of dockerfile-utils, which the library brings along. */
const IGNORE = 0;
/** Docker's own build checks, which the engine makes with `# check=skip` in mind. */
const CHECKED_BY_THE_ENGINE = {
  deprecatedMaintainer: IGNORE,
  directiveCasing: IGNORE,
  emptyContinuationLine: IGNORE,
  instructionCasing: IGNORE,
  instructionCmdMultiple: IGNORE,
  instructionEntrypointMultiple: IGNORE,
  instructionHealthcheckMultiple: IGNORE,
  instructionWorkdirRelative: IGNORE,
};

/** The library wants a name for the text. */
const DOCUMENT = { uri: 'Dockerfile' };

/** Dockerfile's language service as the page asks it. */
export const languageService: LanguageWorker = {
  async complete(text, place) {
    const items = await service.computeCompletionItems(text, place);
    return items.map((item) => service.resolveCompletionItem(item));
  },
  hover: (text, place) => service.computeHover(text, place),
  // Null where nothing is declared, whatever the library's type says.
  definition: (text, place) =>
    (service.computeDefinition(DOCUMENT, text, place) as { range: Span } | null)?.range ?? null,
  renameable: (text, place) => service.prepareRename(text, place),
  rename: (text, place, name) => service.computeRename(DOCUMENT, text, place, name),
  folds: (text) => service.computeFoldingRanges(text),
  format: (text, tabSize) => service.format(text, { tabSize, insertSpaces: true }),
  validate: (text) => service.validate(text, CHECKED_BY_THE_ENGINE),
};
