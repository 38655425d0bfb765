import type { ReportError } from '../report.ts';

/** UTF-16 units of the longest Dockerfile that is read; the longest of 2,951 real ones has some 60,000. */
export const LONGEST_DOCKERFILE = 1_000_000;

/** What cannot be a Dockerfile is refused before it is parsed, with its place. */
export function refuseText(text: string): ReportError | null {
  if (text.trim() === '') {
    return { id: 'empty', message: 'There is nothing here yet: paste a Dockerfile.', line: 1 };
  }
  if (text.length > LONGEST_DOCKERFILE) {
    const size = (text.length / 1e6).toFixed(1);
    return {
      id: 'too-large',
      message: `This text has ${size} million characters; a Dockerfile of up to 1 million is read.`,
      line: 1,
    };
  }
  const binary = text.indexOf('\0');
  if (binary < 0) return null;
  return {
    id: 'binary',
    message: 'There is a NUL byte here: this is not a text file.',
    line: text.slice(0, binary).split('\n').length,
  };
}
