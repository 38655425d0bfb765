/** Links longer than this are cut by some mail and chat programs. */
const LONG = 8000;
const figures = new Intl.NumberFormat('en');

/** English words of what leaves the page: links and files. */
export const shareMessages = {
  open: 'Share',
  title: 'Share',
  noDialog: 'The dialog could not be loaded: is there a network?',

  link: 'Link to this workspace',
  promise: 'The whole workspace lies in the link itself; nothing is stored anywhere.',
  length: (letters: number) =>
    `${figures.format(letters)} characters` +
    (letters > LONG ? '; some mail and chat programs cut a link as long as this' : ''),
  copyLink: 'Copy link',
  copyMarkdown: 'Copy Markdown link',
  copyCode: 'Copy Markdown with code and table',
  copyEmbed: 'Copy embed',
  copied: 'Copied.',
  notCopied: 'The browser does not let this page copy. The text is selected: copy it by hand.',
  handCopy: 'Text to copy by hand',

  exportTitle: 'Save as a file',
  exportWaits: 'Once the present text is weighed, its report can be saved here.',
  saved: (name: string) => `Saved ${name}.`,
  notSaved: 'The file could not be made.',
  formats: {
    markdown: 'Markdown report',
    csv: 'CSV of layers',
    json: 'JSON report',
    sarif: 'SARIF of findings',
    svg: 'SVG picture',
    png: 'PNG picture',
    badge: 'SVG badge',
    zip: 'Lighter files (zip)',
  },

  licenses: 'Licences of the software that this page is made of',

  broken: (reason: string) => `${reason} What you had is still here.`,
};
