import type { Content } from '../effects.ts';

/**
 * What several sources of one COPY write, each as its own list in the order of the text. Where two folders of which the files are not
 * known land in one, files of the same name take each other's place (a later source wins), so that as little may be there as the
 * larger folder alone: the low ends of the others become zero. That all names differ is likelier, so the middle stays the sum.
 */
export function mergedSources(sources: readonly (readonly Content[])[]): readonly Content[] {
  const all = sources.flat();
  if (sources.filter((contents) => contents.some(isFolder)).length < 2) return all;
  const lows = sources.map((contents) => {
    const sums = new Map<string, number>();
    for (const content of contents.filter(isFolder)) {
      sums.set(content.path, (sums.get(content.path) ?? 0) + content.amount.low);
    }
    return sums;
  });
  return sources.flatMap((contents, index) =>
    contents.map((content) => {
      if (!isFolder(content)) return content;
      const own = lows[index]?.get(content.path) ?? 0;
      const isLeast = lows.some((sums, other) => {
        const low = sums.get(content.path);
        return (
          other !== index && low !== undefined && (low > own || (low === own && other < index))
        );
      });
      return isLeast ? { ...content, amount: { ...content.amount, low: 0 } } : content;
    }),
  );
}

/** A folder of which only the whole is known. */
function isFolder({ spread }: Content): boolean {
  return spread;
}
