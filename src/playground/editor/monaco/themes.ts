import { editor } from 'monaco-editor/editor';

/** The code colours of tokens.css once more: Monaco takes no CSS variables. Every one reaches 4.5:1 on the selected line too. */
const LIGHT = {
  ink: '17212b',
  quiet: '5d6b78',
  keyword: '7a34c2',
  flag: '9a4a08',
  string: '0b6a86',
  variable: '1b7240',
  selection: '#bcdcec',
  line: '#dfe5ea',
  raised: '#ffffff',
  chosen: '#e3eff5',
  accent: '#0a6a96',
  added: '#1b7a4b',
  removed: '#bd3a22',
};

const DARK: typeof LIGHT = {
  ink: 'e8edf2',
  quiet: '8b9aa8',
  keyword: 'c49bf2',
  flag: 'eaa967',
  string: '74cde0',
  variable: '7fd3a1',
  selection: '#24506a',
  line: '#26333f',
  raised: '#18232d',
  chosen: '#17303e',
  accent: '#63c4f0',
  added: '#57cf92',
  removed: '#ff8a70',
};

export function themeName(isDark: boolean): string {
  return isDark ? 'plimsoll-dark' : 'plimsoll-light';
}

export function registerThemes(): void {
  editor.defineTheme(themeName(false), themeOf(LIGHT, 'vs'));
  editor.defineTheme(themeName(true), themeOf(DARK, 'vs-dark'));
}

function themeOf(colours: typeof LIGHT, base: 'vs' | 'vs-dark'): editor.IStandaloneThemeData {
  return {
    base,
    inherit: false,
    rules: [
      { token: '', foreground: colours.ink },
      { token: 'comment', foreground: colours.quiet },
      { token: 'directive', foreground: colours.keyword },
      { token: 'keyword', foreground: colours.keyword },
      { token: 'flag', foreground: colours.flag },
      { token: 'string', foreground: colours.string },
      { token: 'heredoc', foreground: colours.string },
      { token: 'variable', foreground: colours.variable },
      { token: 'operator', foreground: colours.quiet },
    ],
    colors: {
      'editor.background': '#00000000',
      'editorGutter.background': '#00000000',
      'editor.foreground': `#${colours.ink}`,
      // One colour for brackets: the figures beside the text are what should stand out.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [
          `editorBracketHighlight.foreground${depth}`,
          `#${colours.ink}`,
        ]),
      ),
      'editorLineNumber.foreground': `#${colours.quiet}`,
      'editorLineNumber.activeForeground': `#${colours.ink}`,
      'editorCursor.foreground': `#${colours.ink}`,
      'editor.selectionBackground': colours.selection,
      'editorWidget.background': colours.raised,
      'editorWidget.foreground': `#${colours.ink}`,
      'editorWidget.border': colours.line,
      'editorHoverWidget.background': colours.raised,
      'editorHoverWidget.foreground': `#${colours.ink}`,
      'editorHoverWidget.border': colours.line,
      'editorSuggestWidget.background': colours.raised,
      'editorSuggestWidget.border': colours.line,
      'editorSuggestWidget.foreground': `#${colours.ink}`,
      'editorSuggestWidget.highlightForeground': colours.accent,
      'editorSuggestWidget.focusHighlightForeground': colours.accent,
      'editorSuggestWidget.selectedBackground': colours.chosen,
      'editorSuggestWidget.selectedForeground': `#${colours.ink}`,
      'editorActionList.background': colours.raised,
      'editorActionList.foreground': `#${colours.ink}`,
      'editorActionList.focusBackground': colours.chosen,
      'editorActionList.focusForeground': `#${colours.ink}`,
      'menu.background': colours.raised,
      'menu.foreground': `#${colours.ink}`,
      'menu.selectionBackground': colours.chosen,
      'menu.selectionForeground': `#${colours.ink}`,
      'menu.separatorBackground': colours.line,
      'menu.border': colours.line,
      'widget.shadow': '#00000030',
      'peekView.border': colours.accent,
      'peekViewTitle.background': colours.raised,
      'peekViewTitleLabel.foreground': `#${colours.ink}`,
      'peekViewTitleDescription.foreground': `#${colours.quiet}`,
      'peekViewEditor.background': colours.raised,
      'peekViewEditorGutter.background': colours.raised,
      'peekViewEditor.matchHighlightBackground': colours.selection,
      'peekViewResult.background': colours.raised,
      'peekViewResult.fileForeground': `#${colours.ink}`,
      'peekViewResult.lineForeground': `#${colours.ink}`,
      'peekViewResult.selectionBackground': colours.chosen,
      'peekViewResult.selectionForeground': `#${colours.ink}`,
      'peekViewResult.matchHighlightBackground': colours.selection,
      descriptionForeground: `#${colours.quiet}`,
      'diffEditor.insertedLineBackground': `${colours.added}18`,
      'diffEditor.removedLineBackground': `${colours.removed}18`,
      'diffEditor.insertedTextBackground': `${colours.added}22`,
      'diffEditor.removedTextBackground': `${colours.removed}22`,
      'diffEditor.unchangedRegionBackground': colours.raised,
      'diffEditor.unchangedRegionForeground': `#${colours.quiet}`,
      'input.background': colours.raised,
      'input.foreground': `#${colours.ink}`,
      'scrollbarSlider.background': `#${colours.quiet}40`,
      'scrollbarSlider.hoverBackground': `#${colours.quiet}80`,
      'scrollbarSlider.activeBackground': `#${colours.quiet}a0`,
      focusBorder: '#00000000',
    },
  };
}
