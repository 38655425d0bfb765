import type { languages } from 'monaco-editor/editor';

const INSTRUCTIONS =
  'add|arg|cmd|copy|entrypoint|env|expose|healthcheck|label|maintainer|onbuild|run|shell|stopsignal|user|volume|workdir';

/**
 * Dockerfile syntax for colours only, after the Dockerfile reference (docs.docker.com/reference/dockerfile): keywords in any case,
 * flags, JSON forms, here-documents, variables, comments also between continued lines.
 */
export const dockerfileGrammar: languages.IMonarchLanguage = {
  ignoreCase: true,
  // The end of a line ends an instruction unless the line is continued.
  includeLF: true,
  defaultToken: '',
  tokenPostfix: '',
  tokenizer: {
    root: [
      [/^\s*#\s*(?:syntax|escape|check)\s*=.*\n?/, 'directive'],
      [/^\s*#.*\n?/, 'comment'],
      [/\s+/, ''],
      [/from\b/, { token: 'keyword', next: '@from' }],
      [/(onbuild)(\s+)/, ['keyword', '']],
      [new RegExp(`(?:${INSTRUCTIONS})\\b`), { token: 'keyword', next: '@words' }],
      [/\S+/, ''],
    ],
    from: [[/\bas\b/, 'keyword'], { include: '@words' }],
    words: [
      [/^\s*#.*\n?/, 'comment'],
      [/[\\`][ \t]*\n/, ''],
      [/\n/, { token: '', next: '@pop' }],
      [/<<-?\s*(["']?)([a-z_]\w*)\1/, { token: 'string', switchTo: '@heredocLine.$2' }],
      { include: '@values' },
    ],
    values: [
      // A regular expression matches from where the last one ended: a flag is told from apt-get by the blank before it.
      [/(\s)(--?[a-z][\w-]*)/, ['', 'flag']],
      [/\$\{[^}\n]*\}|\$[a-z_]\w*|\$[@*#?$!0-9-]/, 'variable'],
      [/"/, { token: 'string', next: '@quoted' }],
      [/'[^'\n]*'?/, 'string'],
      [/&&|\|\||[;|]/, 'operator'],
      [/\\./, ''],
      [/[^\s"'$\\&|;<]+/, ''],
      [/[ \t]+(?!-)/, ''],
      [/./, ''],
    ],
    quoted: [
      [/\$\{[^}\n]*\}|\$[a-z_]\w*/, 'variable'],
      [/\\(?:.|\n)/, 'string'],
      [/"/, { token: 'string', next: '@pop' }],
      // An unclosed string ends with its line: one missing quote should not colour the rest of the file.
      [/\n/, { token: 'string', next: '@pop' }],
      [/[^"$\\\n]+/, 'string'],
      [/./, 'string'],
    ],
    // The rest of the line that opens a here-document.
    heredocLine: [[/\n/, { token: '', switchTo: '@heredoc.$S2' }], { include: '@values' }],
    heredoc: [
      [
        /^(\t*)(\w+)(\s*\n?)$/,
        {
          cases: {
            '$2==$S2': { token: 'string', next: '@pop' },
            '@default': 'heredoc',
          },
        },
      ],
      [/.+\n?|\n/, 'heredoc'],
    ],
  },
};
