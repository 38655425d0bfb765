import { flushSync } from 'svelte';
import { messages } from '../../messages/messages.ts';
import { CHARTS, chartState } from '../state/chartState.svelte.ts';
import { dialogState } from '../state/dialogState.svelte.ts';
import { selectionState } from '../state/selectionState.svelte.ts';
import { sizeState } from '../state/sizeState.svelte.ts';
import { SIZE_MEANINGS } from '../report/inMeaning.ts';
import { viewState } from '../state/viewState.svelte.ts';
import { workspaceState } from '../state/workspaceState.svelte.ts';

/** A key that does something wherever no text is written. */
export interface Shortcut {
  readonly key: string;
  readonly text: string;
  readonly act: () => void;
}

const text = messages.shortcuts.keys;

export const SHORTCUTS: readonly Shortcut[] = [
  { key: '?', text: text.sheet, act: () => dialogState.open('shortcuts') },
  { key: 'e', text: text.editor, act: focusEditor },
  { key: 'l', text: text.layers, act: focusLayers },
  { key: 'v', text: text.chart, act: () => chartState.show(next(CHARTS, chartState.chart)) },
  {
    key: 's',
    text: text.size,
    act: () => sizeState.choose(next(SIZE_MEANINGS, sizeState.meaning)),
  },
  { key: 'd', text: text.changes, act: () => dialogState.open('changes') },
  { key: 'c', text: text.compare, act: () => dialogState.open('compare') },
  { key: 'u', text: text.undo, act: () => workspaceState.undo() },
  { key: 'r', text: text.redo, act: () => workspaceState.redo() },
];

function next<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}

function focusEditor(): void {
  viewState.show('files');
  viewState.resetTab();
  const field =
    '#file-panel textarea, #file-panel [contenteditable], #file-panel .native-edit-context';
  focus(field);
}

function focusLayers(): void {
  viewState.show('weight');
  chartState.show('layers');
  if (selectionState.selected !== null) selectionState.choose(selectionState.selected);
  focus('#result [role=listbox]');
}

/** At once: the next key may be meant for it already. */
function focus(selector: string): void {
  flushSync();
  document.querySelector<HTMLElement>(selector)?.focus();
}
