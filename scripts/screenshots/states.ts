import type { Locator } from 'playwright';
import { messages } from '../../src/messages/messages.ts';
import { shareMessages } from '../../src/messages/shareMessages.ts';
import type { PlaygroundPage } from '../../tests/e2e/PlaygroundPage.ts';

/** A state of the page, and how a person comes to it. */
export interface State {
  readonly id: string;
  readonly enter: (playground: PlaygroundPage) => Promise<void>;
}

const EXAMPLE = 'sentiment-api';
const { waterfall, files, suggestions, header } = messages;

async function openExample(playground: PlaygroundPage): Promise<void> {
  await playground.openExample(EXAMPLE);
  await playground.waitUntilLightened();
}

function picture(choice: string): State['enter'] {
  return async (playground) => {
    await openExample(playground);
    await playground.choose(waterfall.shape, choice);
  };
}

/** A text, and what is seen once it is weighed or refused. */
function typed(text: string, seen: (playground: PlaygroundPage) => Locator): State['enter'] {
  return async (playground) => {
    await openExample(playground);
    await playground.writeDockerfile(text);
    await playground.showWeight();
    await seen(playground).waitFor();
  };
}

/** Every state in which the page can be seen, for axe and for the eye. */
export const STATES: readonly State[] = [
  { id: 'result', enter: openExample },
  { id: 'savings', enter: picture(waterfall.shapes.savings) },
  { id: 'inside', enter: picture(waterfall.shapes.inside) },
  { id: 'table', enter: picture(waterfall.shapes.table) },
  {
    id: 'suggestions',
    enter: async (playground) => {
      await openExample(playground);
      const card = playground.suggestions.getByRole('listitem').first();
      await card.getByRole('button', { name: suggestions.showChange }).click();
      await card.scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'diff',
    enter: async (playground) => {
      await openExample(playground);
      await playground.page.getByRole('button', { name: suggestions.see }).click();
      // Monaco marks changes some time after the texts; neither marks has a role.
      await playground.page.getByRole('dialog').locator('.line-insert, .added').first().waitFor();
    },
  },
  {
    id: 'compare',
    enter: async (playground) => {
      await openExample(playground);
      await playground.openCompare();
      const dialog = playground.page.getByRole('dialog');
      await dialog.getByRole('listbox').nth(1).waitFor();
    },
  },
  {
    id: 'share',
    enter: async (playground) => {
      await openExample(playground);
      await playground.page.getByRole('button', { name: shareMessages.open }).click();
      await playground.page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'shortcuts',
    enter: async (playground) => {
      await openExample(playground);
      await playground.page.keyboard.press('?');
      await playground.page.getByRole('dialog').waitFor();
    },
  },
  {
    id: 'examples',
    enter: async (playground) => {
      await openExample(playground);
      await playground.openMenu();
    },
  },
  {
    id: 'files',
    enter: async (playground) => {
      await playground.openExample('node-service');
      await playground.waitUntilWeighed();
      await playground.showFiles();
    },
  },
  {
    id: 'context',
    enter: async (playground) => {
      await openExample(playground);
      await playground.showFiles();
      await playground.page.getByRole('tab', { name: files.settings }).click();
    },
  },
  {
    id: 'empty',
    enter: async (playground) => {
      await openExample(playground);
      await playground.openMenu();
      await playground.page.getByRole('button', { name: header.empty }).click();
      await playground.showWeight();
    },
  },
  {
    id: 'error',
    enter: typed('RUN pip install torch\n', ({ problem }) => problem.getByText(/FROM/)),
  },
  {
    id: 'unknown',
    enter: typed(
      'FROM registry.example/team/base:7\nRUN pip install numpy\nRUN ./install.sh\n',
      ({ layers }) => layers.filter({ hasText: 'install.sh' }).first(),
    ),
  },
  {
    id: 'notice',
    enter: async (playground) => {
      await openExample(playground);
      const apply = playground.suggestions.getByRole('button', { name: /^Apply / }).first();
      await apply.click();
      await playground.notice.waitFor();
    },
  },
];
