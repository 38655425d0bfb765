import { expect, type Locator, type Page } from 'playwright/test';
import { messages } from '../../src/messages/messages.ts';

const DOCKERFILE = 'Dockerfile';
/** A machine with much else to do: whether it is quick is measured elsewhere. */
const PATIENTLY = { timeout: 60_000 };
/** Pixels; narrower pages have a light editor. */
const CODE_EDITOR_FROM = 1000;

/** The playground as a person meets it: found by roles and names, never by classes. */
export class PlaygroundPage {
  readonly page: Page;
  /** What no page may do: ask another origin, print an error, let an exception through. */
  readonly faults: string[] = [];
  /** What a screen reader says of the image. */
  readonly announcement: Locator;
  /** Rows of the waterfall. */
  readonly layers: Locator;
  readonly editor: Locator;
  /** The text that the editor shows, whichever editor it is. */
  readonly editorText: Locator;
  /** Suggestions, each with a box to tick. */
  readonly suggestions: Locator;
  /** What was just done, with the way back. */
  readonly notice: Locator;
  /** Where a text that cannot be weighed is told so. */
  readonly problem: Locator;

  constructor(page: Page, origin: string) {
    this.page = page;
    this.announcement = page.getByRole('status').filter({ hasText: 'The image weighs' });
    this.layers = page.getByRole('listbox', { name: messages.waterfall.list }).getByRole('option');
    this.editor = page.getByRole('textbox', { name: messages.files.editor(DOCKERFILE) });
    this.editorText = page.getByRole('tabpanel', { name: DOCKERFILE });
    this.suggestions = page.getByRole('region', { name: messages.suggestions.title });
    this.notice = page
      .getByRole('status')
      .filter({ has: page.getByRole('button', { name: messages.notice.close }) });
    // The code editor has alerts of its own.
    this.problem = page.getByRole('region', { name: messages.result }).getByRole('alert');
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.origin !== origin) {
        this.faults.push(`asked ${request.url()}`);
      }
    });
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('pageerror', (error) => this.faults.push(error.message));
  }

  async open(address = ''): Promise<void> {
    await this.page.goto(`./${address}`);
  }

  async openExample(id: string): Promise<void> {
    await this.open(`?example=${id}`);
  }

  /** The figures are those of the text, and complete. */
  async waitUntilWeighed(): Promise<void> {
    await this.#waitUntilLive();
    await expect(this.announcement).not.toBeEmpty(PATIENTLY);
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0, PATIENTLY);
  }

  /** The ticked rewrites are made, and the image is weighed with them. */
  async waitUntilLightened(): Promise<void> {
    await this.#waitUntilLive();
    await expect(this.announcement).toContainText('it would weigh', PATIENTLY);
  }

  /** Another picture or another meaning of size, by what the choice says. */
  async choose(group: string, option: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: group })
      .getByText(option, { exact: true })
      .click();
  }

  /** What the image weighs, as it is announced; what follows that of rewrites may still be looked for. */
  async weight(): Promise<string> {
    await this.waitUntilWeighed();
    return /^.*? layers?\./.exec(await this.announcement.innerText())?.[0] ?? '';
  }

  /** Shows the text; a wide page shows it anyway. */
  async showFiles(): Promise<void> {
    await this.#show(messages.views.files);
  }

  /** Shows the figures; a wide page shows them anyway. */
  async showWeight(): Promise<void> {
    await this.#show(messages.views.weight);
  }

  /** The code editor comes after the page stands, and only to a wide one. */
  async waitForCodeEditor(): Promise<void> {
    await this.editorText.getByRole('code').waitFor();
  }

  /** Types a text in the place of what the code editor holds. */
  async typeInCodeEditor(text: string): Promise<void> {
    await this.waitForCodeEditor();
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Writes a text in the place of the Dockerfile, in whichever editor the page has. */
  async writeDockerfile(text: string): Promise<void> {
    await this.showFiles();
    if ((this.page.viewportSize()?.width ?? 0) >= CODE_EDITOR_FROM) {
      await this.typeInCodeEditor(text);
    } else await this.editor.fill(text);
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
  }

  /** The menu of examples and drafts. */
  async openMenu(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').first().click();
    await this.page.getByRole('group', { name: messages.header.examples }).waitFor();
  }

  /** By its button, or on a narrow page by the menu. */
  async openCompare(): Promise<void> {
    const button = this.page.getByRole('button', { name: messages.compare.button, exact: true });
    if (await button.isVisible()) await button.click();
    else {
      await this.openMenu();
      await this.page.getByRole('button', { name: messages.compare.title }).click();
    }
  }

  /** The page as the build has drawn it says the same, and answers to nothing. */
  async #waitUntilLive(): Promise<void> {
    await expect(this.page.locator('#page[inert]')).toHaveCount(0, PATIENTLY);
  }

  async #show(view: string): Promise<void> {
    const choice = this.page
      .getByRole('radiogroup', { name: messages.views.label })
      .getByText(view, { exact: false });
    if (await choice.isVisible()) await choice.click();
  }
}
