/**
 * What four popular articles promise, what their Dockerfiles weigh, and what Plimsoll makes of the first of each.
 *
 *   npm run articles                     the project's own examples, which follow the articles' steps
 *   npm run articles -- --truth FOLDER   the texts as published, which are not part of the project
 *   npm run articles -- --markdown       the table as it stands in the README
 *   npm run articles -- --steps          also each change with what it saves
 */
import { parseArgs } from 'node:util';
import { optimizeWorkspace } from '../src/catalog/optimizeWorkspace.ts';
import { weigh } from '../src/catalog/weigh.ts';
import { checkClaims } from '../src/share/claims/checkClaims.ts';
import type { Report, Risk } from '../src/engine/report.ts';
import type { OptimiseStep } from '../src/engine/rewrites/proof/optimize.ts';
import { weighWorkspace } from '../src/engine/weighWorkspace.ts';
import type { Workspace } from '../src/engine/workspace.ts';
import { table } from '../src/cli/table.ts';
import { claimText } from '../src/share/claims/claimText.ts';
import { formatBytes } from '../src/share/formatBytes.ts';
import { parseClaim } from '../src/share/claims/parseClaim.ts';
import { openCatalog } from './accuracy/openCatalog.ts';
import { ARTICLES, type Article } from './articles/articles.ts';
import { publishedTexts } from './articles/publishedTexts.ts';

const { values } = parseArgs({
  options: {
    truth: { type: 'string' },
    markdown: { type: 'boolean', default: false },
    steps: { type: 'boolean', default: false },
  },
});

const RISKS: readonly Risk[] = ['safe', 'check', 'behaviour'];
const HEADINGS = [
  'article',
  'it prints: before',
  'after',
  'estimate: before',
  'after',
  'Plimsoll: safe',
  'safe + check',
  'all',
];

const loaded = openCatalog();
const rows: string[][] = [];
const notes: string[] = [];
for (const article of ARTICLES) {
  const texts = values.truth === undefined ? article : publishedTexts(article, values.truth);
  if (texts === null) {
    notes.push(`${article.name}: its texts are not in ${values.truth ?? ''}`);
    continue;
  }
  const before = await weigh(texts.before, loaded, undefined, weighWorkspace);
  const after = await weigh(texts.after, loaded, undefined, weighWorkspace);
  const own: string[] = [];
  for (const risk of RISKS) {
    const { report, steps } = await optimizeWorkspace(texts.before, loaded, risk);
    own.push(formatBytes(report.image.bytes));
    if (values.steps) notes.push(stepsText(article, risk, steps));
  }
  rows.push([
    article.name,
    article.printed.before,
    article.printed.after,
    formatBytes(before.image.bytes),
    formatBytes(after.image.bytes),
    ...own,
  ]);
  notes.push(...claimNotes(article, 'before', before), ...claimNotes(article, 'after', after));
  notes.push(...unknownNote(article, texts.before, before));
}
console.log(values.markdown ? markdown() : table(HEADINGS, rows, 'lrrrrrrr'));
if (notes.length > 0) console.log(`\n${notes.join('\n')}`);

/** What a printed size cannot be; a size that may be true needs no words. */
function claimNotes(article: Article, which: 'before' | 'after', report: Report): string[] {
  const claim = parseClaim(article.printed[which]);
  return checkClaims(report, claim === null ? [] : [claim])
    .filter(({ outcome }) => outcome === 'too-small' || outcome === 'too-large')
    .map((verdict) => `${article.name}, ${which}: ${claimText(verdict).join(' ')}`);
}

function unknownNote({ name }: Article, { files }: Workspace, { unknowns }: Report): string[] {
  const [heaviest] = [...unknowns].sort((a, b) => b.high - a.high);
  if (heaviest === undefined || heaviest.high < 1e8 || files === undefined) return [];
  return [`${name}: not known: ${heaviest.what}`];
}

function stepsText({ name }: Article, risk: Risk, steps: readonly OptimiseStep[]): string {
  const parts = steps.map(({ id, savedBytes }) => `${id} ${formatBytes(savedBytes)}`);
  return `${name}, up to ${risk}: ${parts.join(', ')}`;
}

function markdown(): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = HEADINGS.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(HEADINGS), line(rule), ...rows.map(line)].join('\n');
}
