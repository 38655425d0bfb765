import type { CopyInstruction, CopySource } from './instruction.ts';
import { parseHeredocWord } from './heredocWords.ts';
import { readFlags, readJsonStrings } from './reader.ts';
import type { Reader } from './reader.ts';
import { splitAtBlanks } from './splitWords.ts';
import type { TextWord } from './splitWords.ts';

const FLAGS = {
  COPY: ['chown', 'from', 'chmod', 'link', 'exclude', 'parents'],
  ADD: ['chown', 'chmod', 'link', 'keep-git-dir', 'checksum', 'unpack', 'exclude'],
};

/** Reads COPY and ADD; null when there is no source and destination, which is reported. */
export function parseCopy(
  reader: Reader,
  keyword: 'COPY' | 'ADD',
): Pick<CopyInstruction, 'from' | 'flags' | 'sources' | 'destination'> | null {
  const { flags, rest } = readFlags(reader, FLAGS[keyword]);
  const words = readPaths(reader, rest);
  const destination = words.at(-1);
  if (words.length < 2 || destination === undefined) {
    reader.problem(
      'missing-arguments',
      'error',
      words.length === 0
        ? `${keyword} needs a source and a destination.`
        : `${keyword} needs a destination after its source.`,
    );
    return null;
  }
  if (parseHeredocWord(destination.text)) {
    const message = `A here-document cannot be the destination of ${keyword}.`;
    reader.problem('heredoc-destination', 'error', message);
  }
  return {
    from: flags.find((flag) => flag.name === 'from')?.value ?? null,
    flags,
    sources: words.slice(0, -1).map((word) => readSource(reader, word)),
    destination: destination.text,
  };
}

/** The paths with their places in the joined line. */
function readPaths(reader: Reader, rest: number): readonly TextWord[] {
  const text = reader.text.slice(rest);
  const json = readJsonStrings(text);
  const shift = (word: TextWord): TextWord => ({
    text: word.text,
    start: word.start + rest,
    end: word.end + rest,
  });
  if (!json) {
    // `<< EOF` with a blank is one word.
    const { heredocs } = reader.line;
    return splitAtBlanks(text)
      .map(shift)
      .flatMap((word) => {
        const heredoc = heredocs.find(({ start, end }) => word.start >= start && word.start < end);
        if (!heredoc) return [word];
        if (word.start !== heredoc.start) return [];
        const { start, end } = heredoc;
        return [{ text: reader.text.slice(start, end), start, end }];
      });
  }
  const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"/gs)];
  return json.map((path, index) => {
    const place = places[index];
    const start = place?.index ?? 0;
    return shift({ text: path, start, end: start + (place?.[0].length ?? text.length) });
  });
}

function readSource(reader: Reader, word: TextWord): CopySource {
  const range = reader.range(word.start, word.end);
  const heredoc = reader.line.heredocs.find((candidate) => candidate.start === word.start);
  if (!heredoc) return { kind: 'path', path: word.text, range };
  const written = reader.source.text.slice(heredoc.bodyStart, heredoc.bodyEnd);
  return {
    kind: 'heredoc',
    name: heredoc.name,
    body: heredoc.chomp ? written.replace(/^\t+/gm, '') : written,
    expand: heredoc.expand,
    range,
  };
}
