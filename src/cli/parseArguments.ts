import { parseArgs } from 'node:util';
import type { Risk } from '../engine/report.ts';
import type { SvgTheme } from '../share/export/svgStyle.ts';
import type { Claim } from '../share/claims/claim.ts';
import { parseBytes } from '../share/parseBytes.ts';
import { parseClaim } from '../share/claims/parseClaim.ts';
import type { FixRequest } from './runFix.ts';

/** What a command line asks for. */
export type Request =
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  /** One Workspace a line on stdin. */
  | { readonly type: 'batch' }
  | EstimateRequest
  | CheckRequest
  | BadgeRequest
  | SvgRequest
  | FixRequest
  | { readonly type: 'usage-error'; readonly message: string };

/** What is weighed. */
export interface Source {
  /** A path, or `-` for stdin. */
  readonly dockerfile: string;
  /** Folder of the build context; null when the context is not given. */
  readonly contextFolder: string | null;
  /** Parts of a Workspace that come from options, not validated yet. */
  readonly options: {
    readonly target?: string;
    readonly platform?: string;
    readonly asOf?: string;
    readonly buildArgs?: Readonly<Record<string, string>>;
  };
}

export interface EstimateRequest extends Source {
  readonly type: 'estimate';
  readonly json: boolean;
  /** Bits a second of the line to the registry; null when no times are asked for. */
  readonly bandwidth: number | null;
}

export interface CheckRequest extends Source {
  readonly type: 'check';
  /** Bytes that the image must not exceed; null when only suggestions are asked about. */
  readonly loadLine: number | null;
  /** Fails when a suggestion of this risk or a lower one is open; null when none matters. */
  readonly failOn: Risk | null;
  /** Sizes that somebody claims; the check fails when one cannot be true. */
  readonly claims: readonly Claim[];
  /** A file to write the findings to as SARIF. */
  readonly sarif: string | null;
}

export interface BadgeRequest extends Source {
  readonly type: 'badge';
  readonly loadLine: number | null;
  readonly label: string;
}

export interface SvgRequest extends Source {
  readonly type: 'svg';
  readonly loadLine: number | null;
  readonly theme: SvgTheme;
  readonly title: string | null;
}

const SOURCE_OPTIONS = ['context', 'target', 'build-arg', 'platform', 'as-of'];
/** What each command takes beside `--help` and `--version`. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  estimate: [...SOURCE_OPTIONS, 'json', 'jsonl', 'bandwidth'],
  check: [...SOURCE_OPTIONS, 'load-line', 'fail-on', 'claim', 'sarif'],
  badge: [...SOURCE_OPTIONS, 'load-line', 'label'],
  svg: [...SOURCE_OPTIONS, 'load-line', 'theme', 'title'],
  fix: [...SOURCE_OPTIONS, 'write', 'only'],
};
const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];
const THEMES: readonly SvgTheme[] = ['auto', 'light', 'dark'];

/** @param environment for `--build-arg NAME` without a value, which takes it from there as `docker build` does */
export function parseArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Request {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        context: { type: 'string' },
        target: { type: 'string' },
        'build-arg': { type: 'string', multiple: true },
        platform: { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        bandwidth: { type: 'string' },
        'load-line': { type: 'string' },
        'fail-on': { type: 'string' },
        claim: { type: 'string', multiple: true },
        sarif: { type: 'string' },
        label: { type: 'string' },
        theme: { type: 'string' },
        title: { type: 'string' },
        write: { type: 'boolean' },
        only: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
      },
    });
    if (values.help === true) return { type: 'help' };
    if (values.version === true) return { type: 'version' };
    const [command, dockerfile, ...more] = positionals;
    if (command === undefined) return usageError('no command given');
    const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (known === undefined) return usageError(`unknown command "${command}"`);
    const foreign = Object.keys(values).find((name) => !known.includes(name));
    if (foreign !== undefined) return usageError(`${command} goes without --${foreign}`);
    if (values.jsonl === true) {
      const other = Object.keys(values).find((name) => name !== 'jsonl');
      if (other !== undefined) return usageError(`--jsonl goes without --${other}`);
      if (dockerfile !== undefined) return usageError('--jsonl reads stdin: give no Dockerfile');
      return { type: 'batch' };
    }
    if (dockerfile === undefined) return usageError('no Dockerfile given (- reads stdin)');
    if (more.length > 0) return usageError(`one Dockerfile at a time, not also "${more[0] ?? ''}"`);
    const source: Source = {
      dockerfile,
      contextFolder: values.context ?? null,
      options: {
        ...(values.target !== undefined && { target: values.target }),
        ...(values.platform !== undefined && { platform: values.platform }),
        ...(values['as-of'] !== undefined && { asOf: values['as-of'] }),
        buildArgs: buildArguments(values['build-arg'] ?? [], environment),
      },
    };
    const loadLine = size('load-line', values['load-line']);
    switch (command) {
      case 'check': {
        const failOn = oneOf('fail-on', RISKS, values['fail-on']);
        const claims = (values.claim ?? []).map(claimOf);
        if (loadLine === null && failOn === null && claims.length === 0) {
          return usageError('check wants --load-line SIZE, --fail-on RISK or --claim SIZE');
        }
        const sarif = values.sarif ?? null;
        return { type: 'check', ...source, loadLine, failOn, claims, sarif };
      }
      case 'badge':
        return { type: 'badge', ...source, loadLine, label: values.label ?? 'image' };
      case 'svg': {
        const theme = oneOf('theme', THEMES, values.theme) ?? 'auto';
        return { type: 'svg', ...source, loadLine, theme, title: values.title ?? null };
      }
      case 'fix': {
        const write = values.write === true;
        if (write && dockerfile === '-') return usageError('--write wants a file, not stdin');
        return { type: 'fix', ...source, write, only: chosen(values.only ?? 'safe') };
      }
      default: {
        const bandwidth = bitsPerSecond(values.bandwidth);
        if (values.json === true && bandwidth !== null) {
          return usageError('--json goes without --bandwidth: times are no part of a report');
        }
        return { type: 'estimate', ...source, json: values.json === true, bandwidth };
      }
    }
  } catch (reason) {
    // parseArgs throws TypeErrors whose first sentence says which option is wrong.
    const message = reason instanceof Error ? reason.message : String(reason);
    return usageError(message.split(/\. (?=[A-Z])/)[0] ?? message);
  }
}

