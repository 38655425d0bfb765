import { expect, test } from './playground.ts';

/** A message at its place within this time. */
const SOON = { timeout: 1000 };
/** The clipboard and the code editor take most of it, and the longer the more the machine has to do. */
const SOON_FOR_5_MB = { timeout: 10_000 };

/** Bad text, and a word of the message that has to come. */
const BAD: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /nothing here|empty|paste/i],
  ['FROM alone', 'FROM', /FROM/],
  ['an unset variable', 'FROM $UNSET\n', /UNSET/],
  [
    'a cycle of stages',
    'FROM debian AS a\nCOPY --from=b /x /x\nFROM a AS b\n',
    /circular|cycle|each other/i,
  ],
  ['NUL bytes', 'FROM debian\u0000\nRUN x\u0000y\n', /NUL|text|binary/i],
];

const NARROW = { width: 390, height: 844 };

for (const [name, text, message] of BAD) {
  test(`${name}: said at its place, and the text is kept`, async ({ playground, page }) => {
    await page.setViewportSize(NARROW);
    await playground.open();
    await playground.waitUntilWeighed();
    await playground.showFiles();
    await playground.editor.fill(text);
    await playground.showWeight();
    await expect(playground.problem).toContainText(message, SOON);
    await playground.showFiles();
    expect((await playground.editor.inputValue()).length).toBe(text.length);
  });
}

test('an unterminated heredoc is said and weighed all the same or refused', async ({
  playground,
  page,
}) => {
  await page.setViewportSize(NARROW);
  await playground.open();
  await playground.waitUntilWeighed();
  await playground.showFiles();
  const text = 'FROM debian:bookworm-slim\nRUN <<EOF\necho hello\n';
  await playground.editor.fill(text);
  await playground.showWeight();
  await expect(page.getByText(/EOF/).first()).toBeVisible(SOON);
  await playground.showFiles();
  await expect(playground.editor).toHaveValue(text);
});

test('5 MB of text: said at its place, and the text is kept', async ({
  playground,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await playground.open();
  await playground.waitUntilWeighed();
  await playground.waitForCodeEditor();
  const text = `FROM debian\n${`RUN true ${'#'.repeat(90)}\n`.repeat(50_000)}`;
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await playground.editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(playground.problem).toContainText(/5\.0 million/, SOON_FOR_5_MB);
  await expect(playground.editorText).toContainText('50002');
});
