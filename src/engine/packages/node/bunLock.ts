import { parseJson, recordOf, stringOf, stringsOf } from './jsonRecord.ts';
import type { LockedPackage } from './lockedPackage.ts';

/** Packages of bun.lock (JSON with trailing commas); bun.lockb is binary and says nothing. Development is not marked in it. */
export function readBunLock(text: string | undefined): readonly LockedPackage[] | undefined {
  const packages = recordOf(parseJson(text?.replace(/,(\s*[}\]])/g, '$1'))?.['packages']);
  if (packages === undefined) return undefined;
  return Object.values(packages).flatMap((value) => {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [];
    const [id, , details] = parts;
    const text = stringOf(id);
    if (text === undefined || /@workspace:/.test(text)) return [];
    const at = text.indexOf('@', 1);
    const record = recordOf(details);
    return [
      {
        name: at < 0 ? text : text.slice(0, at),
        version: at < 0 ? '' : text.slice(at + 1),
        dev: false,
        os: stringsOf(record?.['os']),
        cpu: stringsOf(record?.['cpu']),
        libc: stringsOf(record?.['libc']),
      },
    ];
  });
}
