import { parseArgs } from 'node:util';

/** What a command line asks for. */
export type Request =
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  /** One Workspace a line on stdin. */
  | { readonly type: 'batch' }
  | EstimateRequest
  | { readonly type: 'usage-error'; readonly message: string };

export interface EstimateRequest {
  readonly type: 'estimate';
  /** A path, or `-` for stdin. */
  readonly dockerfile: string;
  /** Folder of the build context; null when the context is not given. */
  readonly contextFolder: string | null;
  readonly json: boolean;
  /** Parts of a Workspace that come from options, not validated yet. */
  readonly options: {
    readonly target?: string;
    readonly platform?: string;
    readonly asOf?: string;
    readonly buildArgs?: Readonly<Record<string, string>>;
  };
}

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
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'V' },
      },
    });
    if (values.help === true) return { type: 'help' };
    if (values.version === true) return { type: 'version' };
    const [command, dockerfile, ...more] = positionals;
    if (command === undefined) return usageError('no command given');
    if (command !== 'estimate') return usageError(`unknown command "${command}"`);
    if (values.jsonl === true) {
      const other = Object.keys(values).find((name) => name !== 'jsonl');
      if (other !== undefined) return usageError(`--jsonl goes without --${other}`);
      if (dockerfile !== undefined) return usageError('--jsonl reads stdin: give no Dockerfile');
      return { type: 'batch' };
    }
    if (dockerfile === undefined) return usageError('no Dockerfile given (- reads stdin)');
    if (more.length > 0) return usageError(`one Dockerfile at a time, not also "${more[0] ?? ''}"`);
    return {
      type: 'estimate',
      dockerfile,
      contextFolder: values.context ?? null,
      json: values.json === true,
      options: {
        ...(values.target !== undefined && { target: values.target }),
        ...(values.platform !== undefined && { platform: values.platform }),
        ...(values['as-of'] !== undefined && { asOf: values['as-of'] }),
        buildArgs: buildArguments(values['build-arg'] ?? [], environment),
      },
    };
  } catch (reason) {
    // parseArgs throws TypeErrors whose first sentence says which option is wrong.
    const message = reason instanceof Error ? reason.message : String(reason);
    return usageError(message.split('. ')[0] ?? message);
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

function usageError(message: string): Request {
  return { type: 'usage-error', message };
}
