import { between, exactly, plus, weaker } from '../amount.ts';
import type { Content } from '../effects.ts';
import { fileClassOf } from '../filesystem/fileClassOf.ts';
import type { Volume } from '../shell/stdio.ts';
import { utf8Length } from '../utf8Length.ts';

/** The file that a redirection makes: to the byte when its text or its length is known, else taken for a small text. */
export function redirected(path: string, text: string | undefined, volume: Volume | null): Content {
  if (text === undefined && volume?.kind === 'content') {
    return { ...volume.content, path, spread: false };
  }
  const common = {
    path,
    spread: false,
    fileClass: fileClassOf(path),
    origin: { kind: 'generated', name: path },
  } as const;
  if (text !== undefined) {
    const amount = exactly(utf8Length(text));
    return { ...common, amount, evidence: 'derived', source: 'the text itself', text };
  }
  if (volume !== null && volume.kind === 'bytes') {
    const source = 'the number of bytes that the command was asked for';
    return { ...common, amount: exactly(volume.bytes), evidence: 'derived', source };
  }
  return {
    ...common,
    amount: between(0, 10e3, 1e6),
    evidence: 'assumed',
    source: 'a redirected output, taken for a small text',
  };
}

/** The file that `>>` leaves: the whole of it is stored again, with what came to it (image-spec, layer.md: a layer holds whole files). */
export function appended(before: Content, added: Content): Content {
  const { text: _text, compressed: _compressed, ...rest } = before;
  return {
    ...rest,
    amount: plus(before.amount, added.amount),
    evidence: weaker(before.evidence, added.evidence),
  };
}
