import { between } from '../../amount.ts';
import type { Effect } from '../../effects.ts';
import { normalizePath } from '../../filesystem/normalizePath.ts';
import type { Word } from '../../shell/command.ts';
import { baseName } from '../operandPath.ts';
import type { StageView } from '../program.ts';
import type { ArchiveSource } from './archiveSource.ts';
import { archiveStem, unpacked, unpackEffects } from './unpacked.ts';

export interface Extraction {
  readonly source: ArchiveSource;
  /** Absolute folder that the archive is unpacked into. */
  readonly folder: string;
  /** Leading names that are cut off (`--strip-components`). */
  readonly strip: number;
  /** Members that were asked for; empty for all. */
  readonly members: readonly Word[];
}

/** What unpacking writes. */
export function extractionEffects(extraction: Extraction, stage: StageView): readonly Effect[] {
  const { source, folder, strip, members } = extraction;
  const {
    amount,
    evidence,
    source: why,
    fileClass,
    topFolder,
  } = unpacked(source.name, source, stage);
  const content = {
    fileClass,
    origin: { kind: source.url === undefined ? 'context' : 'download', name: source.name },
    evidence,
    source: why,
  } as const;
  const isRatio = evidence === 'unknown' || why.includes('times the archive');
  const wanted = members.filter(
    (word) => word.text !== '' && word.text !== '.' && word.text !== './',
  );
  const [member] = wanted;
  if (member !== undefined) {
    // Some members: up to all of it, shared out evenly between them.
    return wanted.flatMap((word) => {
      const names = normalizePath(word.text, '/').slice(1).split('/').slice(strip);
      const name = names.join('/').replace(/[*?[].*$/, '');
      const share = between(0, amount.bytes / wanted.length, amount.high);
      const isFolder = word.text.endsWith('/') || name === '' || /[*?[]/.test(word.text);
      const path = normalizePath(`${folder}/${name}`);
      return unpackEffects(
        { ...content, path, spread: isFolder, amount: share },
        source.name,
        source.url,
        true,
      );
    });
  }
  if (strip > 0) {
    return unpackEffects(
      { ...content, path: folder, spread: true, amount },
      source.name,
      source.url,
      isRatio,
    );
  }
  const name = topFolder ?? archiveStem(baseName(source.name));
  const assumed = topFolder === undefined ? { nameAssumed: true } : {};
  const path = normalizePath(`${folder}/${name}`);
  return unpackEffects(
    { ...content, ...assumed, path, spread: true, amount },
    source.name,
    source.url,
    isRatio,
  );
}
