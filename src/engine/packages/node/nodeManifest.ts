import { parseJson, recordOf, stringOf } from './jsonRecord.ts';

/** What matters of a package.json. */
export interface NodeManifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  /** `yarn@4.5.0`; null when absent. */
  readonly packageManager: string | null;
}

/** @returns undefined when the text is absent or no JSON object */
export function readNodeManifest(text: string | undefined): NodeManifest | undefined {
  const json = parseJson(text);
  if (json === undefined) return undefined;
  return {
    name: stringOf(json['name']) ?? '',
    dependencies: { ...strings(json['dependencies']), ...strings(json['optionalDependencies']) },
    devDependencies: strings(json['devDependencies']),
    scripts: strings(json['scripts']),
    packageManager: stringOf(json['packageManager']) ?? null,
  };
}

function strings(value: unknown): Record<string, string> {
  const entries = Object.entries(recordOf(value) ?? {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
