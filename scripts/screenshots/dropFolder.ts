import { resolve } from 'node:path';
import type { Page } from 'playwright';

/** Drops a folder on the middle of the page, as a person's file manager does: the browser itself is told that it is there. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: width / 2,
      y: height / 2,
      data: { items: [], files: [resolve(folder)], dragOperationsMask: 1 },
    });
  }
  await session.detach();
}
