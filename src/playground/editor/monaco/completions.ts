/** Something that could stand at the caret. */
export interface Completion {
  readonly label: string;
  readonly insert: string;
  /** A few words beside it. */
  readonly detail: string;
  readonly kind: 'instruction' | 'flag' | 'image' | 'stage';
}

/** Instructions in the order of the Dockerfile reference (docs.docker.com/reference/dockerfile), without deprecated ones. */
const INSTRUCTIONS: Readonly<Record<string, string>> = {
  FROM: 'start a stage from an image',
  RUN: 'run a command, keep what it writes',
  COPY: 'copy files of the build context, a stage or an image',
  ADD: 'copy, download or unpack',
  ARG: 'a variable of the build',
  ENV: 'a variable that stays',
  WORKDIR: 'the folder of what follows',
  USER: 'who runs what follows',
  CMD: 'what runs by default',
  ENTRYPOINT: 'what always runs',
  EXPOSE: 'a port',
  LABEL: 'a note on the image',
  VOLUME: 'a folder kept outside of the image',
  HEALTHCHECK: 'how to tell that it is well',
  SHELL: 'what runs the shell form',
  STOPSIGNAL: 'how to end it',
  ONBUILD: 'for images built on this one',
};

const FLAGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FROM: { '--platform=': 'of the base image' },
  RUN: {
    '--mount=type=cache,target=': 'a folder that is kept between builds and is in no layer',
    '--mount=type=bind,target=': 'files for this command only, in no layer',
    '--mount=type=secret,id=': 'a secret for this command only',
    '--mount=type=tmpfs,target=': 'a folder that is gone afterwards',
    '--network=none': 'without a network',
  },
  COPY: {
    '--from=': 'a stage or an image',
    '--chown=': 'the owner, without storing files twice',
    '--chmod=': 'the mode, without storing files twice',
    '--link': 'a layer of its own, independent of those below',
    '--parents': 'with the folders that files lie in',
    '--exclude=': 'a pattern to leave out',
  },
  ADD: {
    '--checksum=': 'of what is downloaded',
    '--chown=': 'the owner',
    '--chmod=': 'the mode',
    '--link': 'a layer of its own',
    '--keep-git-dir=true': 'with the history of a repository',
  },
};

/** More would only be scrolled through. */
const MOST_IMAGES = 50;

/**
 * What could stand at the caret of a Dockerfile.
 *
 * @param before the caret's line up to the caret
 * @param text the whole file, for the names of its stages
 * @param images references of known base images
 */
export function completions(
  before: string,
  text: string,
  images: readonly string[],
): readonly Completion[] {
  const word = /\S*$/.exec(before)?.[0] ?? '';
  if (/^\s*[a-z]*$/i.test(before)) {
    return of(INSTRUCTIONS, 'instruction', ' ', (name) => startsWith(name, word));
  }
  const keyword = /^\s*([a-z]+)\s/i.exec(before)?.[1]?.toUpperCase() ?? '';
  const from = /^--from=(\S*)$/i.exec(word)?.[1];
  if (from !== undefined) {
    return [...stages(text), ...someImages(images, from)].filter(({ label }) =>
      startsWith(label, from),
    );
  }
  if (word.startsWith('-')) {
    return of(FLAGS[keyword] ?? {}, 'flag', '', (name) => startsWith(name, word));
  }
  if (keyword === 'FROM' && /^\s*from\s+(?:--\S+\s+)*\S*$/i.test(before)) {
    return [...stages(text), ...someImages(images, word)].filter(({ label }) =>
      startsWith(label, word),
    );
  }
  return [];
}

/**
 * What the language service offers beside our own: variables, flags of HEALTHCHECK, triggers, directives.
 *
 * @param own what `completions` gave at the same place
 */
export function withoutKnown<Item extends { readonly label: string }>(
  offered: readonly Item[],
  own: readonly Completion[],
): readonly Item[] {
  const known = new Set(own.map(({ label }) => label));
  // Deprecated since Docker 1.13.
  return offered.filter(({ label }) => label !== 'MAINTAINER' && !known.has(label));
}

function of(
  words: Readonly<Record<string, string>>,
  kind: Completion['kind'],
  after: string,
  fits: (name: string) => boolean,
): readonly Completion[] {
  return Object.entries(words)
    .filter(([name]) => fits(name))
    .map(([name, detail]) => ({ label: name, insert: name + after, detail, kind }));
}

function stages(text: string): readonly Completion[] {
  return [...text.matchAll(/^[ \t]*FROM[ \t]+.*?[ \t]AS[ \t]+(\S+)/gim)].map(
    ([, name = '']): Completion => ({ label: name, insert: name, detail: 'stage', kind: 'stage' }),
  );
}

/** Before a tag is typed, names alone: `python` has a hundred tags. */
function someImages(images: readonly string[], typed: string): readonly Completion[] {
  const isTagged = typed.includes(':');
  const labels = isTagged
    ? images.filter((image) => startsWith(image, typed))
    : [...new Set(images.map((image) => image.slice(0, image.lastIndexOf(':'))))];
  return labels
    .filter((label) => startsWith(label, typed))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .slice(0, MOST_IMAGES)
    .map((label): Completion => ({ label, insert: label, detail: 'image', kind: 'image' }));
}

function startsWith(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}
