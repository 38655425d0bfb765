/** Headers by the pattern of the paths that they are for, in the order of the file. */
export type StaticHeaders = readonly (readonly [string, Readonly<Record<string, string>>])[];

/** Reads public/_headers: a pattern at the beginning of a line, its headers indented below it. */
export function readStaticHeaders(text: string): StaticHeaders {
  const rules: [string, Record<string, string>][] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header === null) rules.push([line.trim(), {}]);
    else {
      const rule = rules.at(-1)?.[1];
      if (rule !== undefined) rule[header[1] ?? ''] = header[2] ?? '';
    }
  }
  return rules;
}

/** What a host sends with a path: the headers of every pattern that matches it. `*` stands for anything. */
export function headersOf(rules: StaticHeaders, path: string): Readonly<Record<string, string>> {
  const matching = rules.filter(([pattern]) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return Object.assign({}, ...matching.map(([, headers]) => headers)) as Record<string, string>;
}
