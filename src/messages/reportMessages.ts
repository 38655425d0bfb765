import type { FailureReason } from '../bridge/createBridge.ts';
import type { Evidence } from '../engine/amount.ts';
import type { FileClass } from '../engine/effects.ts';
import type { Advice, Finding, Risk } from '../engine/report.ts';
import type { SizeMeaning } from '../playground/report/inMeaning.ts';
import type { LayerCut } from '../playground/report/layerParts.ts';
import type { Chart } from '../playground/state/chartState.svelte.ts';
import type { ByteKind } from '../share/picture/byteKind.ts';

/** Words of the result: totals, waterfall, layers, rewrites; a part of `messages`. */
export const reportMessages = {
  transfer: {
    label: 'Over',
    wrong: 'A bandwidth such as 100 Mbit/s',
    about: (from: string, to: string, unit: string) => {
      if (from === to) return `about ${to} ${unit}`;
      return from === '0' ? `up to ${to} ${unit}` : `about ${from} to ${to} ${unit}`;
    },
    push: (time: string) => `push ${time}`,
    pull: (time: string) => `pull ${time}`,
    afterChange: (push: string, pull: string) =>
      push === pull
        ? `after a change of your code ${push} each`
        : `after a change of your code push ${push}, pull ${pull}`,
  },

  totals: {
    title: 'Weight of the image',
    image: 'Image',
    waiting: 'Weighing…',
    exact: 'to three digits',
    partial: 'so far…',
    unknown: (count: number) => `unknown in ${count === 1 ? 'one layer' : `${count} layers`}`,
    download: 'Download',
    compressed: 'compressed',
    thisDockerfile: 'This Dockerfile',
    withRewrites: (count: number) => (count === 1 ? 'with one rewrite' : `with ${count} rewrites`),
    becomes: 'becomes',
    largest: (bytes: string) => `largest layer ${bytes}`,
    codeChange: 'One-line change pushes',
    rebuilds: (rebuilt: number, all: number) => `${rebuilt} of ${all} layers`,
    wasted: 'Wasted',
    announceAfter: (count: number, bytes: string) =>
      `With ${count} ${count === 1 ? 'rewrite' : 'rewrites'} it would weigh ${bytes}.`,
    announce: (image: string, layers: number) =>
      `The image weighs ${image} in ${layers} ${layers === 1 ? 'layer' : 'layers'}.`,
  },

  waterfall: {
    titles: {
      layers: 'Layers, from the base up',
      savings: 'What each rewrite saves',
      inside: 'Inside a layer',
      table: 'Layers, from the base up',
    } satisfies Record<Chart, string>,
    shapes: {
      layers: 'Before / after',
      savings: 'Savings',
      inside: 'Inside',
      table: 'Table',
    } satisfies Record<Chart, string>,
    shape: 'Show',
    list: 'Layers, arrow keys move between them',
    listAfter: 'Layers after the rewrites',
    before: 'Before',
    after: 'After',
    nothing: 'No layers yet.',
    total: 'Image',
    stageTotal: 'Stage',
    plusUnknown: '+ ?',
    onlyUnknown: 'unknown',
    lookedUp: '…',
    row: (
      position: number,
      instruction: string,
      bytes: string,
      range: string | null,
      waste: string | null,
    ) =>
      `Layer ${position}: ${instruction}. ${bytes}` +
      (range === null ? '' : `, between ${range}`) +
      (waste === null ? '' : `, of which ${waste} wasted`),
    rowUnknown: ', and something of unknown size',
    caption: 'Layers of the image from the base up',
    columns: {
      layer: 'Layer',
      instruction: 'Instruction',
      size: 'Size',
      range: 'Range',
      download: 'Download',
      wasted: 'Wasted',
    },
    wasted: 'wasted',
    range: 'range',
    builders: (count: number, bytes: string) =>
      `${count === 1 ? '1 other stage' : `${count} other stages`} of the build, ${bytes}, not in the image`,
    stage: (name: string, base: string) => `${name}, from ${base}`,
    unnamed: (index: number) => `stage ${index}`,
    skipped: (names: string) => `Not built, because nothing needs it: ${names}`,
  },

  sizes: {
    label: 'Size means',
    headline: {
      disk: 'Image',
      download: 'Image, to download',
      docker: 'Image, as Docker 29 counts',
    } satisfies Record<SizeMeaning, string>,
    meanings: {
      disk: {
        text: 'On disk',
        help: 'Sum of the layers as unpacked files: what docker history adds up to.',
      },
      download: {
        text: 'Download',
        help: 'Sum of the layers as gzip blobs: what a registry stores and a pull transfers.',
      },
      docker: {
        text: 'Docker 29',
        help: 'What docker images of Docker 29 prints as disk usage: unpacked blocks and compressed blobs together.',
      },
    } satisfies Record<SizeMeaning, { text: string; help: string }>,
  },

  savings: {
    list: 'Rewrites in the order in which they were made',
    none: 'Tick a rewrite below to see what it saves.',
  },

  fileClasses: {
    system: 'system files',
    code: 'code',
    bytecode: 'Python byte-code',
    native: 'compiled libraries and programs',
    tests: 'test folders',
    data: 'data',
    docs: 'documentation',
    cache: 'download caches',
    lists: 'package lists',
    archive: 'archives',
    vcs: 'version control',
    model: 'model weights',
  } satisfies Record<FileClass, string>,

  claim: {
    field: 'Somebody claims a size? Check it:',
    example: '450 MB',
  },

  loadLine: {
    name: (bytes: string) => `load line ${bytes}`,
    field: 'Load line',
    label: 'Load line: the weight that the image should not exceed',
    over: (bytes: string) => `${bytes} over`,
    spare: (bytes: string) => `${bytes} to spare`,
    unsureHelp: 'The load line lies within the range of the estimate.',
    unsure: (balance: string) => `${balance}?`,
  },

  kinds: {
    base: 'base image',
    system: 'system packages',
    python: 'Python packages',
    packages: 'other packages',
    context: 'build context',
    model: 'models, downloads',
    other: 'other files',
  } satisfies Record<ByteKind, string>,

  detail: {
    title: 'What this layer is made of',
    choose: 'Layer',
    cut: 'Cut by',
    cuts: { packages: 'who brought it', files: 'kind of file' } satisfies Record<LayerCut, string>,
    mostlyOf: (names: string, others: number) =>
      others === 0 ? `of ${names}` : `of ${names} and ${others} more`,
    afterOnly: 'after the rewrites',
    hereBecause: 'Here because',
    needs: 'needs',
    others: (count: number) => `and ${count} more`,
    lookInside: 'Look inside',
    line: (from: number, to: number) => (from === to ? `Line ${from}` : `Lines ${from}–${to}`),
    download: (bytes: string) => `${bytes} to download`,
    wasted: (bytes: string) => `${bytes} of it wasted by later layers`,
    hides: (bytes: string) => `hides or repeats ${bytes} of the layers below`,
    caption: 'Parts of the layer, heaviest first',
    part: 'Part',
    evidence: 'Known from',
    share: 'Share',
    size: 'Size',
    more: (count: number) => `Show all ${count} parts`,
    fewer: 'Show the heaviest only',
    empty: 'Adds no files.',
    sort: (column: string) => `Sort by ${column}`,
  },

  evidence: {
    measured: 'measured',
    locked: 'lock file',
    published: 'published',
    derived: 'derived',
    assumed: 'assumed',
    unknown: 'unknown',
  } satisfies Record<Evidence, string>,

  evidenceHelp: {
    measured: 'The catalog weighed this very thing.',
    locked: 'Your lock file names it.',
    published: 'Its publisher states the size.',
    derived: 'Computed by a stated rule from a measured neighbour.',
    assumed: 'A default that you can correct.',
    unknown: 'Nobody knows from the text alone.',
  } satisfies Record<Evidence, string>,

  findings: {
    title: 'Worth knowing',
    severity: {
      error: 'would fail',
      warning: 'warning',
      info: 'note',
    } satisfies Record<Finding['severity'], string>,
    more: 'More on this',
    openLink: 'source',
  },

  advice: {
    title: 'Also worth doing',
    lead: 'Good for other reasons than bytes: these have no figure.',
    topic: {
      security: 'security',
      reproducibility: 'repeatable',
      'build-speed': 'build speed',
      correctness: 'correctness',
      operation: 'operation',
    } satisfies Record<Advice['topic'], string>,
  },

  suggestions: {
    title: 'Ways to make it lighter',
    proof: 'Each saving is this Dockerfile weighed again with the change.',
    none: 'No lighter way found.',
    searching: 'Looking for lighter ways…',
    failed: 'The search for lighter ways stopped unexpectedly; the figures above stand.',
    see: 'See the changes',
    applyAll: (count: number) => (count === 1 ? 'Apply one change' : `Apply ${count} changes`),
    fix: (title: string, saved: string) => `−${saved}: ${title}`,
    showChange: 'Show the change',
    hideChange: 'Hide the change',
    perPush: 'a push',
    covered: 'Nothing left to do: another ticked rewrite does this too.',
    saves: (bytes: string) => `saves ${bytes}`,
    risk: { safe: 'safe', check: 'check', behaviour: 'changes behaviour' } satisfies Record<
      Risk,
      string
    >,
    riskHelp: {
      safe: 'Same content at run time, apart from caches.',
      check: 'Could miss something that is needed at run time: check before you rely on it.',
      behaviour: 'Changes what runs.',
    } satisfies Record<Risk, string>,
    apply: 'Apply this one',
    applyLabel: (title: string) => `Apply this one: ${title}`,
    byHand: 'By hand:',
    mind: 'Mind:',
  },

  example: { notice: 'What to notice:', after: 'after' },

  empty: {
    title: 'What will it weigh?',
    body: 'Paste a Dockerfile into the editor, drop one on this page, or begin with a project folder or an example. Every layer is weighed as you type, before anything is built.',
    examples: 'Examples',
  },

  problem: {
    parse: (line: number) => `This Dockerfile cannot be weighed yet (line ${line})`,
    keeps: 'The figures below are those of the last text that could be weighed.',
    failed: {
      crashed: 'Weighing stopped unexpectedly.',
      timeout: 'Weighing took too long and was stopped.',
      refused: 'This text could not be weighed.',
    } satisfies Record<FailureReason, string>,
    safe: 'Your text is kept.',
    retry: 'Try again',
  },
};
