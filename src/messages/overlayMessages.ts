/** Words of what lies over the page or is dropped on it; a part of `messages`. */
export const overlayMessages = {
  folder: {
    pick: 'Read a project folder',
    help: 'or drop one here. It is read on this page only: sizes of everything, texts of what decides an install.',
    drop: 'Drop a Dockerfile, a requirements file or a whole project folder',
    reading: (files: string, bytes: string) => `${files} files, ${bytes} so far…`,
    cancel: 'Cancel',
    done: (files: number, bytes: string) =>
      `${files.toLocaleString('en')} files read, ${bytes} in all.`,
    failed: (reason: string) => `The folder could not be read: ${reason}`,
    tookFiles: (names: string) => `Took ${names}.`,
  },

  compare: {
    open: 'Open this one',
    button: 'Compare',
    title: 'Compare two Dockerfiles',
    with: 'Compare with',
    this: 'This Dockerfile',
    lightened: 'This Dockerfile with the rewrites',
    paste: 'Another one, or another version: paste or drop it',
    pasted: 'The other Dockerfile',
    pastePlaceholder:
      'Paste another Dockerfile here, or drop its file.\nAn older version of this one: paste what “git show HEAD~1:Dockerfile” or “git diff HEAD~1 -- Dockerfile” prints.',
    versions: {
      text: 'The other Dockerfile',
      before: 'Before that change',
      after: 'After that change',
      unfit: 'No file of this diff fits to the Dockerfile on the page.',
    },
    texts: 'Difference of the texts',
    commits: {
      choose: 'An earlier commit of this folder',
      label: 'Commits that touched this Dockerfile',
      help: 'Read from the folder’s .git, on this page only.',
      reading: 'Reading the folder’s history…',
      none: 'No commit has this Dockerfile.',
      removed: 'removed, or no text',
      more: 'Older commits were not looked at.',
      title: (commit: string) => `Commit ${commit}`,
      tooLarge: (bytes: string) =>
        `The folder’s history is ${bytes}: too large to be read here. Paste what “git show COMMIT:Dockerfile” prints instead.`,
      unreadable: (reason: string) =>
        `The folder’s history cannot be read here (${reason}). Paste what “git show COMMIT:Dockerfile” prints instead.`,
      slow: 'Reading the folder’s history took too long and was stopped. Paste what “git show COMMIT:Dockerfile” prints instead.',
    },
  },

  shortcuts: {
    button: 'Keyboard shortcuts',
    title: 'Keyboard shortcuts',
    anywhere: 'Anywhere outside of a text',
    isOn: 'Single keys act',
    keys: {
      sheet: 'this sheet',
      editor: 'to the Dockerfile',
      layers: 'to the layers',
      chart: 'next picture: layers, savings, inside, table',
      size: 'next meaning of size',
      changes: 'see the changes',
      compare: 'compare',
      undo: 'undo the last change',
      redo: 'make it again',
    },
    places: [
      {
        title: 'Everywhere',
        keys: [
          ['Tab', 'the next control; Shift and Tab the one before'],
          ['Esc', 'close what lies over the page'],
        ],
      },
      {
        title: 'In the tabs of files, and in a choice of one',
        keys: [['← →', 'the one before or after']],
      },
      {
        title: 'In the list of layers',
        keys: [
          ['↑ ↓', 'the layer above or below'],
          ['Home End', 'the first or last layer'],
          ['Enter', 'look inside'],
        ],
      },
      {
        title: 'On the load line',
        keys: [
          ['← →', 'lighter or heavier'],
          ['Page Up/Down', 'in large steps'],
        ],
      },
      {
        title: 'In the code editor',
        keys: [
          ['Ctrl+Space', 'what could stand here'],
          ['Ctrl+.', 'changes that make this line lighter'],
          ['Ctrl+Shift+[ ]', 'fold or unfold a stage'],
          ['Ctrl+/', 'comment a line'],
          ['Ctrl+F', 'find'],
          ['F12', 'to where a stage or argument is defined'],
          ['F2', 'rename a stage or argument'],
          ['Shift+Alt+F', 'format'],
        ],
      },
    ],
  },

  diff: {
    title: 'The lighter Dockerfile',
    label: 'Changes',
    sides: { before: 'Before the changes', after: 'After the changes' },
    copy: 'Copy',
    copied: 'Copied',
    download: 'Download',
    downloadAll: 'Download all (zip)',
    apply: 'Apply to my files',
    unchanged: (count: number) => `${count} unchanged ${count === 1 ? 'line' : 'lines'}`,
    removed: 'removed: ',
    added: 'added: ',
    steps: (count: number) => (count === 1 ? 'One change' : `${count} changes, one by one`),
  },

  history: { label: 'History', undo: 'Undo', redo: 'Redo' },
};
