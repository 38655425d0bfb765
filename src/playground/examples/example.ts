import type { Workspace } from '../../engine/workspace.ts';

/** A workspace to look at, with what it shows. */
export interface Example {
  /** For `?example=`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what to notice. */
  readonly notice: string;
  /** The published text whose base, packages and steps it follows; null for our own. */
  readonly source: { readonly name: string; readonly url: string | null } | null;
  readonly workspace: Workspace;
}
