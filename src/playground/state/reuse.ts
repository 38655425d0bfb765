/**
 * The new value, made of the parts of the old one that are the same: what is shown of them is then left as it is. Two reports of texts
 * that differ in a letter are alike but for a layer.
 *
 * @param before a value that is never changed
 * @param after plain data, as JSON has it
 * @returns `before` itself when the two are equal
 */
export function reuse<Value>(before: Value | null, after: Value): Value {
  return shared(before, after) as Value;
}

function shared(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const items = after.map((item, index): unknown => shared(before[index], item));
    return isSame(before, items) ? before : items;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const entries = Object.entries(after).map(
    ([key, value]) => [key, shared(before[key], value)] as const,
  );
  const isEqual =
    entries.length === Object.keys(before).length &&
    entries.every(([key, value]) => Object.hasOwn(before, key) && Object.is(before[key], value));
  return isEqual ? before : Object.fromEntries(entries);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => Object.is(item, b[index]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
