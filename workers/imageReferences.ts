import { array, object, optional, record, string, parse } from 'valibot';

const Slice = object({
  images: record(
    string(),
    object({ rows: array(object({ tag: string() })), tags: optional(record(string(), string())) }),
  ),
});

/**
 * References of all images in the slice `images`: `python:3.12-slim`, for completion.
 *
 * @throws when the slice is none
 */
export function imageReferences(slice: unknown): readonly string[] {
  const { images } = parse(Slice, slice);
  const references = Object.entries(images).flatMap(([name, { rows, tags = {} }]) => [
    ...rows.map(({ tag }) => `${name}:${tag}`),
    ...Object.keys(tags).map((tag) => `${name}:${tag}`),
  ]);
  return [...new Set(references)];
}
