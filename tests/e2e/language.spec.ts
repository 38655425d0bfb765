import type { Page } from 'playwright/test';
import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';
import type { PlaygroundPage } from './PlaygroundPage.ts';

const TEXT = `ARG TAG=trixie-slim
FROM debian:$TAG AS build
ARG NAME=world
RUN true \\
  && echo hello
FROM debian:$TAG
COPY --from=build /a /b
RUN echo \${NA`;

/** A page with the text, the caret at its end. */
async function write(playground: PlaygroundPage, text = TEXT): Promise<void> {
  await playground.openExample('bert-slim');
  await playground.waitUntilWeighed();
  await playground.typeInCodeEditor(text);
}

/** Puts the caret at a place by keys. */
async function goTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home');
  for (let n = 1; n < line; n += 1) await page.keyboard.press('ArrowDown');
  for (let n = 1; n < column; n += 1) await page.keyboard.press('ArrowRight');
}

/** The line that the caret is in, 1-based: how many line numbers stand at or above it. */
function caretLine(page: Page): Promise<number> {
  return page.evaluate(() => {
    const topOf = (selector: string): number[] =>
      [...document.querySelectorAll(selector)].map((part) => part.getBoundingClientRect().top);
    const [caret = -1] = topOf('.monaco-editor .cursor');
    return topOf('.monaco-editor .line-numbers').filter((top) => top <= caret + 1).length;
  });
}

