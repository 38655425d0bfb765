import type { ContextGroup } from '../playground/editor/settings/contextGroups.ts';

/** Words of the header, the editor and the settings; a part of `messages`. */
export const workspaceMessages = {
  name: 'Plimsoll',

  title: 'Plimsoll: what a Dockerfile weighs before it is built',

  skip: 'Skip to the result',

  result: 'Result',

  close: 'Close',

  header: {
    examples: 'Examples',
    yours: 'Yours',
    fromArticles: 'After published articles',
    ownExamples: 'Small examples',
    empty: 'Start with an empty Dockerfile',
    platform: 'Platform',
    theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
    facts: (date: string) => `sizes of ${date} · nothing leaves this page`,
    noFacts: 'nothing leaves this page',
  },

  views: { label: 'View', weight: 'Weight', files: 'Files' },

  files: {
    label: 'Files',
    settings: 'Build context',
    settingsOpen: 'Build context, questions open',
    add: 'Add a file',
    addName: 'Path of the file in the build context',
    addSubmit: 'Add',
    cancel: 'Cancel',
    remove: (path: string) => `Remove ${path}`,
    removed: (path: string) => `${path} was removed.`,
    exists: 'This file is open already.',
    badName: 'A path inside the build context, such as requirements.txt',
    editor: (path: string) => `Text of ${path}`,
    empty: 'Paste a Dockerfile here.',
    noRename: 'Only stages and variables have names that can be changed.',
    badRename: 'A name without blanks',
  },

  packages: {
    debian: (bytes: string, suite: string) => `${bytes} alone, Debian ${suite}`,
    inSuite: (suite: string) => `Debian ${suite}`,
    python: (bytes: string) => `${bytes} alone`,
    image: 'image',
    imageBytes: (bytes: string) => `${bytes} on disk`,
    debianHelp: 'What its own files take once installed. What it depends on comes on top.',
    pythonHelp:
      'What the newest wheel takes once unpacked, without byte-code. What it depends on comes on top.',
    /** @param name escaped for Markdown */
    adds: (name: string, bytes: string) => `**${name}** adds ${bytes}`,
    brings: (count: number, bytes: string) =>
      count === 1
        ? `, ${bytes} with the package that it brings`
        : `, ${bytes} with the ${count} packages that it brings`,
  },

  settings: {
    contextTitle: 'Sizes in the build context',
    contextHelp: 'What COPY and ADD find beside the files in the tabs. A folder ends in a slash.',
    path: 'Path',
    size: 'Size',
    pathExample: 'models/',
    sizeExample: '440 MB',
    add: 'Add',
    removeEntry: (key: string) => `Remove ${key}`,
    moreEntries: (count: number) => `and ${count} smaller ones`,
    exactly: (bytes: number) => `${bytes.toLocaleString('en')} bytes`,
    answersTitle: 'Your answers',
    answersHelp: 'Sizes that the text does not tell. Correct or remove them here.',
    groups: {
      files: 'Files and folders',
      outputs: 'What commands write',
      downloads: 'Downloads',
      images: 'Base images',
    } satisfies Record<ContextGroup, string>,
    badSize: 'A size such as 440 MB or 1.3 GB',
    buildTitle: 'Build',
    base: 'Base image',
    badBase: 'One image on the line of its FROM, such as python:3.12-slim',
    target: 'Target stage',
    lastStage: 'the last one',
    asOf: 'Versions as of',
    asOfHelp: 'Floating tags and unpinned packages are taken as of this month; today when empty.',
    argsTitle: 'Build arguments',
    argsHelp: 'As given by --build-arg.',
    argName: 'Name',
    argValue: 'Value',
    removeArg: (name: string) => `Remove build argument ${name}`,
  },

  notice: {
    undo: 'Undo',
    close: 'Dismiss',
    applied: (title: string) => `Applied: ${title}`,
    appliedMany: (count: number) =>
      count === 1 ? 'One change was made.' : `${count} changes were made.`,
  },

  questions: {
    title: (count: number) =>
      count === 0
        ? 'What the text does not tell'
        : count === 1
          ? 'One answer would tighten this estimate'
          : `${count} answers would tighten this estimate`,
    range: (range: string) => `assumed ${range}`,
    unknown: 'counted as nothing so far',
    answer: (question: string) => `Answer to: ${question}`,
    sizeExample: '440 MB',
    set: 'Set',
    openFile: (path: string) => `Add ${path}`,
    badSize: 'A size such as 440 MB or 1.3 GB',
    saved: (key: string, value: string) => `${key} is ${value}.`,
    line: (line: number) => `line ${line}`,
    all: (count: number) => `Show all ${count}`,
    fewer: 'Show fewer',
  },

  lineFigures: {
    freesNothing: 'frees nothing',
    unknown: (bytes: string | null) => (bytes === null ? 'unknown' : `${bytes} + ?`),
  },
};
