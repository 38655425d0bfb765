/** 1-based lines. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** Stages, each from its FROM to the last line with text before the next. */
export function stageFolds(text: string): readonly Fold[] {
  const lines = text.split(/\r?\n/);
  const froms = lines.flatMap((line, at) => (/^\s*FROM\s/i.test(line) ? [at] : []));
  return froms
    .map((from, nth) => {
      let end = (froms[nth + 1] ?? lines.length) - 1;
      // Comments above a FROM speak of it.
      while (end > from && /^\s*(?:#.*)?$/.test(lines[end] ?? '')) end -= 1;
      return { start: from + 1, end: end + 1 };
    })
    .filter(({ start, end }) => end > start);
}
