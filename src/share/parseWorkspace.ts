import * as v from 'valibot';
import type { Workspace } from '../engine/workspace.ts';

export type ParsedWorkspace =
  | { readonly ok: true; readonly workspace: Workspace }
  /** One sentence that names the place: `context["models/"]: must be a whole number of bytes, 0 or more`. */
  | { readonly ok: false; readonly message: string };

/** Names that an object has without anybody giving them: a file of that name could be taken for one that is there. */
const PROTOTYPE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const Text = v.string('must be a string');
const Bytes = v.pipe(
  v.number('must be a number of bytes'),
  v.check(
    (bytes) => Number.isSafeInteger(bytes) && bytes >= 0,
    'must be a whole number of bytes, 0 or more',
  ),
);
const Platform = v.pipe(
  Text,
  // The variant is the default one of the architecture: `docker buildx` prints it, images do not differ.
  v.transform((platform) => platform.replace(/^linux\/arm64\/v8$/, 'linux/arm64')),
  v.picklist(['linux/amd64', 'linux/arm64'], 'must be linux/amd64 or linux/arm64'),
);
const Day = v.pipe(
  Text,
  v.regex(
    /^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/,
    'must be a month or a day, as in 2025-06 or 2025-06-30',
  ),
);

/** Keys that nobody knows are let through: a row may carry its own id or notes. */
const Shape = v.object({
  dockerfile: v.string('must be a string, the text of the Dockerfile'),
  files: v.nullish(record(Text, 'must be an object of texts by path')),
  context: v.nullish(record(Bytes, 'must be an object of bytes by path')),
  target: v.nullish(Text),
  buildArgs: v.nullish(record(Text, 'must be an object of strings by name')),
  platform: v.nullish(Platform),
  asOf: v.nullish(Day),
});

/** Any JSON value as a Workspace. A key with the value null counts as absent. Never throws. */
export function parseWorkspace(json: unknown): ParsedWorkspace {
  if (!isPlainObject(json)) return { ok: false, message: 'the workspace must be a JSON object' };
  const result = v.safeParse(Shape, json, { abortEarly: true });
  if (!result.success) return { ok: false, message: messageOf(result.issues[0]) };
  const { dockerfile, files, context, target, buildArgs, platform, asOf } = result.output;
  return {
    ok: true,
    workspace: {
      dockerfile,
      ...(files != null && { files }),
      ...(context != null && { context }),
      ...(target != null && { target }),
      ...(buildArgs != null && { buildArgs }),
      ...(platform != null && { platform }),
      ...(asOf != null && { asOf }),
    },
  };
}

function record<T extends v.GenericSchema>(value: T, message: string) {
  return v.pipe(
    // valibot's record leaves prototype keys out without a word; here they are an error.
    v.custom<Record<string, unknown>>(isPlainObject, message),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const bad = Object.keys(dataset.value).find((key) => PROTOTYPE_KEYS.has(key));
      if (bad !== undefined) addIssue({ message: `"${bad}" is no name for an entry` });
    }),
    v.record(v.string(), value, message),
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  const [first = 'the workspace', ...inner] = (issue.path ?? []).map((item) => String(item.key));
  const place = first + inner.map((key) => `[${JSON.stringify(key)}]`).join('');
  return issue.received === 'undefined' ? `${place} is missing` : `${place} ${issue.message}`;
}
