import type { languages } from 'monaco-editor/editor';

/** Requirements, TOML, ini, ignore files, YAML and JSON as far as comments, sections and strings go: Monaco brings no TOML. */
export const configGrammar: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '',
  tokenizer: {
    root: [
      [/^#.*$/, 'comment'],
      [/(\s)(#.*)$/, ['', 'comment']],
      [/^\s*\[{1,2}[\w.\- "']+\]{1,2}\s*$/, 'keyword'],
      [/"(?:[^"\\]|\\.)*"|'[^'\n]*'/, 'string'],
      [/^--?[a-z][\w-]*/, 'flag'],
      [/(\s)(--?[a-z][\w-]*)/, ['', 'flag']],
      [/\$\{[^}]*\}/, 'variable'],
      [/[^\s"'$]+/, ''],
      [/\s+(?![-#])/, ''],
      [/./, ''],
    ],
  },
};
