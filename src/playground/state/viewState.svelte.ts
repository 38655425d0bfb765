import { DOCKERFILE, workspaceState } from './workspaceState.svelte.ts';

/** What the editor pane shows: a file, or the sizes and settings of the build. */
export type Tab = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'settings' };
/** Which of the two panes a narrow screen shows. */
export const VIEWS = ['weight', 'files'] as const;
export type View = (typeof VIEWS)[number];

/** Keep in step with the media queries of Playground.svelte. */
const wide = matchMedia('(min-width: 1000px)');
const finePointer = matchMedia('(pointer: fine)');

let tab = $state.raw<Tab>({ kind: 'file', path: DOCKERFILE });
let view = $state<View>('weight');
let isWide = $state(wide.matches);
let hasFinePointer = $state(finePointer.matches);
/** A line that the editor should bring into sight; a new object each time, so that the same line can be asked for twice. */
let revealed = $state.raw<{ readonly line: number } | null>(null);
wide.addEventListener('change', ({ matches }) => (isWide = matches));
finePointer.addEventListener('change', ({ matches }) => (hasFinePointer = matches));

export const viewState = {
  get tab(): Tab {
    // A file can vanish under its tab: undo, another example.
    const known =
      tab.kind === 'settings' || Object.hasOwn(workspaceState.current.files ?? {}, tab.path);
    return known ? tab : { kind: 'file', path: DOCKERFILE };
  },
  get view(): View {
    return view;
  },
  get isWide(): boolean {
    return isWide;
  },
  /** The code editor is for wide screens with a mouse; elsewhere a plain text field serves selection handles and spelling keys better. */
  get wantsCodeEditor(): boolean {
    return isWide && hasFinePointer;
  },
  get revealed(): { readonly line: number } | null {
    return revealed;
  },
  openTab(next: Tab): void {
    tab = next;
    view = 'files';
  },
  /** Back to the Dockerfile, without leaving the result on a narrow screen. */
  resetTab(): void {
    tab = { kind: 'file', path: DOCKERFILE };
  },
  show(next: View): void {
    view = next;
  },
  /** Shows a line of the Dockerfile; on a narrow screen that means going to the text. */
  revealLine(line: number): void {
    tab = { kind: 'file', path: DOCKERFILE };
    view = 'files';
    revealed = { line };
  },
  /** The same where the text is in sight already. */
  revealLineIfVisible(line: number): void {
    if (isWide && viewState.tab.kind === 'file' && viewState.tab.path === DOCKERFILE) {
      revealed = { line };
    }
  },
};
