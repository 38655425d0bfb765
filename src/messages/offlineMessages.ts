/** English words of work without a network, and of newer builds. */
export const offlineMessages = {
  title: 'Work offline',
  none: 'This browser keeps nothing of the page for later: without a network it cannot be opened.',
  ready: 'The page opens without a network and weighs with all that it has used so far.',
  all: (size: string) => `Everything is available offline: ${size} beside the page itself.`,
  keepAll: (size: string) => `Make everything available offline (${size})`,
  keepLess: 'Keep only what is used',
  keeping: 'Files kept for work offline',
  progress: (done: string, of: string) => `${done} of ${of}`,
  cancel: 'Cancel',
  failed: 'Not everything could be kept: is there a network, and room on the disk?',

  update: 'A newer Plimsoll lies ready.',
  takeOver: 'Load it',
  later: 'Later',
};
