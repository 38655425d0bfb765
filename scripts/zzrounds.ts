import { EXAMPLES } from '../src/playground/examples/examples.ts';
import { openCatalog } from './accuracy/openCatalog.ts';
import { weigh } from '../src/catalog/weigh.ts';
import { weighWorkspace } from '../src/engine/weighWorkspace.ts';
for (const e of EXAMPLES) {
  const l = openCatalog(); let n = 1; const t = performance.now();
  const r = await weigh(e.workspace, l, () => { n++; });
  const t1 = performance.now(); const r2 = await weigh(e.workspace, l); const t2 = performance.now();
  weighWorkspace(e.workspace, l.catalog); const t3 = performance.now();
  console.log(e.id, 'rounds', n, r.image.bytes, 'warm', r2.image.bytes, [...l.catalog.missed].join(), 'ms cold', Math.round(t1-t), 'warm', Math.round(t2-t1), 'without advice', Math.round(t3-t2));
}
