import type { StageView } from '../program.ts';

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
  if (VENDOR_IMAGES.test(base.reference)) found.push({ place: base.reference });
  return found;
}

/** Images whose publishers leave a repository of their own in them (their Dockerfiles). */
const VENDOR_IMAGES =
  /^(nvidia\/cuda:|nvcr\.io\/|postgres:|postgis\/|pgvector\/|mariadb:|mongo:|rocm\/)/;

/**
 * Images whose packages come from their distribution alone, by their publishers' Dockerfiles. Of others it cannot be told: a package that the
 * distribution has not may come from a repository that the image brings.
 */
const OWN_ARCHIVE_ONLY =
  /^(debian|ubuntu|buildpack-deps|python|pypy|node|golang|rust|ruby|php|perl|gcc|openjdk|eclipse-temurin|maven|gradle|tomcat|nginx|httpd|redis|continuumio\/\w+|condaforge\/\w+|mambaorg\/micromamba|tiangolo\/[\w-]+|ghcr\.io\/astral-sh\/uv|mcr\.microsoft\.com\/dotnet\/[\w/-]+)(:|@|$)/;

/** Whether an image has no other source of packages than its distribution's archive. */
export function hasOwnArchiveOnly({ base }: Pick<StageView, 'base'>): boolean {
  return OWN_ARCHIVE_ONLY.test(base.reference);
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
