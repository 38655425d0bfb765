import { languages } from 'monaco-editor/editor';
import { configGrammar } from './configGrammar.ts';
import { dockerfileGrammar } from './dockerfileGrammar.ts';

/** Our own ids: Monaco's `dockerfile` knows neither heredocs nor flags and wants keywords in capitals. */
export const DOCKERFILE_LANGUAGE = 'plimsoll-dockerfile';
const CONFIG = 'plimsoll-config';

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
  languages.register({ id: CONFIG });
  languages.setMonarchTokensProvider(CONFIG, configGrammar);
  languages.setLanguageConfiguration(CONFIG, { comments: { lineComment: '#' } });
}

export function languageOf(path: string): string {
  return /(?:^|\/)Dockerfile$/.test(path) ? DOCKERFILE_LANGUAGE : CONFIG;
}
