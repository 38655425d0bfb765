import { embedMessages as text } from '../../src/messages/embedMessages.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { expect, test } from './hostPage.ts';

const CODE = 'FROM scratch\nRUN head -c 50000000 /dev/zero &gt; /zeros\n';
const plain = await encodeLink({
  workspace: { dockerfile: 'FROM scratch\nRUN head -c 50000000 /dev/zero > /zeros\n' },
});
const BUTTON = 'What does it weigh?';

/** The page around listens, as src/share/LINKS.md says. */
const LISTENER = `<script>
  addEventListener('message', (event) => {
    for (const frame of document.querySelectorAll('iframe'))
      if (event.source === frame.contentWindow && event.data?.type === 'plimsoll:height') {
        frame.style.height = event.data.height + 'px';
        frame.dataset.told = 'yes';
      }
  });
</script>`;

test('ten on one page: loaded when they come near, each as high as it is, the address untouched', async ({
  host,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('embed.html')) asked.push(request.url());
  });
  const frames = Array.from(
    { length: 10 },
    (_, n) =>
      `<p style="height:1500px">Part ${n}</p><iframe src="${host.plimsoll}embed.html${plain}" width="900" height="100" loading="lazy" sandbox="allow-scripts"></iframe>`,
  );
  await host.open(LISTENER + frames.join('\n'));
  await expect(page.locator('iframe').first().contentFrame().getByRole('list')).toBeVisible();
  expect(asked.length).toBeLessThan(10);
  for (let n = 0; n < frames.length; n += 1) {
    const frame = page.locator('iframe').nth(n);
    await frame.scrollIntoViewIfNeeded();
    await expect(frame.contentFrame().getByText('50 MB', { exact: true }).first()).toBeVisible();
    const content = await frame.contentFrame().locator('#embed').boundingBox();
    await expect(frame).toHaveAttribute('data-told', 'yes');
    await expect
      .poll(() => frame.evaluate((element) => element.clientHeight))
      .toBe(Math.ceil(content?.height ?? 0));
  }
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/page');
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

/** How others put a frame into their pages. None of these listens. */
const FRAMES: Readonly<Record<string, string>> = {
  Notion:
    'sandbox="allow-scripts allow-popups allow-top-navigation-by-user-activation allow-forms allow-same-origin" allowfullscreen loading="lazy" style="position:absolute;left:0;top:0;width:100%;height:100%;border:0"',
  'a wiki that trusts nobody': 'sandbox="allow-scripts" referrerpolicy="no-referrer"',
  'Ghost (HTML card)': 'width="100%" height="420" loading="lazy" style="border:0"',
};

for (const [place, attributes] of Object.entries(FRAMES)) {
  test(`in a frame of ${place}`, async ({ host, page }) => {
    await host.open(
      `<div style="position:relative;height:500px"><iframe src="${host.plimsoll}embed.html${plain}" ${attributes}></iframe></div>`,
    );
    const embed = page.frameLocator('iframe');
    await expect(embed.getByRole('list', { name: text.caption })).toContainText('50 MB');
    await expect(embed.getByRole('link', { name: text.open })).toBeVisible();
  });
}

/** How generators of pages write a block of code: the markup that each makes of ```dockerfile. */
const BLOCKS: Readonly<Record<string, (code: string) => string>> = {
  'plain Markdown and Ghost': (code) =>
    `<pre><code class="language-dockerfile">${code}</code></pre>`,
  'Hugo (Chroma)': (code) =>
    `<div class="highlight"><pre tabindex="0" class="chroma"><code class="language-dockerfile" data-lang="dockerfile"><span class="line"><span class="cl">${code.split('\n').join('\n</span></span><span class="line"><span class="cl">')}</span></span></code></pre></div>`,
  'MkDocs (Pygments)': (code) =>
    `<div class="language-dockerfile highlight"><pre><span></span><code><span class="k">${code}</span></code></pre></div>`,
  'Docusaurus (Prism)': (code) =>
    `<div class="language-dockerfile"><pre class="prism-code language-dockerfile"><code>${code
      .trimEnd()
      .split('\n')
      .map((line) => `<span class="token-line" style="display:block">${line}<br></span>`)
      .join('')}</code></pre></div>`,
  'dev.to (Rouge)': (code) =>
    `<div class="highlight"><pre class="highlight docker"><code>${code}</code></pre></div>`,
};

