import type { Evidence } from '../engine/amount.ts';
import type { Finding, Risk } from '../engine/report.ts';
import type { FailureReason } from '../bridge/createBridge.ts';
import type { FileClass } from '../engine/effects.ts';
import type { ContextGroup } from './editor/settings/contextGroups.ts';
import type { ByteKind } from './report/byteKind.ts';
import type { SizeMeaning } from './report/inMeaning.ts';
import type { LayerCut } from './report/layerParts.ts';
import type { Chart } from './state/chartState.svelte.ts';
import { overlayMessages } from './overlayMessages.ts';

/** Every English word of the page, in one place. */
export const messages = {
  ...overlayMessages,
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

  empty: {
    title: 'What will it weigh?',
    body: 'Paste a Dockerfile into the editor, drop one on this page, or begin with a project folder or an example. Every layer is weighed as you type, before anything is built.',
    examples: 'Examples',
  },

  totals: {
    title: 'Weight of the image',
    image: 'Image',
    waiting: 'Weighing…',
    exact: 'to three digits',
    partial: 'looking up sizes…',
    unknown: (count: number) =>
      `plus something unknown in ${count === 1 ? 'a layer' : `${count} layers`}`,
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

  loadLine: {
    name: (bytes: string) => `load line ${bytes}`,
    field: 'Load line',
    label: 'Load line: the weight that the image should not exceed',
    over: (bytes: string) => `${bytes} over`,
    spare: (bytes: string) => `${bytes} to spare`,
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
  },

  lineFigures: {
    freesNothing: (bytes: string) => `${bytes}, frees nothing`,
    unknown: (bytes: string | null) => (bytes === null ? 'unknown' : `${bytes} + ?`),
  },

  example: { notice: 'What to notice:', after: 'after' },
};
