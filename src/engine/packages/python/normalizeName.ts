/** The name of a distribution as indexes compare it: lower case, runs of `-`, `_` and `.` as one dash (PEP 503). */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
