import { formatBytes } from './formatBytes.ts';

/** What a change is worth; see Suggestion. Bytes. */
export interface Saving {
  readonly savedBytes: number;
  readonly savedCodeChangeBytes?: number;
}

/** Bytes below which the image is as heavy as before: the files that any build rewrites vary by as much. */
const AS_BEFORE = 10_000;

/** Whether a change leaves the image as heavy as it is and only makes what follows a change of code lighter. */
export function isForRebuilds({ savedBytes, savedCodeChangeBytes = 0 }: Saving): boolean {
  return savedBytes < AS_BEFORE && savedCodeChangeBytes > savedBytes;
}

/** `saves 5 MB`, or `saves 300 MB of each push after a change of code` where the image stays as heavy as it is. */
export function savingText(saving: Saving): string {
  const { savedBytes, savedCodeChangeBytes = 0 } = saving;
  return isForRebuilds(saving)
    ? `saves ${formatBytes(savedCodeChangeBytes)} of each push after a change of code`
    : `saves ${formatBytes(savedBytes)}`;
}