for (const [generator, block] of Object.entries(BLOCKS)) {
  test(`<plimsoll-embed> weighs a block of ${generator}`, async ({ host, page }) => {
    await host.open(
      `${block(CODE)}<script src="${host.plimsoll}plimsoll-embed.js" data-auto defer></script>`,
    );
    await expect(page.getByText('head -c 50000000')).toBeVisible();
    await page.getByRole('button', { name: BUTTON }).click();
    const embed = page.frameLocator('plimsoll-embed iframe');
    await expect(embed.getByText('50 MB', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('head -c 50000000')).toBeVisible();
    await expect.poll(() => page.locator('iframe').evaluate((at) => at.clientHeight)).not.toBe(300);
  });
}

test('<plimsoll-embed> follows pages that are changed in place (Docusaurus, MkDocs with instant loading)', async ({
  host,
  page,
}) => {
  const block = BLOCKS['plain Markdown and Ghost']?.(CODE) ?? '';
  await host.open(
    `<main>${block}</main><script src="${host.plimsoll}plimsoll-embed.js" data-auto defer></script>`,
  );
  await expect(page.getByRole('button', { name: BUTTON })).toHaveCount(1);
  // The block stays the child that the framework has made it: else it could not take it away.
  await page.evaluate((html) => {
    const main = document.querySelector('main');
    const pre = document.querySelector('pre');
    if (main === null || pre === null) throw new Error('no block');
    main.removeChild(pre);
    main.innerHTML = html + html;
  }, block);
  await expect(page.getByRole('button', { name: BUTTON })).toHaveCount(2);
  await page.getByRole('button', { name: BUTTON }).last().click();
  const embed = page.frameLocator('plimsoll-embed iframe');
  await expect(embed.getByText('50 MB', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: BUTTON })).toHaveCount(1);
});

test('<plimsoll-embed on="sight"> waits until it is seen', async ({ host, page }) => {
  await host.open(`<script src="${host.plimsoll}plimsoll-embed.js"></script>
    <div style="height:4000px">far above</div>
    <plimsoll-embed on="sight" load-line="10MB" hide=""><pre>FROM scratch
COPY x /x</pre></plimsoll-embed>`);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.locator('plimsoll-embed').scrollIntoViewIfNeeded();
  const embed = page.frameLocator('plimsoll-embed iframe');
  await expect(embed.getByText('load line 10 MB')).toBeVisible();
  await expect(embed.locator('pre')).toContainText('COPY x /x');
});

test('<plimsoll-embed> gives a link where no frame may be shown', async ({
  host,
  page,
  faults,
}) => {
  await page.clock.install();
  await host.open(`<meta http-equiv="Content-Security-Policy" content="frame-src 'none'">
    <script src="${host.plimsoll}plimsoll-embed.js" data-auto></script>
    <pre><code class="language-dockerfile">${CODE}</code></pre>`);
  await page.getByRole('button', { name: BUTTON }).click();
  await expect(page.locator('plimsoll-embed iframe')).toHaveCount(1);
  await page.clock.fastForward(25_000);
  const link = page.getByRole('link', { name: /open it in Plimsoll/ });
  await expect(link).toHaveAttribute('href', new RegExp(`^${host.plimsoll}#v1:[\\w-]+$`));
  // The page's own policy, and nothing else.
  for (const fault of faults.splice(0)) expect(fault).toMatch(/frame-src/);
});