function buildArguments(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const named: [string, string][] = [];
  for (const argument of given) {
    const at = argument.indexOf('=');
    const name = at < 0 ? argument : argument.slice(0, at);
    const value = at < 0 ? environment[name] : argument.slice(at + 1);
    if (name === '') throw new TypeError(`--build-arg wants NAME=VALUE, not "${argument}"`);
    // A name that the environment lacks is left to the Dockerfile's default.
    if (value !== undefined) named.push([name, value]);
  }
  return Object.fromEntries(named);
}

/** Bytes of an option such as `1.2GB`. */
function size(name: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const bytes = parseBytes(given);
  if (bytes === null || bytes === 0) {
    throw new TypeError(`--${name} wants a size such as 1.2GB, not "${given}"`);
  }
  return bytes;
}

function claimOf(given: string): Claim {
  const claim = parseClaim(given);
  if (claim === null) {
    throw new TypeError(`--claim wants a size such as 450MB or base=130MB, not "${given}"`);
  }
  return claim;
}

const BITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** Bits a second of `100Mbit`, `1 Gbit/s` or `20mbps`; a capital B would mean bytes and is refused. */
function bitsPerSecond(given: string | undefined): number | null {
  if (given === undefined) return null;
  const [, digits = '', unit = ''] =
    /^(\d+(?:\.\d+)?) ?([kmg]?)(?:bit|b)(?:ps|\/s)?$/i.exec(given.trim()) ?? [];
  const bits = Number(digits) * (BITS[unit.toLowerCase()] ?? 0);
  if (!(bits > 0) || /B(?!it)/.test(given)) {
    throw new TypeError(`--bandwidth wants a width such as 100Mbit, not "${given}"`);
  }
  return bits;
}

function oneOf<T extends string>(
  name: string,
  known: readonly T[],
  given: string | undefined,
): T | null {
  if (given === undefined) return null;
  const found = known.find((value) => value === given);
  if (found === undefined) {
    throw new TypeError(`--${name} wants ${known.join(', ')}, not "${given}"`);
  }
  return found;
}

/** A risk, or ids of suggestions with commas between them. */
function chosen(given: string): FixRequest['only'] {
  return RISKS.find((risk) => risk === given) ?? given.split(',').filter((id) => id !== '');
}

function usageError(message: string): Request {
  return { type: 'usage-error', message };
}
