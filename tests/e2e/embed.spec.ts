import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { embedMessages as text } from '../../src/messages/embedMessages.ts';
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
