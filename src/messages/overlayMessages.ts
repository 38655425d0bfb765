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
