import type { ParsedOptions } from '../../shell/parseOptions.ts';
import type { StageView } from '../program.ts';

const FALSE = ['no', 'false', 'without', 'off', 'disable', '0'];

/**
 * A boolean setting of apt by the last part of its name (`Install-Recommends`): of files in /etc/apt that earlier commands wrote, the last
 * that has it, unless `-o` on the command line says otherwise (apt.conf(5)).
 */
export function aptFlag(
  stage: StageView,
  options: ParsedOptions,
  leaf: string,
): boolean | undefined {
  const files = [...stage.filesystem.glob('/etc/apt/apt.conf.d/*'), '/etc/apt/apt.conf'];
  const texts = files.map((file) => stage.filesystem.text(file) ?? '');
  const given = options.values('--option').map((option) => `${option.replace('=', ' "')}";`);
  let value: string | undefined;
  for (const text of [...texts, ...given]) {
    const pattern = new RegExp(`(?:^|[\\s:{;])${leaf}\\s+"?([\\w-]+)"?\\s*;`, 'gi');
    const uncommented = text.replaceAll(/^\s*(\/\/|#(?!clear)).*$/gm, '');
    for (const match of uncommented.matchAll(pattern)) value = match[1];
  }
  return value === undefined ? undefined : !FALSE.includes(value.toLowerCase());
}

/** Whether Recommends are installed too: flags, then `-o`, then apt.conf; apt's default is yes (apt.conf(5), APT::Install-Recommends). */
export function followsRecommends(stage: StageView, options: ParsedOptions): boolean {
  const last = options.names.filter((name) => name.endsWith('install-recommends')).at(-1);
  if (last !== undefined) return last === '--install-recommends';
  return aptFlag(stage, options, 'Install-Recommends') ?? true;
}

/** Whether apt goes on without asking: `-y`, `-qq` (which implies it), apt.conf, or an answer on standard input. */
export function assumesYes(stage: StageView, options: ParsedOptions): boolean {
  return (
    options.has('--yes') ||
    options.has('--force-yes') ||
    options.count('--quiet') >= 2 ||
    options.value('--quiet') === '2' ||
    aptFlag(stage, options, 'Assume-Yes') === true
  );
}

/**
 * Whether .deb files and .bin caches stay. Official images ship docker-clean, whose hooks remove them; `apt` removes them by itself
 * (Binary::apt::APT::Keep-Downloaded-Packages, apt(8)).
 */
export function keepsArchives(program: string, stage: StageView, options: ParsedOptions): boolean {
  if (stage.filesystem.exists(DOCKER_CLEAN) !== 'no') return false;
  return program !== 'apt' || aptFlag(stage, options, 'Keep-Downloaded-Packages') === true;
}

export const DOCKER_CLEAN = '/etc/apt/apt.conf.d/docker-clean';
export const DOCKER_GZIP_INDEXES = '/etc/apt/apt.conf.d/docker-gzip-indexes';
