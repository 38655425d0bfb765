import { array, literal, number, object, parse, record, string, tuple } from 'valibot';
import { createModelTable } from '../engine/models/createModelTable.ts';
import type { ModelTable } from '../engine/models/modelTable.ts';

/** Id, files, bytes, source, confidence. */
const Model = tuple([string(), string(), number(), string(), string()]);

const Slice = object({ format: literal(1), date: string(), hubs: record(string(), array(Model)) });

/** Decodes the slice `models`. Throws when it is not in the format that buildModels writes. */
export function decodeModels(slice: unknown): ModelTable {
  const { hubs } = parse(Slice, slice);
  return createModelTable(
    Object.entries(hubs).flatMap(([hub, models]) =>
      models.map(([id, files, bytes, source, confidence]) => ({
        hub,
        id,
        files,
        bytes,
        source,
        confidence,
      })),
    ),
  );
}
