import { adviceBridge } from './bridges.ts';

let known: Promise<readonly string[]> | null = null;

/** References of the images that the catalog knows, to be offered; none where they cannot be had. Asked for once. */
export function imageNames(): Promise<readonly string[]> {
  known ??= adviceBridge
    .imageReferences(new AbortController().signal)
    .then((ended) => (ended.status === 'done' ? ended.value : []));
  return known;
}
