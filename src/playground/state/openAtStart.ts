import { EXAMPLES, exampleOf } from '../examples/examples.ts';
import type { Example } from '../examples/example.ts';
import { linkState } from '../share/linkState.svelte.ts';
import { viewState } from './viewState.svelte.ts';
import { workspaceState } from './workspaceState.svelte.ts';

const PARAMETER = 'example';

/** What the page opens with: the link or the example of its address, else the text that was typed last, else the first example. */
export function openAtStart(): void {
  if (linkState.isOpen) return;
  const named = exampleOf(new URL(location.href).searchParams.get(PARAMETER));
  const draft = workspaceState.drafts[0];
  if (named !== null) workspaceState.openExample(named);
  else if (draft !== undefined) workspaceState.openDraft(draft);
  else workspaceState.openExample(EXAMPLES[0]);
}

export function showExample(example: Example): void {
  workspaceState.openExample(example);
  viewState.resetTab();
}

/** The page's address with the example that it shows unchanged; after a change it no longer says what the page shows. */
export function addressOfOrigin(): string {
  const { origin } = workspaceState;
  const url = new URL(location.href);
  if (origin.kind === 'example' && !origin.edited)
    url.searchParams.set(PARAMETER, origin.example.id);
  else url.searchParams.delete(PARAMETER);
  return url.href;
}
