import { expect, test } from './playground.ts';

/** A message at its place within this time, whatever is pasted. */
const SOON = { timeout: 1000 };

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
  ['5 MB of text', `FROM debian\n${`RUN true ${'#'.repeat(90)}\n`.repeat(50_000)}`, /large|long/i],
];

// A narrow page keeps the plain editor, which takes a text of any size at once.
test.use({ viewport: { width: 390, height: 844 } });

for (const [name, text, message] of BAD) {
  test(`${name}: said at its place, and the text is kept`, async ({ playground }) => {
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
}) => {
  await playground.open();
  await playground.waitUntilWeighed();
  await playground.showFiles();
  const text = 'FROM debian:bookworm-slim\nRUN <<EOF\necho hello\n';
  await playground.editor.fill(text);
  await playground.showWeight();
  await expect(playground.page.getByText(/EOF/).first()).toBeVisible(SOON);
  await playground.showFiles();
  await expect(playground.editor).toHaveValue(text);
});
