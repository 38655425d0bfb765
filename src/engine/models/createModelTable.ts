import type { ModelFacts, ModelTable } from './modelTable.ts';

/** A table over rows, by hub and id without regard to case, as the hubs themselves find them. */
export function createModelTable(rows: readonly ModelFacts[]): ModelTable {
  const byKey = new Map<string, ModelFacts[]>();
  for (const row of rows) {
    const key = keyOf(row.hub, row.id);
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  return { find: (hub, id) => byKey.get(keyOf(hub, id)) ?? [] };
}

function keyOf(hub: string, id: string): string {
  return `${hub} ${id.trim().toLowerCase()}`;
}
