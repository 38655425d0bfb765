import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly succeeded: boolean;
  /** What it printed on both streams, in order. */
  readonly output: string;
}

/** Runs a program of node_modules/.bin or the system, without a terminal or standard input. */
export function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment, FORCE_COLOR: '0', NO_COLOR: '1' },
      // npm's own shims on Windows are .cmd files, which only a shell starts.
      shell: process.platform === 'win32',
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (succeeded: boolean, more = ''): void => {
      resolve({ succeeded, output: Buffer.concat(chunks).toString('utf8') + more });
    };
    child.on('error', (error) => finish(false, error.message));
    child.on('close', (code) => finish(code === 0));
  });
}
