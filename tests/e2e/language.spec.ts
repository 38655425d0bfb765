import type { Page } from 'playwright/test';
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
