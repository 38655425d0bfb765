import { between, exactly } from '../../amount.ts';
import type { Content, Effect, Notice } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { PythonResolution, ResolvedDistribution } from '../../packages/python/resolution.ts';
import { weighInstall, type InstallPlace } from '../../packages/python/weighInstall.ts';
import type { StageView } from '../program.ts';
import { requirementsPrior, type RequirementsPrior } from './requirementsPrior.ts';

/** Bytes that pip's cache holds beside each wheel: headers of the HTTP answer (four installs measured, 2026-11-20). */
const CACHE_HEADER = 340;

/** How many notices of one kind are worth reading. */
const MOST_NOTICES = 6;

/** What writing a resolution changes: older versions go, the new ones come, unknown ones are said. */
export function installEffects(
  resolution: PythonResolution,
  place: InstallPlace,
  stage: StageView,
): Effect[] {
  return [
    ...replaceEffects(resolution.distributions, place, stage),
    ...weighInstall(resolution.distributions, place).map(write),
    ...resolution.unknowns.map((unknown): Effect => {
      const asked = unknown.asked === '' ? unknown.name : `${unknown.name} ${unknown.asked}`;
      return {
        type: 'unknown',
        unknown: {
          what: asked,
          reason: unknown.reason,
          question: `How many bytes does ${unknown.name} take when installed?`,
          path: `${place.sitePackages}/${unknown.name.replaceAll('-', '_')}`,
          amount: unknown.amount,
          origin: { kind: 'pip', name: unknown.name, requiredBy: unknown.requiredBy },
        },
      };
    }),
    ...resolution.problems.slice(0, MOST_NOTICES).map(notice),
  ];
}

/** An installed distribution of another version, or of the same one that is installed again, is removed first. */
function replaceEffects(
  distributions: readonly ResolvedDistribution[],
  place: InstallPlace,
  stage: StageView,
): Effect[] {
  const there = new Set<string>();
  for (const { content } of stage.filesystem.under(place.sitePackages)) {
    if (content.origin.kind === 'pip') there.add(content.origin.name);
  }
  const replaced = distributions.map(({ name }) => name).filter((name) => there.has(name));
  return replaced.length === 0 ? [] : [removeEffect(replaced, place)];
}

/** Takes distributions away, from the packages' folder and from bin. */
export function removeEffect(
  names: readonly string[],
  place: Pick<InstallPlace, 'sitePackages' | 'bin'>,
): Effect {
  return {
    type: 'delete',
    selection: {
      paths: [place.sitePackages, place.bin],
      origins: [{ kind: 'pip', names }],
    },
  };
}

/** What pip keeps in its cache: each downloaded wheel as it is, and headers (pip: Caching). */
export function cacheEffects(
  distributions: readonly ResolvedDistribution[],
  cacheDir: string,
): Effect[] {
  return distributions.flatMap(({ name, version, downloadBytes, evidence }): Effect[] => {
    if (downloadBytes === null) return [];
    const content: Content = {
      path: normalizePath(`${cacheDir}/http-v2/${name}-${version}`),
      spread: true,
      amount: between(
        downloadBytes.low + CACHE_HEADER - 40,
        downloadBytes.bytes + CACHE_HEADER,
        downloadBytes.high + CACHE_HEADER + 700,
      ),
      fileClass: 'cache',
      origin: { kind: 'cache', name: 'pip' },
      evidence,
      source:
        "pip's cache keeps the wheel as it was downloaded (pip documentation, Caching; measured 2026-11-20)",
      // A wheel is a zip: gzip gains nothing.
      compressed: downloadBytes.bytes,
    };
    return [write(content)];
  });
}

export function write(content: Content): Effect {
  return { type: 'write', content };
}

export function notice(value: Notice): Effect {
  return { type: 'notice', notice: value };
}

/** The whole install is unknown: the catalog has no table of distributions yet. */
export function unknownInstall(what: string, path: string): Effect {
  return {
    type: 'unknown',
    unknown: {
      what,
      reason: 'the facts about Python distributions are not loaded',
      question: 'Which distributions does it install?',
      path,
      amount: exactly(0),
      origin: { kind: 'pip', name: what },
    },
  };
}

/** A requirements file, a lock or a pyproject.toml whose text nobody gave. */
export function unknownFile(
  path: string,
  sitePackages: string,
  stage: StageView,
  prior: RequirementsPrior = requirementsPrior(stage.workspace.dockerfile),
): Effect {
  const key = contextKey(path, stage);
  return {
    type: 'unknown',
    unknown: {
      what: `the packages in ${key}`,
      reason: `the text of ${key} is not known; the range is that of ${prior.of}`,
      question: `What does ${key} say?`,
      path: sitePackages,
      amount: prior.amount,
      origin: { kind: 'pip', name: key },
      answer: { kind: 'file', path: key },
    },
  };
}

/** The name under which the user would give the file: its path in the build context, as far as a COPY tells. */
function contextKey(path: string, stage: StageView): string {
  const context = Object.keys(stage.workspace.context ?? {});
  const known = context.find((key) => path.endsWith(`/${key}`));
  if (known !== undefined) return known;
  const folders =
    /^\/(?:app|src|code|work|workspace|usr\/src\/app|tmp|build|opt\/app|home\/[^/]+)\/(.+)$/.exec(
      path,
    );
  return folders?.[1] ?? path.replace(/^.*\//, '');
}
