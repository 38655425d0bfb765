/** Negative, zero or positive as `a` is older than, equal to or newer than `b`; missing parts count as zero. */
export function compareVersions(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether `version` begins with all of `series`: 3.12.4 is in 3.12. */
export function isInSeries(version: readonly number[], series: readonly number[]): boolean {
  return series.every((part, index) => version[index] === part);
}

export function versionText(version: readonly number[] | null | undefined): string {
  return (version ?? []).join('.');
}

export function toVersion(text: string): readonly number[] {
  return text === '' ? [] : text.split('.').map(Number);
}
