import { DEBCONF } from '../../packages/debian/weighDatabases.ts';
import type { StageView } from '../program.ts';

/** Bytes of debconf's databases as the last apt layer wrote them; null while they are the base image's. */
export function debconfBytes(stage: StageView): number | null {
  const entry = stage.filesystem.under(DEBCONF).find(({ content }) => !content.spread);
  return entry?.content.amount.bytes ?? null;
}
