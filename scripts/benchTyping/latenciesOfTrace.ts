import * as v from 'valibot';

const Event = v.object({
  name: v.string(),
  ph: v.string(),
  ts: v.number(),
  pid: v.number(),
  id2: v.optional(v.object({ local: v.optional(v.string()) })),
  args: v.optional(
    v.object({
      event_latency: v.optional(v.object({ event_type: v.optional(v.string()) })),
    }),
  ),
});
const Trace = v.object({ traceEvents: v.array(v.unknown()) });

/**
 * Latencies of keys in a trace of Chromium: from when the browser was given the key to when the frame that shows it was presented
 * (trace event `EventLatency`, category `input`; Chromium's docs/speed/metrics).
 *
 * @param json the trace as Chromium writes it
 * @returns milliseconds, in order
 * @throws when it is no trace
 */
export function latenciesOfTrace(json: string): readonly number[] {
  const { traceEvents } = v.parse(Trace, JSON.parse(json));
  const begun = new Map<string, number>();
  const latencies: number[] = [];
  for (const raw of traceEvents) {
    const { success, output } = v.safeParse(Event, raw);
    if (!success || output.name !== 'EventLatency') continue;
    const key = `${output.pid} ${output.id2?.local ?? ''}`;
    const type = output.args?.event_latency?.event_type;
    if (output.ph === 'b' && type === 'KEY_PRESSED') begun.set(key, output.ts);
    const start = begun.get(key);
    if (output.ph !== 'e' || start === undefined) continue;
    latencies.push((output.ts - start) / 1000);
    begun.delete(key);
  }
  return latencies;
}
