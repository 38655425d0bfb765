import { readStored, writeStored } from './storage.ts';

const KEY = 'plimsoll.shortcuts';

let isOn = $state(readStored(KEY) !== 'off');

/** Single keys can be switched off: speech input types them by accident (WCAG 2.2, 2.1.4). */
export const shortcutState = {
  get isOn(): boolean {
    return isOn;
  },
  set(next: boolean): void {
    isOn = next;
    writeStored(KEY, next ? null : 'off');
  },
};
