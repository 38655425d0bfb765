import { render } from 'svelte/server';
import { createCatalog } from '../../src/catalog/createCatalog.ts';
import { readSlicesFromFolder } from '../../src/cli/readSlicesFromFolder.ts';
import Playground from '../../src/playground/Playground.svelte';
import { EXAMPLES } from '../../src/playground/examples/examples.ts';
import { packAnswer } from '../../src/playground/opening/packAnswer.ts';
import { adviceState } from '../../src/playground/state/adviceState.svelte.ts';
import { drawnState } from '../../src/playground/state/drawnState.svelte.ts';
import { reportState } from '../../src/playground/state/reportState.svelte.ts';
import { workspaceState } from '../../src/playground/state/workspaceState.svelte.ts';
import { weighOpening } from './weighOpening.ts';

export interface Opening {
  /** `?example=` of what the page opens with. */
  readonly example: string;
  /** What the page asks for: a `PackedAnswer`. */
  readonly answer: string;
  /** The page as it stands at first, without behaviour. */
  readonly markup: string;
}

/**
 * Weighs the first example and draws it with the components of the page, which buildOpening.ts has compiled for Node.
 *
 * @param catalogFolder path of the built catalog
 */
export async function openingOfBuild(catalogFolder: string): Promise<Opening> {
  const [first] = EXAMPLES;
  const loaded = createCatalog(readSlicesFromFolder(catalogFolder));
  const answer = await weighOpening(first.workspace, loaded);
  workspaceState.openExample(first);
  reportState.greet(workspaceState.current, answer.report);
  adviceState.greet(workspaceState.current, answer);
  drawnState.reach('after');
  return {
    example: first.id,
    answer: JSON.stringify(packAnswer(answer)),
    // Comments mark what could be brought to life in place; the live page is drawn anew.
    markup: render(Playground).body.replaceAll(/<!--.*?-->/gs, ''),
  };
}
