import { messages } from '../../src/messages/messages.ts';
import { expect, test } from './playground.ts';

test('a size that somebody claims is checked as it is typed', async ({ playground, page }) => {
  await playground.openExample('copied-user-install');
  await playground.waitUntilWeighed();
  const result = page.getByRole('region', { name: messages.result });
  const field = page.getByLabel(messages.claim.field, { exact: true });

  await field.fill('895 MB');
  await expect(result.getByText(/^895 MB cannot be true/)).toBeVisible();
  await expect(result.getByText(/^Line 13, COPY --from=builder/)).toBeVisible();

  await field.fill('light');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(result.getByText(/cannot be true/)).toHaveCount(0);
});
