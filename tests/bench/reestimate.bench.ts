import { bench, describe } from 'vitest';
import { runWithSlices } from '../../src/catalog/runWithSlices.ts';
import { estimate } from '../../src/engine/estimate.ts';
import { Memo } from '../../src/engine/interpret/memo.ts';
import { optimize } from '../../src/engine/rewrites/proof/optimize.ts';
import { weighWorkspace } from '../../src/engine/weighWorkspace.ts';
import type { Workspace } from '../../src/engine/workspace.ts';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { openCatalog } from './openCatalog.ts';
import { SERVICE_DOCKERFILE, SERVICE_REQUIREMENTS } from './serviceDockerfile.ts';

/*
 * What a keystroke costs. Every run weighs a text that none before it was, so that nothing is answered from the memo as a whole.
 * Wanted: under 10 ms to weigh, under 150 ms with suggestions or the optimiser.
 */
const loaded = openCatalog();
const { catalog } = loaded;

const SERVICE: Workspace = {
  dockerfile: SERVICE_DOCKERFILE,
  files: { 'requirements.txt': SERVICE_REQUIREMENTS },
};
const GREETING = EXAMPLES[0].workspace;

let keystrokes = 0;

/** The text with a variable more after the first line that starts with `line`. */
function typed(workspace: Workspace, line: string): Workspace {
  keystrokes += 1;
  const { dockerfile } = workspace;
  const at = dockerfile.indexOf('\n', dockerfile.indexOf(`\n${line}`) + 1);
  const variable = `\nENV TYPED=${keystrokes}`;
  return { ...workspace, dockerfile: dockerfile.slice(0, at) + variable + dockerfile.slice(at) };
}

for (const workspace of [SERVICE, GREETING]) {
  await runWithSlices(loaded, () => optimize(workspace, catalog, 'behaviour'));
  await runWithSlices(loaded, () => estimate(workspace, catalog));
}

describe('weigh: a hundred lines, apt, pip, three stages', () => {
  const memo = new Memo();
  bench('a change of the last line', () => {
    weighWorkspace(typed(SERVICE, 'CMD'), catalog, memo);
  });
  bench('a change before COPY . .', () => {
    weighWorkspace(typed(SERVICE, 'COPY --from=builder'), catalog, memo);
  });
  bench('a change before the first install', () => {
    weighWorkspace(typed(SERVICE, 'LABEL'), catalog, memo);
  });
  bench('nothing remembered', () => {
    weighWorkspace(typed(SERVICE, 'CMD'), catalog);
  });
});

for (const [name, workspace, line] of [
  ['100 lines', SERVICE, 'COPY --from=builder'],
  ['the page’s first example', GREETING, 'COPY . .'],
] as const) {
  describe(`a keystroke in the middle of ${name}`, () => {
    const memo = new Memo();
    bench('weigh', () => {
      weighWorkspace(typed(workspace, line), catalog, memo);
    });
    bench('weigh and suggest', () => {
      estimate(typed(workspace, line), catalog, memo);
    });
    bench('optimise', () => {
      optimize(typed(workspace, line), catalog, 'behaviour', memo);
    });
  });
}
