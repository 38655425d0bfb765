import { parse, TomlError } from 'smol-toml';

/** A value of a TOML file that nothing is known of yet. */
export type TomlTable = Readonly<Record<string, unknown>>;

export interface ReadToml {
  readonly table: TomlTable;
  /** The line where the text stops being TOML; null when all of it was read. */
  readonly brokenAt: number | null;
}

/** Statements that may be dropped to read the start of a file that was cut short. */
const MOST_CUTS = 12;

/** Reads a TOML file; of one that is cut short or broken, what stands before the break. Never throws. */
export function readToml(text: string): ReadToml {
  let rest = text;
  let brokenAt: number | null = null;
  for (let cut = 0; cut <= MOST_CUTS; cut += 1) {
    try {
      return { table: parse(rest), brokenAt };
    } catch (reason) {
      const line = reason instanceof TomlError ? reason.line : 1;
      brokenAt ??= line;
      const lines = rest.split('\n').slice(0, line);
      // Back to where the broken statement, or the item of a list that it belongs to, begins.
      let from = lines.length - 1;
      while (from > 0 && !/^(\[|[A-Za-z_"'][\w."'-]*\s*=)/.test(lines[from] ?? '')) from -= 1;
      rest = lines.slice(0, from).join('\n');
    }
  }
  return { table: {}, brokenAt };
}

export function tableOf(value: unknown): TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function textsOf(value: unknown): string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}