test.describe('the code editor knows Dockerfile', () => {
  test('completes variables and instructions', async ({ playground, page }) => {
    await write(playground, TEXT.replace('FROM debian:$TAG\n', ''));
    await page.keyboard.press('ControlOrMeta+Space');
    await page.getByRole('option', { name: '${NAME}' }).click();
    await expect(playground.editorText).toContainText('RUN echo ${NAME}');
    await page.keyboard.press('Enter');
    await page.keyboard.type('WO');
    await expect(page.getByRole('option', { name: /^WORKDIR/ })).toBeVisible();
  });

  test('explains what the mouse is over', async ({ playground, page }) => {
    await write(playground);
    await playground.editorText.getByText('COPY').hover();
    await expect(page.getByRole('tooltip')).toContainText('Copy files or folders');
  });

  test('leads from the use of a stage to where it begins', async ({ playground, page }) => {
    await write(playground);
    await goTo(page, 7, 15);
    await page.keyboard.press('F12');
    // The answer comes from a worker: the caret is at the stage when typing there changes its name.
    await expect.poll(() => caretLine(page)).toBe(2);
    await page.keyboard.type('re');
    await expect(playground.editorText).toContainText('AS rebuild');
  });

  test('gives a stage another name everywhere', async ({ playground, page }) => {
    await write(playground);
    await goTo(page, 7, 15);
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: /Rename input/ }).fill('made');
    await page.keyboard.press('Enter');
    await expect(playground.editorText).toContainText('AS made');
    await expect(playground.editorText).toContainText('--from=made');
  });

  test('indents continued lines', async ({ playground, page }) => {
    await write(playground);
    // The editor draws blanks in its own way: what is kept of the text tells.
    const kept = (): Promise<string | null> =>
      page.evaluate(() => localStorage.getItem('plimsoll.drafts'));
    await page.keyboard.press('Shift+Alt+F');
    await page.keyboard.press('ControlOrMeta+Shift+I');
    await expect.poll(kept).toContain('\\n    && echo hello');
  });

  test('indents them from the context menu too, which can be read', async ({
    playground,
    page,
  }) => {
    await write(playground);
    await playground.editorText.getByText('hello').click({ button: 'right' });
    const entry = page.getByRole('menuitem', { name: /Format Document/ });
    // Through a menu without a background the text would show.
    const backgrounds = await entry.evaluate((part) => {
      const found: string[] = [];
      for (let at: Element | null = part; at !== null; at = at.parentElement) {
        found.push(getComputedStyle(at).backgroundColor);
      }
      return found;
    });
    expect(backgrounds).toContain('rgb(255, 255, 255)');
    // A finger rests on the button for a moment: Monaco takes a release within 100 ms of the menu for that of the right click.
    await entry.click({ delay: 200 });
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('plimsoll.drafts')))
      .toContain('\\n    && echo hello');
  });

  test('shows a definition in between', async ({ playground, page }) => {
    await write(playground);
    await goTo(page, 7, 15);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Peek/ }).click({ delay: 200 });
    await page.getByRole('menuitem', { name: /Peek Definition/ }).click({ delay: 200 });
    await expect(page.getByRole('tree', { name: /References/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('folds a stage', async ({ playground, page }) => {
    await write(playground);
    await goTo(page, 2, 1);
    await page.keyboard.press('ControlOrMeta+Shift+[');
    await expect(playground.editorText).not.toContainText('echo hello');
    await expect(playground.editorText).toContainText('--from=build');
  });

  test('underlines a mistake, once the typing pauses', async ({ playground, page }) => {
    await write(playground, 'FROM debian:trixie-slim\nEXPOSE eighty');
    await playground.editorText.getByText('eighty').hover();
    await expect(page.getByRole('tooltip')).toContainText('Invalid containerPort: eighty');
  });
});

test.describe('the code editor knows packages', () => {
  test('of the suite of the base image, with what each installs', async ({ playground, page }) => {
    await write(playground, 'FROM debian:bookworm-slim\nRUN apt-get update && \\\napt-get install');
    await page.keyboard.type(' -y rdf');
    const option = page.getByRole('option', { name: /^rdfind/ });
    await expect(option).toContainText(/\d+\s[kM]B alone, Debian bookworm/);
    await page.keyboard.press('Enter');
    await expect(playground.editorText).toContainText('-y rdfind');
    // Enter is a new line again, also after a blank.
    await page.keyboard.type(' ');
    await expect(page.getByRole('listbox', { name: 'Suggest' })).toBeHidden();
  });

  test('of Python, in commands and requirements', async ({ playground, page }) => {
    await write(playground, 'FROM python:3.12-slim\nRUN pip install');
    await page.keyboard.type(' Scikit_Le');
    await page.getByRole('option', { name: /^scikit-learn/ }).click();
    await expect(playground.editorText).toContainText('install scikit-learn');
    await page.getByRole('button', { name: messages.files.add, exact: true }).click();
    await page.getByRole('button', { name: 'requirements.txt' }).click();
    await page.getByRole('textbox', { name: /requirements\.txt/ }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('pola');
    await expect(page.getByRole('option', { name: /^polars,|^polars$/ })).toContainText(/MB alone/);
  });

  test('and says of one in the text what it adds', async ({ playground, page }) => {
    await write(
      playground,
      'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y git\n',
    );
    await expect(playground.layers.last()).toHaveAccessibleName(/apt-get/);
    await playground.waitUntilWeighed();
    await playground.editorText
      .getByText('git')
      .last()
      .hover({ position: { x: 20, y: 6 } });
    await expect(page.getByRole('tooltip')).toContainText(
      /git .* adds .* with the \d+ packages that it brings/,
    );
  });

  test('asks for no slice before a name is written', async ({ playground, page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await write(playground, 'FROM debian:trixie-slim\nRUN apt-get instal');
    await playground.waitUntilWeighed();
    expect(asked.filter((url) => url.includes('-rest'))).toEqual([]);
    await page.keyboard.type('l rdf');
    await expect.poll(() => asked.filter((url) => url.includes('trixie-rest'))).toHaveLength(1);
  });

  test('and what images weigh', async ({ playground, page }) => {
    await write(playground, 'FROM');
    await page.keyboard.type(' python:3.12-slim-b');
    await expect(page.getByRole('option', { name: /^python:3\.12-slim-bookworm/ })).toContainText(
      /\d+\sMB on disk/,
    );
  });
});
