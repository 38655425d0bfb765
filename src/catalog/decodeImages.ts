import {
  array,
  literal,
  nullable,
  number,
  object,
  optional,
  parse,
  picklist,
  record,
  string,
  tuple,
  type InferOutput,
} from 'valibot';
import type { Amount } from '../engine/amount.ts';
import { createImageTable } from '../engine/images/createImageTable.ts';
import type {
  ChannelChange,
  Composition,
  ImageFacts,
  ImageFamily,
  ImageRow,
  PatchSuite,
  SuiteChange,
} from '../engine/images/imageFacts.ts';
import type { ImageTable } from '../engine/images/imageTable.ts';
import { parseTag } from '../engine/images/parseTag.ts';
import { toVersion } from '../engine/images/versions.ts';

/** Low, middle and high end in bytes. */
const Range = tuple([number(), number(), number()]);
const Texts = record(string(), string());

const Row = object({
  tag: string(),
  bytes: Range,
  compressed: Range,
  evidence: picklist(['published', 'derived', 'assumed']),
  source: string(),
  aliases: optional(string()),
  version: optional(string()),
  created: optional(string()),
  suite: optional(string()),
  arm64: optional(number()),
  layers: optional(number()),
  env: optional(Texts),
  workdir: optional(string()),
  user: optional(string()),
  tools: optional(string()),
});

const Family = object({
  rows: array(Row),
  tags: optional(Texts),
  history: optional(Texts),
  channels: optional(Texts),
  patches: optional(string()),
});

const Recipe = object({
  image: string(),
  tag: string(),
  on: string(),
  layers: number(),
  adds: array(tuple([string(), number(), number(), number()])),
  env: Texts,
  user: nullable(string()),
  workdir: nullable(string()),
  tools: array(string()),
  evidence: picklist(['derived', 'assumed']),
  source: string(),
});

const Sized = { version: string(), bytes: number() };

const Slice = object({
  format: literal(1),
  date: string(),
  images: record(string(), Family),
  packageSets: Texts,
  compositions: array(Recipe),
  pythonLibraries: record(
    string(),
    object({
      modules: number(),
      bundledWheels: number(),
      extensions: number(),
      shared: number(),
      headers: number(),
      pip: object(Sized),
      others: array(object({ name: string(), ...Sized })),
    }),
  ),
  unknown: object({
    plain: Range,
    accelerated: Range,
    slim: Range,
    compression: object({ low: number(), middle: number(), high: number() }),
  }),
});

/** Decodes the slice `images`. Throws when it is not in the format that buildImages writes. */
export function decodeImages(slice: unknown): ImageTable {
  return createImageTable(imageFacts(slice));
}

/** The slice's facts in the form that the engine's rules read. */
export function imageFacts(slice: unknown): ImageFacts {
  const parsed = parse(Slice, slice);
  return {
    date: parsed.date,
    images: new Map(
      Object.entries(parsed.images).map(([name, family]) => [name, familyOf(name, family)]),
    ),
    packageSets: packageSets(parsed.packageSets),
    compositions: parsed.compositions.map(compositionOf),
    pythonLibraries: new Map(Object.entries(parsed.pythonLibraries)),
    unknown: {
      plain: amountOf(parsed.unknown.plain),
      accelerated: amountOf(parsed.unknown.accelerated),
      slim: amountOf(parsed.unknown.slim),
      compression: parsed.unknown.compression,
    },
  };
}

function familyOf(name: string, family: InferOutput<typeof Family>): ImageFamily {
  const aliases = new Map<string, string>();
  for (const [concrete, tags] of Object.entries(family.tags ?? {})) {
    for (const tag of words(tags)) aliases.set(tag, concrete);
  }
  return {
    rows: family.rows.map((row) => rowOf(name, row)),
    aliases,
    history: new Map(
      Object.entries(family.history ?? {}).map(([tag, text]) => [tag, suiteChanges(text)]),
    ),
    channels: new Map(
      Object.entries(family.channels ?? {}).map(([channel, text]) => [
        channel,
        channelChanges(text),
      ]),
    ),
    patchSuites: patchSuites(family.patches ?? ''),
  };
}

function rowOf(name: string, row: InferOutput<typeof Row>): ImageRow {
  const own = parseTag(name, row.tag);
  // `nginx:latest` names no version: the one that was weighed stands for it.
  const weighed = row.version === undefined ? null : parseTag(name, row.version);
  const suite = own.suite ?? row.suite ?? weighed?.suite ?? null;
  return {
    tag: row.tag,
    parts: { ...own, version: own.version ?? weighed?.version ?? null, suite },
    aliases: words(row.aliases ?? ''),
    version: row.version ?? null,
    created: row.created ?? null,
    suite,
    amount: amountOf(row.bytes),
    compressed: amountOf(row.compressed),
    arm64Compressed: row.arm64 ?? null,
    layerCount: row.layers ?? null,
    env: row.env ?? {},
    workdir: row.workdir ?? null,
    user: row.user ?? null,
    tools: words(row.tools ?? ''),
    evidence: row.evidence,
    source: row.source,
  };
}

function compositionOf(recipe: InferOutput<typeof Recipe>): Composition {
  return {
    ...recipe,
    tag: new RegExp(recipe.tag),
    adds: recipe.adds.map(([path, low, bytes, high]) => ({ path, amount: { bytes, low, high } })),
  };
}

function suiteChanges(text: string): readonly SuiteChange[] {
  return tuples(text, 2).map(([from = '', suite = '-']) => ({
    from,
    suite: suite === '-' ? null : suite,
  }));
}

function channelChanges(text: string): readonly ChannelChange[] {
  return tuples(text, 2).map(([from = '', version = '']) => ({
    from,
    version: toVersion(version),
  }));
}

function patchSuites(text: string): readonly PatchSuite[] {
  return tuples(text, 3).map(([series = '-', first = '', suite = '']) => ({
    series: series === '-' ? '' : series,
    first: toVersion(first),
    suite,
  }));
}

/** Each set's text names a set that it holds whole (`@debian:bookworm-slim`) and what it has beyond it. */
function packageSets(
  texts: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, readonly string[]>();
  const membersOf = (name: string, depth: number): readonly string[] => {
    const known = sets.get(name);
    if (known !== undefined || depth === 0) return known ?? [];
    const members = words(texts[name] ?? '').flatMap((word) =>
      word.startsWith('@') ? membersOf(word.slice(1), depth - 1) : [word],
    );
    sets.set(name, members);
    return members;
  };
  for (const name of Object.keys(texts)) membersOf(name, 20);
  return sets;
}

function amountOf([low, bytes, high]: readonly [number, number, number]): Amount {
  return { bytes, low, high };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

function tuples(text: string, size: number): string[][] {
  const all = words(text);
  return Array.from({ length: Math.floor(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
