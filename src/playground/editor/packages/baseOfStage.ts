/**
 * The image that the stage of a line stands on, through stages that stand on stages and ARGs before the first FROM as far as they have
 * a value in the text. Null before the first FROM and where it cannot be told.
 *
 * @param line 1-based
 */
export function baseOfStage(lines: readonly string[], line: number): string | null {
  const args = new Map<string, string>();
  const stages = new Map<string, string>();
  let base: string | null = null;
  for (const text of lines.slice(0, line)) {
    const arg = /^\s*ARG\s+(\w+)=["']?([^\s"']*)/i.exec(text);
    if (arg !== null && base === null) args.set(arg[1] ?? '', arg[2] ?? '');
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(text);
    if (from === null) continue;
    const written = expand(from[1] ?? '', args);
    base = stages.get(written.toLowerCase()) ?? written;
    if (from[2] !== undefined) stages.set(from[2].toLowerCase(), base);
  }
  return base === null || base.includes('$') ? null : base;
}

/** `$TAG`, `${TAG}`, `${TAG:-latest}`. */
function expand(text: string, args: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:(\w+)|\{(\w+)(?::-([^}]*))?\})/g,
    (whole, plain: string | undefined, braced: string | undefined, fallback?: string) =>
      args.get(plain ?? braced ?? '') ?? fallback ?? whole,
  );
}
