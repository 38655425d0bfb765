import type { LayerReport, Suggestion } from '../../engine/report.ts';
import { formatBytes, formatRange } from '../format/formatBytes.ts';
import { messages } from '../../messages/messages.ts';
import type { WaterfallRow } from '../../share/picture/layoutWaterfall.ts';
import type { Knowledge, PackageWeight, Weight } from './knowledge.ts';

/** Parts that a hover names. */
const NAMED = 5;

/** @param suggestions of the text that the editor shows */
export function describeKnowledge(
  rows: readonly WaterfallRow[],
  suggestions: readonly Suggestion[],
): Knowledge {
  return {
    fixes: suggestions
      .filter(({ edits }) => edits.length > 0)
      .map(({ id, title, line, endLine, savedBytes }) => ({
        id,
        title: messages.suggestions.fix(title, formatBytes(savedBytes)),
        line,
        endLine,
      })),
    weights: rows.map(({ layer }): Weight => {
      const { line, endLine, bytes, low, high, compressedBytes, wastedBytes, contributions } =
        layer;
      const facts = [
        `**${formatBytes(bytes)}**`,
        formatRange(low, high),
        messages.detail.download(formatBytes(compressedBytes)),
        wastedBytes > 0 ? messages.detail.wasted(formatBytes(wastedBytes)) : null,
      ].filter((fact) => fact !== null);
      const parts = contributions
        .slice(0, NAMED)
        .map((part) => `${escapeMarkdown(part.name)} ${formatBytes(part.bytes)}`);
      const others = contributions.length - parts.length;
      if (others > 0) parts.push(messages.detail.others(others));
      const markdown = [facts.join(' · '), ...(parts.length === 0 ? [] : [parts.join(', ')])];
      return { line, endLine, markdown };
    }),
    packages: rows.flatMap(({ layer }) => packagesOf(layer)),
  };
}

/** What somebody named, with what came for its sake. */
function packagesOf({ line, endLine, contributions }: LayerReport): readonly PackageWeight[] {
  const packages = contributions.filter(({ kind }) => kind === 'apt' || kind === 'pip');
  return packages
    .filter(({ requiredBy }) => requiredBy.length === 0)
    .map(({ name, version, bytes }): PackageWeight => {
      const brought = packages.filter(({ requiredBy }) => requiredBy.at(-1) === name);
      const all = brought.reduce((sum, one) => sum + one.bytes, bytes);
      const title = escapeMarkdown(version === null ? name : `${name} ${version}`);
      const words = messages.packages;
      const markdown =
        words.adds(title, formatBytes(bytes)) +
        (brought.length === 0 ? '' : words.brings(brought.length, formatBytes(all)));
      return { name, line, endLine, markdown };
    });
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~]/g, '\\$&');
}
