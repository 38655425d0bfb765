import type { SizeMeaning } from '../report/inMeaning.ts';

let meaning = $state<SizeMeaning>('disk');

/** Which of the three things that people call an image's size the figures tell. */
export const sizeState = {
  get meaning(): SizeMeaning {
    return meaning;
  },
  choose(next: SizeMeaning): void {
    meaning = next;
  },
};
