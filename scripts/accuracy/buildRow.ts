import * as v from 'valibot';

/**
 * A Dockerfile that was really built with every layer weighed: buildah 1.28.2, overlay store, amd64, 2026-11-20. The bases are made
 * like the official ones: `python:3.11-slim` there is Debian bookworm with a Python 3.11 whose site-packages hold only pip 23.2.1.
 */
export const BuildRow = v.object({
  id: v.string(),
  title: v.string(),
  dockerfile: v.string(),
  files: v.record(v.string(), v.string()),
  context: v.record(v.string(), v.number()),
  target: v.optional(v.string()),
  buildArgs: v.optional(v.record(v.string(), v.string())),
  base: v.object({ ref: v.string(), bytes: v.number() }),
  layers: v.array(
    v.object({
      instruction: v.string(),
      bytes: v.number(),
      /** No layer at all, such as ENV. */
      empty: v.optional(v.boolean()),
      /** Of `bytes`: files equal to the one below, which the classic store keeps. */
      unchanged_bytes: v.optional(v.nullable(v.number())),
      /** The layer's tar through zlib level 6; absent where it was not taken. */
      gzip_bytes: v.optional(v.number()),
    }),
  ),
  /** Sum of the layers over the base. */
  added_bytes: v.number(),
  image_bytes: v.number(),
  /** Bytes that the final image carries and does not show. */
  shadowed_bytes: v.number(),
  /** The before or after of the same application. */
  pair: v.nullable(v.string()),
  measured: v.string(),
});

export type BuildRow = v.InferOutput<typeof BuildRow>;
