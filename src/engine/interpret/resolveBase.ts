import { exactly } from '../amount.ts';
import type { BaseImage } from '../images/imageTable.ts';
import type { Platform } from '../workspace.ts';
import type { Session } from './session.ts';

/** The base image of a reference; null while the catalog's slice of images is on its way. */
export function resolveBase(
  reference: string,
  platform: Platform,
  session: Session,
): BaseImage | null {
  const image = session.catalog.images()?.resolve(reference, platform, session.workspace.asOf);
  if (image === undefined) return null;
  const given = session.workspace.context?.[baseAnswerKey(reference)];
  return given === undefined || !(given >= 0) ? image : withGivenBytes(image, given);
}

/** The key of `workspace.context` under which a user tells how large a base image is. */
export function baseAnswerKey(reference: string): string {
  return `image://${reference}`;
}

/** What the user says of an image wins over the catalog; what is in it stays as the catalog has it. */
function withGivenBytes(image: BaseImage, bytes: number): BaseImage {
  const amount = exactly(bytes);
  const known = image.contents.find((content) => content.path === '/');
  return {
    ...image,
    amount,
    evidence: 'measured',
    source: 'given by you',
    match: image.match === 'unknown' ? 'nearest' : image.match,
    contents: [
      {
        path: '/',
        spread: true,
        amount,
        fileClass: 'system',
        origin: known?.origin ?? { kind: 'base', name: image.reference },
        evidence: 'measured',
        source: 'given by you',
      },
    ],
  };
}

/** Stands in until the images are loaded: nothing is known of it, and the report says so. */
export function pendingImage(reference: string): BaseImage {
  return {
    reference,
    resolved: reference,
    match: 'unknown',
    amount: { bytes: 0, low: 0, high: 0 },
    compressed: { bytes: 0, low: 0, high: 0 },
    layerCount: 1,
    evidence: 'unknown',
    source: 'the facts about base images are not loaded yet',
    contents: [],
    env: {},
    workdir: '/',
    user: '',
    system: { kind: 'unknown' },
    pythons: [],
    debianPackages: [],
    tools: [],
    onbuild: [],
  };
}
