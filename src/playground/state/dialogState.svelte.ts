/** What lies over the page: one thing at a time. */
export type DialogName = 'changes' | 'compare' | 'shortcuts';

let shown = $state<DialogName | null>(null);

export const dialogState = {
  get shown(): DialogName | null {
    return shown;
  },
  open(name: DialogName): void {
    shown = name;
  },
  close(): void {
    shown = null;
  },
};
