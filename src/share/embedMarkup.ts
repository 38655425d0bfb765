import { escapeXml } from './escapeXml.ts';

/** Pixels until the embed has told its height, or for good on a page that does not listen. */
const HEIGHT = 420;

/**
 * HTML that shows a link's workspace in another page.
 *
 * @param link a full address of the playground with its fragment
 */
export function embedMarkup(link: string): string {
  const url = new URL(link);
  const address = new URL(`./embed.html${url.hash}`, url).href;
  return `<iframe src="${escapeXml(address)}" title="What this Dockerfile weighs" width="100%" height="${HEIGHT}" loading="lazy" style="border:0"></iframe>`;
}
