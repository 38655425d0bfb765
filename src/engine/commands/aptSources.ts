import type { StageView } from './program.ts';

/** A source of packages that the catalog does not have. */
export interface ForeignSource {
  /** The file that names it, or the image that brings it. */
  readonly place: string;
}

const OWN_FILES = /\/(debian|ubuntu)\.sources$|\/sources\.list$/;

/**
 * Sources beside the distribution's main archive: files that earlier commands wrote below /etc/apt, and those of vendors' images. A package
 * that the catalog does not know may come from one of them.
 */
export function foreignSources(stage: StageView): readonly ForeignSource[] {
  const { filesystem, base } = stage;
  const files = [
    ...filesystem.glob('/etc/apt/sources.list.d/*'),
    ...filesystem.glob('/etc/apt/sources.list'),
  ];
  const found = files
    .filter((file) => !OWN_FILES.test(file) || offersMore(filesystem.text(file)))
    .map((file) => ({ place: file }));
  if (/^(nvidia\/cuda|nvcr\.io\/)/.test(base.reference)) found.push({ place: base.reference });
  return found;
}

/** Whether a list of the distribution's own archive was changed into something wider than `main`; unknown text may have been. */
function offersMore(text: string | undefined): boolean {
  if (text === undefined) return true;
  const active = text.replaceAll(/^\s*#.*$/gm, '');
  return (
    /\b(contrib|non-free|non-free-firmware|backports|multiverse|testing|unstable|sid)\b/.test(
      active,
    ) || [...active.matchAll(/https?:\/\/\S+/g)].some(([url]) => !/debian|ubuntu/.test(url))
  );
}
