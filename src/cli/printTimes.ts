import type { ImageReport } from '../engine/report.ts';
import { transferTimeOf, type Seconds } from '../engine/reporting/transferTime.ts';

/** A line each for the whole image and for what a change of the code makes again. */
export function printTimes(image: ImageReport, bitsPerSecond: number): string {
  const { codeChange } = image;
  const lines = [timesOf('All layers', transferTimeOf(image, bitsPerSecond))];
  if (codeChange.layerCount > 0) {
    lines.push(
      timesOf('After a one-line change of the code', transferTimeOf(codeChange, bitsPerSecond)),
    );
  }
  return `\n${lines.join('\n')}\n`;
}

function timesOf(
  what: string,
  { push, pull }: { readonly push: Seconds; readonly pull: Seconds },
): string {
  return `${what}: push ${range(push)}, pull ${range(pull)}`;
}

function range({ low, middle, high }: Seconds): string {
  const [from, to] = [duration(low), duration(high)];
  return from === to ? from : `${duration(middle)} (${from} to ${to})`;
}

/** Two digits at most: no model of a network knows more. */
function duration(seconds: number): string {
  if (seconds < 1) return 'under 1 s';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
