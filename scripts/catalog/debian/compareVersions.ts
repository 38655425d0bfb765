/**
 * Order of two Debian versions as dpkg has it: `[epoch:]upstream[-revision]`, `~` before everything, letters before
 * other characters, runs of digits as numbers (Debian Policy 5.6.12, deb-version(7)).
 *
 * @returns negative, zero or positive
 */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const left = split(a);
  const right = split(b);
  return (
    left.epoch - right.epoch ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  );
}

function split(version: string): { epoch: number; upstream: string; revision: string } {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon < 0 ? 0 : Number(version.slice(0, colon)),
    upstream: dash < 0 ? rest : rest.slice(0, dash),
    revision: dash < 0 ? '0' : rest.slice(dash + 1),
  };
}

const END = -1;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Weight of a character in a run without digits; the end of the run weighs nothing, `~` less than nothing. */
function weight(code: number): number {
  if (code === END || isDigit(code)) return 0;
  if (code === 126) return -1;
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return letter ? code : code + 256;
}

function comparePart(a: string, b: string): number {
  let i = 0;
  let j = 0;
  const at = (text: string, k: number): number => (k < text.length ? text.charCodeAt(k) : END);
  const wordGoesOn = (code: number): boolean => code !== END && !isDigit(code);
  while (i < a.length || j < b.length) {
    while (wordGoesOn(at(a, i)) || wordGoesOn(at(b, j))) {
      const difference = weight(at(a, i)) - weight(at(b, j));
      if (difference !== 0) return difference;
      if (wordGoesOn(at(a, i))) i += 1;
      if (wordGoesOn(at(b, j))) j += 1;
    }
    const m = /^\d*/.exec(a.slice(i))?.[0] ?? '';
    const n = /^\d*/.exec(b.slice(j))?.[0] ?? '';
    const difference = Number(m) - Number(n);
    if (difference !== 0) return difference;
    i += m.length;
    j += n.length;
  }
  return 0;
}

export type VersionRelation = '<<' | '<=' | '=' | '>=' | '>>';

/** Whether `have` stands in `relation` to `want` (Debian Policy 7.1; the obsolete `<` and `>` mean `<=` and `>=`). */
export function satisfiesRelation(have: string, relation: VersionRelation, want: string): boolean {
  const order = compareVersions(have, want);
  switch (relation) {
    case '<<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '>=':
      return order >= 0;
    case '>>':
      return order > 0;
  }
}
