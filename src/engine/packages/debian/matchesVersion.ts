/** Whether `version` matches the pattern of `apt-get install pkg=PATTERN`: a glob over the whole version (apt-get(8)). */
export function matchesVersion(version: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  try {
    return new RegExp(`^${source}$`).test(version);
  } catch {
    return version === pattern;
  }
}
