import { readFileSync } from 'node:fs';
import { openCatalog } from './openCatalog.ts';
import { workspaceOfRow, DockerfileRow } from './dockerfileRow.ts';
import * as v from 'valibot';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import { suggest } from '../../src/engine/rewrites/suggest.ts';
import { weigh } from '../../src/catalog/weigh.ts';
const loaded = openCatalog();
const rows = readFileSync(process.argv[2] ?? '', 'utf8').split('\n').filter((l) => l !== '').map((l) => v.parse(DockerfileRow, JSON.parse(l)));
for (const row of rows) {
  const w = workspaceOfRow(row);
  await weigh(w, loaded);
  const t0 = performance.now();
  const report = weighWorkspace(w, loaded.catalog);
  const t1 = performance.now();
  const s = suggest(w, loaded.catalog, report);
  const t2 = performance.now();
  console.log(row.id.padEnd(32), (t1 - t0).toFixed(1), (t2 - t1).toFixed(1), (report.image.bytes/1e6).toFixed(0), s.map((x) => `${x.id} ${(x.savedBytes / 1e6).toFixed(1)}`).join(', '));
}
