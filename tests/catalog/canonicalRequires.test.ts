import { expect, test } from 'vitest';
import { canonicalLocked } from '../../scripts/catalog/wheels/canonicalRequires.ts';
import type { LockedRequirement } from '../../scripts/catalog/wheels/factRows.ts';

const OLD = "python_full_version < '3.10'";
const ARM = "platform_machine != 'x86_64'";
const WINDOWS = "python_full_version >= '3.13' and sys_platform == 'win32'";

function all(marker: string, ...names: readonly string[]): LockedRequirement[] {
  return names.map((name) => [name, marker]);
}

// uv writes a fork's marker at every requirement of a release that only this fork uses (uv's docs, Resolver internals, Forking).
test.each<[string, readonly LockedRequirement[], string[]]>([
  ['of every fork', all('', 'aiofiles', 'numpy'), ['aiofiles', 'numpy']],
  ['of the fork for old Pythons', all(OLD, 'aiofiles', 'numpy'), ['aiofiles', 'numpy']],
  ['of the fork for another machine', all(ARM, 'aiofiles', 'numpy'), ['aiofiles', 'numpy']],
  [
    'of the fork for Windows',
    all(WINDOWS, 'alembic', 'click', 'docker', 'flask'),
    ['alembic', 'click', 'docker', 'flask'],
  ],
  ['for Windows alone', all("sys_platform == 'win32'", 'pywin32', 'wmi'), []],
  [
    'a marker of the release itself within a fork',
    [
      ['numpy', OLD],
      ['zstd', OLD],
      ['lz4', "python_full_version < '3.9'"],
    ],
    ['numpy', 'zstd', 'lz4; python_version < "3.9"'],
  ],
  [
    'backports are for old Pythons',
    [
      ['click', ''],
      ['importlib-metadata', OLD],
    ],
    ['click', 'importlib-metadata; python_version < "3.10"'],
  ],
  [
    'two backports alone say nothing of a fork',
    all("python_full_version < '3.11'", 'typing-extensions', 'backports-datetime-fromisoformat'),
    [
      'typing-extensions; python_version < "3.11"',
      'backports-datetime-fromisoformat; python_version < "3.11"',
    ],
  ],
])('%s', (_what, locked, expected) => {
  expect(canonicalLocked(locked)).toEqual(expected);
});
