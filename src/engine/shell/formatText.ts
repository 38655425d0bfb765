/**
 * Backslash escapes of `echo -e`, of dash's echo and of printf. `stop` tells that `\c` ends the output.
 * Source: POSIX.1-2024, echo and printf; bash manual, 4.2.
 */
export function unescapeText(
  text: string,
  style: 'echo' | 'printf',
): { readonly text: string; readonly stop: boolean } {
  if (!text.includes('\\')) return { text, stop: false };
  const stopAt = style === 'echo' ? /(?:^|[^\\])(?:\\\\)*\\c/.exec(text) : null;
  const shown = stopAt ? text.slice(0, stopAt.index + stopAt[0].length - 2) : text;
  const octal = style === 'echo' ? '0[0-7]{1,3}|[0-7]{3}' : '[0-7]{1,3}';
  const escape = new RegExp(
    `\\\\(?:(${octal})|x([\\da-fA-F]{1,2})|u([\\da-fA-F]{1,4})|U([\\da-fA-F]{1,8})|([\\s\\S]))`,
    'g',
  );
  const result = shown.replace(
    escape,
    (all, oct?: string, hex?: string, short?: string, long?: string, letter?: string) => {
      if (oct !== undefined) return String.fromCharCode(Number.parseInt(oct, 8) & 0xff);
      const code = hex ?? short ?? long;
      if (code !== undefined) return fromCodePoint(Number.parseInt(code, 16));
      return SINGLE[letter ?? ''] ?? all;
    },
  );
  return { text: result, stop: stopAt !== null };
}

function fromCodePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
  E: '\x1b',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/**
 * What `printf format arguments` prints; null when a conversion is not known. The format is used again while arguments are left.
 * Source: POSIX.1-2024, printf.
 */
export function formatText(format: string, args: readonly string[]): string | null {
  let result = '';
  let next = 0;
  for (let round = 0; round === 0 || (next < args.length && round < 1000); round += 1) {
    const before = next;
    let isUnknown = false;
    const piece = format.replace(
      /%%|%([-+ 0#]*)(\*|\d*)(?:\.(\d+))?([a-zA-Z])|\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}|[\s\S])/g,
      (all, flags?: string, width?: string, precision?: string, conversion?: string) => {
        if (all === '%%') return '%';
        if (conversion === undefined) return unescapeText(all, 'printf').text;
        const wide = width === '*' ? Number(args[next++] ?? 0) : Number(width ?? 0);
        const value = args[next] ?? '';
        next += 1;
        const text = convert(conversion, value, precision === undefined ? null : Number(precision));
        if (text === null || wide > 10_000) {
          isUnknown = true;
          return '';
        }
        if (flags?.includes('-')) return text.padEnd(wide);
        return text.padStart(wide, flags?.includes('0') && conversion !== 's' ? '0' : ' ');
      },
    );
    if (isUnknown) return null;
    result += piece;
    if (next === before) break;
  }
  return result;
}

function convert(conversion: string, value: string, precision: number | null): string | null {
  const number = value === '' ? 0 : Number(value);
  switch (conversion) {
    case 's':
      return precision === null ? value : value.slice(0, precision);
    case 'b':
      return unescapeText(value, 'echo').text;
    case 'c':
      return value.slice(0, 1);
    case 'q':
      return /^[\w./:=@%+-]+$/.test(value) ? value : null;
    case 'd':
    case 'i':
    case 'u':
      return Number.isInteger(number) ? String(number) : null;
    case 'x':
      return Number.isInteger(number) ? number.toString(16) : null;
    case 'X':
      return Number.isInteger(number) ? number.toString(16).toUpperCase() : null;
    case 'o':
      return Number.isInteger(number) ? number.toString(8) : null;
    case 'f':
      return Number.isFinite(number) ? number.toFixed(Math.min(precision ?? 6, 50)) : null;
    default:
      return null;
  }
}
