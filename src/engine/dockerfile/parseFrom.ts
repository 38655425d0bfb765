import type { FromInstruction } from './instruction.ts';
import { readFlags } from './reader.ts';
import type { Reader } from './reader.ts';
import { splitAtBlanks } from './splitWords.ts';

const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;

/** Reads FROM. It always gives an instruction: an image that is missing is the empty text. */
export function parseFrom(
  reader: Reader,
): Pick<FromInstruction, 'image' | 'imageRange' | 'platform' | 'alias'> {
  const { flags, rest } = readFlags(reader, ['platform']);
  const words = splitAtBlanks(reader.text.slice(rest));
  const [image, as, name] = words;
  if (!image) {
    reader.problem('missing-arguments', 'error', 'FROM needs an image.');
  } else if (words.length !== 1 && (words.length !== 3 || as?.text.toLowerCase() !== 'as')) {
    const range = reader.range(rest, reader.text.length);
    reader.problem(
      'invalid-from',
      'error',
      'FROM is followed by an image, or by an image AS a name.',
      range,
    );
  }
  const alias = as?.text.toLowerCase() === 'as' ? (name?.text ?? null) : null;
  if (alias !== null && name && !STAGE_NAME.test(alias.toLowerCase())) {
    const range = reader.range(rest + name.start, rest + name.end);
    const message = `${JSON.stringify(alias)} cannot name a stage: a letter first, then letters, digits, "-", "_" and ".".`;
    reader.problem('invalid-stage-name', 'error', message, range);
  }
  const place = image ?? { start: 0, end: 0 };
  return {
    image: image?.text ?? '',
    imageRange: reader.range(rest + place.start, rest + place.end),
    platform: flags.find((flag) => flag.name === 'platform')?.value ?? null,
    alias,
  };
}
