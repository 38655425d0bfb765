/** What a key of `workspace.context` stands for. */
export const CONTEXT_GROUPS = ['files', 'outputs', 'downloads', 'images'] as const;
export type ContextGroup = (typeof CONTEXT_GROUPS)[number];

/** A size that the user gave or a folder was measured to have. */
export interface ContextEntry {
  readonly key: string;
  /** The key as a person would say it: `output://make` is `make`. */
  readonly name: string;
  readonly bytes: number;
}

/** Sizes by what they are of, those of the build context first; only groups that hold something. */
export function contextGroups(
  context: Readonly<Record<string, number>>,
): readonly { readonly group: ContextGroup; readonly entries: readonly ContextEntry[] }[] {
  const entries = Object.entries(context).map(([key, bytes]) => ({ key, bytes, ...readKey(key) }));
  return CONTEXT_GROUPS.map((group) => ({
    group,
    entries: entries
      .filter((entry) => entry.group === group)
      .map(({ key, name, bytes }) => ({ key, name, bytes })),
  })).filter((of) => of.entries.length > 0);
}

function readKey(key: string): { readonly group: ContextGroup; readonly name: string } {
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(key) ?? [];
  if (scheme === undefined || rest === undefined) return { group: 'files', name: key };
  switch (scheme.toLowerCase()) {
    case 'output':
      return { group: 'outputs', name: rest };
    case 'image':
      return { group: 'images', name: rest };
    default:
      return { group: 'downloads', name: key };
  }
}
