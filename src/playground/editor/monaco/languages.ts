import { languages } from 'monaco-editor/editor';
import { configGrammar } from './configGrammar.ts';
import { dockerfileGrammar } from './dockerfileGrammar.ts';

/** Our own ids: Monaco's `dockerfile` knows neither heredocs nor flags and wants keywords in capitals. */
export const DOCKERFILE_LANGUAGE = 'plimsoll-dockerfile';
const CONFIG = 'plimsoll-config';
/** Looks like the others, but names of distributions are offered in it. */
export const REQUIREMENTS_LANGUAGE = 'plimsoll-requirements';

export function registerLanguages(): void {
  languages.register({ id: DOCKERFILE_LANGUAGE });
  languages.setMonarchTokensProvider(DOCKERFILE_LANGUAGE, dockerfileGrammar);
  languages.setLanguageConfiguration(DOCKERFILE_LANGUAGE, {
    comments: { lineComment: '#' },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: [],
  });
  for (const id of [CONFIG, REQUIREMENTS_LANGUAGE]) {
    languages.register({ id });
    languages.setMonarchTokensProvider(id, configGrammar);
    languages.setLanguageConfiguration(id, { comments: { lineComment: '#' } });
  }
}

export function languageOf(path: string): string {
  if (/(?:^|\/)Dockerfile$/.test(path)) return DOCKERFILE_LANGUAGE;
  return /(?:requirements|constraints)[^/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/.test(
    path,
  )
    ? REQUIREMENTS_LANGUAGE
    : CONFIG;
}
