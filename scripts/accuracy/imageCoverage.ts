/**
 * Prints how the base images that real Dockerfiles name most are resolved, and how far the rule for neighbours is off when a
 * published image is hidden from it.
 *
 *   npx tsx scripts/accuracy/imageCoverage.ts [COUNT]
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageFacts } from '../../src/catalog/decodeImages.ts';
import { createImageTable } from '../../src/engine/images/createImageTable.ts';
import type { ImageFacts } from '../../src/engine/images/imageFacts.ts';
import { resolveRow } from '../../src/engine/images/resolveRow.ts';
import { buildImages } from '../catalog/buildImages.ts';
import { readTable } from '../catalog/images/rowFiles.ts';

const folder = fileURLToPath(new URL('../catalog/facts', import.meta.url));
let slice: unknown;
await buildImages(folder, (_id, value) => {
  slice = JSON.parse(JSON.stringify(value));
  return Promise.resolve();
});
const facts = imageFacts(slice);
await printCoverage(Number(process.argv[2] ?? '150'));
printLeaveOneOut(facts);

async function printCoverage(count: number): Promise<void> {
  const table = createImageTable(facts);
  const rows = (await readTable(join(folder, 'images/references.tsv'))).slice(0, count);
  const kinds = new Map<string, number>();
  for (const row of rows) {
    const reference = row['reference'] ?? '';
    const image = table.resolve(reference, 'linux/amd64', undefined);
    const kind = reference.startsWith('(')
      ? 'unresolved variable'
      : `${image.match}, ${image.evidence}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const size = [image.amount.low, image.amount.bytes, image.amount.high].map(megabytes);
    console.log([kind, reference, image.resolved, size.join(' ')].join('\t'));
  }
  console.log(`\nThe first ${rows.length} references by how they were resolved:`);
  for (const [kind, number] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`${number}\t${kind}`);
}

/** Hides each published row and asks for its tag. */
function printLeaveOneOut(all: ImageFacts): void {
  const errors: { tag: string; error: number; inside: boolean }[] = [];
  for (const [name, family] of all.images) {
    for (const row of family.rows) {
      if (row.evidence !== 'published') continue;
      const others = {
        ...family,
        rows: family.rows.filter((other) => other !== row),
        aliases: new Map<string, string>(),
      };
      const hidden = { ...all, images: new Map([...all.images, [name, others]]) };
      const found = resolveRow(hidden, name, row.tag, undefined);
      if (found === null || found.evidence === 'assumed') continue;
      const bytes = row.amount.bytes;
      const inside = found.amount.low <= bytes && bytes <= found.amount.high;
      errors.push({ tag: `${name}:${row.tag}`, error: found.amount.bytes / bytes - 1, inside });
    }
  }
  const sorted = errors.map(({ error }) => Math.abs(error)).sort((a, b) => a - b);
  const at = (share: number): string =>
    `${((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 100).toFixed(1)} %`;
  const inside = errors.filter((item) => item.inside).length;
  console.log(
    `\n${errors.length} published images, each hidden and asked for: median ${at(0.5)}, p90 ${at(0.9)} off; ${inside} inside the range.`,
  );
  for (const item of errors.filter(({ inside: within }) => !within)) {
    console.log(`  outside: ${item.tag} ${(item.error * 100).toFixed(1)} %`);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
