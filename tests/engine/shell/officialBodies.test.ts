import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { record } from './record.ts';
import type { World } from './record.ts';

const world: World = {
  dialect: 'sh',
  env: {
    PYTHON_VERSION: '3.12.4',
    NODE_VERSION: '20.1.0',
    NGINX_VERSION: '1.27',
    PKG_RELEASE: '1',
    DYNPKG_RELEASE: '2',
    TARGETARCH: 'arm64',
  },
  prints: { nproc: '4\n', 'dpkg --print-architecture': 'amd64\n' },
  files: { '/etc/os-release': 'VERSION_CODENAME=bookworm\n' },
};

// Bodies of RUN in the style of official images, each above what it runs, which was read off by hand.
const bodies = readFileSync(new URL('./officialBodies.txt', import.meta.url), 'utf8')
  .split(/^##### /m)
  .slice(1)
  .map((section) => {
    const [head = '', lines = ''] = section.split('\n----- runs\n');
    const title = head.slice(0, head.indexOf('\n'));
    return [title, head.slice(title.length + 1), lines.trimEnd().split('\n')] as const;
  });

describe('bodies of RUN as in official images', () => {
  it('has twenty', () => {
    expect(bodies).toHaveLength(20);
  });
  it.each(bodies)('%s', (_title, script, lines) => {
    const { lines: actual, result } = record(script, world);
    expect(actual).toEqual(lines);
    expect(result.status).not.toBe('failure');
  });
});
