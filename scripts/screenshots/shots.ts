import { expect } from 'playwright/test';
import { embedMessages } from '../../src/messages/embedMessages.ts';
import { messages } from '../../src/messages/messages.ts';
import { shareMessages } from '../../src/messages/shareMessages.ts';
import { FOLDER_SHOTS } from './folderShots.ts';
import { STATES, type State } from './states.ts';

/** A picture to take. */
export interface Shot extends State {
  /** CSS pixels; 1280 and 800 unless told. */
  readonly width?: number;
  readonly height?: number;
  readonly isDark?: boolean;
  readonly isHighContrast?: boolean;
  readonly isPrinted?: boolean;
}

const first = STATES[0];
if (first === undefined) throw new Error('no states');
const { enter } = first;

/** Every state at the width of a laptop, and the first one in every dress. */
export const SHOTS: readonly Shot[] = [
  ...STATES,
  ...STATES.filter(({ id }) => ['inside', 'diff', 'unknown', 'files'].includes(id)).map(
    (state): Shot => ({ ...state, id: `${state.id}-dark`, isDark: true }),
  ),
  ...STATES.filter(({ id }) => ['files', 'compare', 'diff', 'error'].includes(id)).map(
    (state): Shot => ({ ...state, id: `${state.id}-390`, width: 390, height: 844 }),
  ),
  { id: 'result-dark', enter, isDark: true },
  { id: 'result-360', enter, width: 360, height: 1500 },
  { id: 'result-768', enter, width: 768, height: 1024 },
  { id: 'result-1920', enter, width: 1920, height: 1080 },
  { id: 'result-3840', enter, width: 3840, height: 2160 },
  // A window of 1280 px at twice the size has as much room as this.
  { id: 'result-zoomed', enter, width: 640, height: 900 },
  { id: 'result-high-contrast', enter, isHighContrast: true },
  { id: 'result-print', enter, isPrinted: true, width: 794, height: 1123 },
  {
    id: 'result-rtl',
    enter: async (playground) => {
      await enter(playground);
      await playground.page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
    },
  },
  {
    id: 'loading',
    enter: async (playground) => {
      await playground.page.route('**/catalog/**', () => undefined);
      await playground.openExample('sentiment-api');
      await playground.page.getByText(messages.totals.waiting).first().waitFor();
    },
  },
  {
    id: 'offline',
    enter: async (playground) => {
      await playground.page.route('**/catalog/**', (route) => route.abort());
      await playground.openExample('sentiment-api');
      await playground.page.waitForLoadState('networkidle');
    },
  },
  {
    id: 'folder-drop',
    enter: async (playground) => {
      await enter(playground);
      await playground.page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['FROM debian'], 'Dockerfile'));
        document.body.dispatchEvent(
          new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }),
        );
      });
      await playground.page.getByText(messages.folder.drop).waitFor();
    },
  },
  ...FOLDER_SHOTS,
  {
    id: 'embed',
    width: 900,
    height: 560,
    enter: async (playground) => {
      const { page } = playground;
      await enter(playground);
      await page.getByRole('button', { name: shareMessages.open }).click();
      const field = page.getByRole('textbox', { name: shareMessages.link });
      await expect(field).toHaveValue(/#/);
      const link = await field.inputValue();
      await page.goto(`./embed.html${new URL(link).hash}`);
      await page.getByText(embedMessages.open).first().waitFor();
      await page.waitForLoadState('networkidle');
    },
  },
];
