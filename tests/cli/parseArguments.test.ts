import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/parseArguments.ts';

const PLAIN = {
  type: 'estimate',
  dockerfile: 'Dockerfile',
  contextFolder: null,
  json: false,
  bandwidth: null,
};

describe('parseArguments', () => {
  it.each<[string, unknown]>([
    ['--help', { type: 'help' }],
    ['estimate -h', { type: 'help' }],
    ['--version', { type: 'version' }],
    ['estimate --jsonl', { type: 'batch' }],
    ['estimate Dockerfile', { ...PLAIN, options: { buildArgs: {} } }],
    ['estimate - --json', { ...PLAIN, dockerfile: '-', json: true, options: { buildArgs: {} } }],
    [
      'estimate --context . --target prod --platform linux/arm64 --as-of 2025-06 Dockerfile',
      {
        ...PLAIN,
        contextFolder: '.',
        options: { target: 'prod', platform: 'linux/arm64', asOf: '2025-06', buildArgs: {} },
      },
    ],
    // A value may hold `=`; a name alone takes its value from the environment, as `docker build` does.
    [
      'estimate Dockerfile --build-arg A=1=2 --build-arg HOME --build-arg ABSENT --build-arg E=',
      { ...PLAIN, options: { buildArgs: { A: '1=2', HOME: '/root', E: '' } } },
    ],
  ])('%s', (line, request) => {
    expect(parseArguments(line.split(' '), { HOME: '/root' })).toEqual(request);
  });

  it.each<[string, string]>([
    ['', 'unknown command ""'],
    ['weigh Dockerfile', 'unknown command "weigh"'],
    ['estimate', 'no Dockerfile given (- reads stdin)'],
    ['estimate a b', 'one Dockerfile at a time, not also "b"'],
    ['estimate a --colour', "Unknown option '--colour'"],
    ['estimate a --target', "Option '--target <value>' argument missing"],
    ['estimate a --build-arg =1', '--build-arg wants NAME=VALUE, not "=1"'],
    ['estimate --jsonl a', '--jsonl reads stdin: give no Dockerfile'],
    ['estimate --jsonl --json', '--jsonl goes without --json'],
  ])('refuses "%s"', (line, message) => {
    expect(parseArguments(line.split(' '), {})).toEqual({ type: 'usage-error', message });
  });

  it('refuses an empty line', () => {
    expect(parseArguments([], {})).toEqual({ type: 'usage-error', message: 'no command given' });
  });
});
