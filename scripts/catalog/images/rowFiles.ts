import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A row of facts as it lies in a file: plain JSON. */
export type Row = Readonly<Record<string, unknown>>;

/** Objects of a JSON Lines file, in order. Throws on a line that is no object. */
export async function readJsonLines(file: string): Promise<Row[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const value: unknown = JSON.parse(line);
    if (!isRow(value)) throw new Error(`${file}:${index + 1} is not an object`);
    return value;
  });
}

/** Rows of a tab-separated file by column name; lines that begin with `#` are comments, the first other line the header. */
export async function readTable(file: string): Promise<Record<string, string>[]> {
  const lines = (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const header = lines[0]?.split('\t') ?? [];
  return lines.slice(1).map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  });
}

export async function writeJsonLines(
  folder: string,
  name: string,
  rows: readonly Row[],
): Promise<void> {
  await writeText(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

export async function writeTable(
  folder: string,
  name: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const lines = [header, ...rows].map((cells) => cells.join('\t'));
  await writeText(join(folder, name), `${lines.join('\n')}\n`);
}

async function writeText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** The object that a JSON file holds. */
export async function readObject(file: string): Promise<Row> {
  const value: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (!isRow(value)) throw new Error(`${file} is not an object`);
  return value;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(row: Row, key: string): string | null {
  const value = row[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function numberOf(row: Row, key: string): number | null {
  const value = row[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function textsOf(row: Row, key: string): string[] {
  const value = row[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function rowsOf(row: Row, key: string): Row[] {
  const value = row[key];
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** The string members of an object-valued column. */
export function recordOf(row: Row, key: string): Record<string, string> {
  const value = row[key];
  if (!isRow(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
