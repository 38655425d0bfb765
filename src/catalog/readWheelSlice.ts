import type { FirstWheelSlice, WheelSlice } from './wheelSlice.ts';

/**
 * A raw slice as the columns that buildWheels writes. Slices come from our own build, so only what a wrong or cut file would break is
 * checked: that every column is there and that the counts add up.
 * @throws Error with what is wrong
 */
export function readWheelSlice(raw: unknown): WheelSlice {
  if (!isWheelSlice(raw)) throw new Error('a slice of Python distributions lacks its columns');
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  if (
    sum(raw.projects.releases) !== raw.releases.version.length ||
    sum(raw.releases.wheels) !== raw.wheels.tags.length
  ) {
    throw new Error('the columns of a slice of Python distributions do not add up');
  }
  return raw;
}

/** The same for the first slice. */
export function readFirstWheelSlice(raw: unknown): FirstWheelSlice {
  const slice = readWheelSlice(raw);
  if (!isFirst(slice)) throw new Error('the first slice of Python distributions lacks its index');
  return slice;
}

function isFirst(slice: WheelSlice): slice is FirstWheelSlice {
  return (
    'shards' in slice && 'rest' in slice && 'more' in slice && 'tests' in slice && 'ratios' in slice
  );
}

function isWheelSlice(raw: unknown): raw is WheelSlice {
  if (!isRecord(raw) || !Array.isArray(raw['strings']) || !Array.isArray(raw['lists']))
    return false;
  const groups = ['projects', 'releases', 'wheels', 'measured', 'published'];
  return groups.every((group) => {
    const columns = raw[group];
    return isRecord(columns) && Object.values(columns).every((column) => Array.isArray(column));
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
