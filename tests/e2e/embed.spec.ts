import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { embedMessages as text } from '../../src/embed/embedMessages.ts';
import { encodeLink } from '../../src/share/encodeLink.ts';
import { expect, test } from './hostPage.ts';

const DOCKERFILE = 'FROM scratch\nCOPY data/ /data/\nRUN head -c 50000000 /dev/zero > /zeros\n';
const SHARED = {
  workspace: {
    dockerfile: DOCKERFILE,
    files: { 'notes.txt': 'kept\n' },
    context: { 'data/': 70_000_000 },
  },
};
const CACHED = {
  workspace: { dockerfile: 'FROM python:3.12-slim\nRUN pip install numpy==2.2.0\n' },
};
const plain = await encodeLink(SHARED);
const cached = await encodeLink(CACHED);

const frame = (address: string, attributes = ''): string =>
  `<iframe src="${address}" width="900" height="500" ${attributes}></iframe>`;

test('shows code and layers side by side, and a way into the playground', async ({
  host,
  page,
}) => {
  await host.open(frame(`${host.plimsoll}embed.html${plain}`));
  const embed = page.frameLocator('iframe');
  await expect(embed.getByText('120 MB', { exact: true })).toBeVisible();
  await expect(embed.getByRole('list', { name: text.caption }).getByRole('listitem')).toHaveCount(
    2,
  );
  await expect(embed.locator('pre')).toContainText('head -c');
  await embed.getByText('notes.txt').click();
  await expect(embed.locator('pre')).toContainText('kept');
  await expect(embed.getByRole('link', { name: text.open })).toHaveAttribute(
    'href',
    `${host.plimsoll}${plain}`,
  );
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe('/page');
});

test('is under 60 KB of script, packed by brotli, before its worker', async ({ host, page }) => {
  const sizes: number[] = [];
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    if (!/\.js$/.test(response.url()) || /weigh\.worker/.test(response.url())) return;
    bodies.push(
      response.body().then((body) => {
        sizes.push(brotliCompressSync(body).length);
      }),
    );
  });
  await host.open(frame(`${host.plimsoll}embed.html${plain}`));
  await expect(page.frameLocator('iframe').getByText('120 MB', { exact: true })).toBeVisible();
  await Promise.all(bodies);
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
});

test('weighs in a sandboxed frame, where it has an origin of its own', async ({ host, page }) => {
  const sandbox = 'sandbox="allow-scripts"';
  await host.open(frame(`${host.plimsoll}embed.html${cached}`, sandbox));
  const embed = page.frameLocator('iframe');
  await expect(embed.getByText(text.before)).toBeVisible();
  await expect(embed.getByRole('list', { name: text.caption }).getByRole('listitem')).toHaveCount(
    2,
  );
  await expect(embed.getByText('catalog')).toHaveCount(0);
});

test('tells its height, and never moves the page around it', async ({ host, page }) => {
  await host.open(`${frame(`${host.plimsoll}embed.html${plain}`, 'sandbox="allow-scripts"')}
    <script>
      addEventListener('message', ({ data, source }) => {
        const frame = document.querySelector('iframe');
        if (source === frame.contentWindow && data.type === 'plimsoll:height')
          frame.style.height = data.height + 'px';
      });
    </script>`);
  await expect(page.frameLocator('iframe').getByText('120 MB', { exact: true })).toBeVisible();
  const inner = await page.frameLocator('iframe').locator('#embed').boundingBox();
  await expect
    .poll(() => page.locator('iframe').evaluate((element) => element.clientHeight))
    .toBe(Math.ceil(inner?.height ?? 0));
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing: ${theme}`, async ({ host, page }) => {
    await page.goto(`${host.plimsoll}embed.html?theme=${theme}${cached}`);
    await expect(page.getByText(text.before)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}

test('compares before and after', async ({ host, page }) => {
  await host.open(frame(`${host.plimsoll}embed.html?view=diff${cached}`));
  const embed = page.frameLocator('iframe');
  await expect(embed.getByRole('heading', { name: 'Dockerfile' })).toBeVisible();
  await expect(embed.locator('pre').last()).toContainText('--no-cache-dir');
  await embed.getByText(text.pictures.waterfall).click();
  await embed.getByText(text.after, { exact: true }).click();
  await expect(embed.getByRole('list', { name: text.steps }).getByRole('listitem')).not.toHaveCount(
    0,
  );
});

test('shows and hides what its address says', async ({ host, page }) => {
  const options = '?theme=dark&view=layers&load-line=100MB&hide=code,open,suggestions&spoiler';
  await host.open(frame(`${host.plimsoll}embed.html${options}${plain}`));
  const embed = page.frameLocator('iframe');
  await expect(embed.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(embed.getByText('120 MB')).toHaveCount(0);
  await embed.getByRole('button', { name: text.reveal }).click();
  await expect(embed.getByRole('table')).toContainText('head -c');
  await expect(embed.getByText('load line 100 MB')).toBeVisible();
  await expect(embed.locator('pre')).toHaveCount(0);
  await expect(embed.getByRole('link')).toHaveCount(0);
});

test('ten on one page', async ({ host, page }) => {
  const frames = Array.from({ length: 10 }, () => frame(`${host.plimsoll}embed.html${plain}`));
  await host.open(frames.join('\n'));
  for (let n = 0; n < frames.length; n += 1) {
    const embed = page.locator('iframe').nth(n).contentFrame();
    await expect(embed.getByText('120 MB', { exact: true })).toBeVisible();
  }
});

for (const [name, fragment, message] of [
  ['no link', '', /no Dockerfile/],
  ['a cut link', '#v1:q1Yqzy', /damaged/],
  ['a later version', '#v7:abc', /another version/],
  ['markup', '#v1:<img src=x onerror=alert(1)>', /damaged/],
] as const) {
  test(`says what is wrong: ${name}`, async ({ host, page }) => {
    await host.open(frame(`${host.plimsoll}embed.html${fragment.replaceAll('"', '')}`));
    await expect(page.frameLocator('iframe').getByRole('alert')).toHaveText(message);
  });
}

/** How generators of pages write a block of code: the markup that each makes of ```dockerfile. */
const BLOCKS: Readonly<Record<string, (code: string) => string>> = {
  'plain Markdown, Ghost, Notion exports': (code) =>
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
    const code = 'FROM scratch\nRUN head -c 50000000 /dev/zero &gt; /zeros\n';
    await host.open(
      `${block(code)}<script src="${host.plimsoll}plimsoll-embed.js" data-auto defer></script>`,
    );
    await expect(page.getByText('head -c 50000000')).toBeVisible();
    await page.getByRole('button', { name: 'What does it weigh?' }).click();
    const embed = page.frameLocator('plimsoll-embed iframe');
    await expect(embed.getByText('50 MB', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('head -c 50000000')).toBeVisible();
    await expect.poll(() => page.locator('iframe').evaluate((at) => at.clientHeight)).not.toBe(300);
  });
}

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
