/** 1-based lines. */
export interface Fold {
  readonly start: number;
  readonly end: number;
}

/** Stages, each from its FROM to the last line with text before the next; instructions over several lines. */
export function stageFolds(text: string): readonly Fold[] {
  const lines = text.split(/\r?\n/);
  const froms = lines.flatMap((line, at) => (/^\s*FROM\s/i.test(line) ? [at] : []));
  const folds = froms.map((from, nth) => {
    let end = (froms[nth + 1] ?? lines.length) - 1;
    // Comments above a FROM speak of it.
    while (end > from && /^\s*(?:#.*)?$/.test(lines[end] ?? '')) end -= 1;
    return { start: from + 1, end: end + 1 };
  });
  for (let at = 0; at < lines.length; at += 1) {
    const start = at;
    while (/\\\s*$/.test(lines[at] ?? '') && !/^\s*#/.test(lines[at] ?? '')) at += 1;
    if (at > start) folds.push({ start: start + 1, end: Math.min(at, lines.length - 1) + 1 });
  }
  return folds.filter(({ start, end }) => end > start);
}
