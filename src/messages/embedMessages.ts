import { countOf } from '../share/countOf.ts';

/** Every English word of the embed. */
export const embedMessages = {
  title: 'What this Dockerfile weighs',
  noLink: 'This embed has no Dockerfile: its address lacks what follows the # of a Plimsoll link.',
  failed: 'This Dockerfile could not be weighed here.',
  noWorker:
    'This page does not let the embed weigh anything. If it is in a sandboxed frame, the server of Plimsoll has to send "Access-Control-Allow-Origin: *".',
  weighing: 'Weighing…',
  open: 'Open in Plimsoll',
  files: 'Files',
  views: 'View',
  before: 'before',
  after: 'after',
  versions: 'Version',
  reveal: 'Show what it weighs',
  pictures: { waterfall: 'Chart', layers: 'Table', diff: 'Changes' },
  caption: 'Layers of the image from the base up',
  columns: ['Layer', 'Size', 'Range', 'Download', 'Wasted'],
  image: 'Image',
  weight: (bytes: string, range: string | null) => bytes + (range === null ? '' : ` (${range})`),
  facts: (layers: number, download: string) =>
    `${countOf(layers, 'layer')}, ${download} to download`,
  wasted: (bytes: string) => `${bytes} wasted`,
  loadLine: (bytes: string) => `load line ${bytes}`,
  lighter: (bytes: string) => `${bytes} lighter after the changes below`,
  steps: 'What the changes are',
  saves: (bytes: string) => `saves ${bytes}`,
  unknown: 'unknown',
  plusUnknown: '+ ?',
  removed: 'removed: ',
  added: 'added: ',
};
