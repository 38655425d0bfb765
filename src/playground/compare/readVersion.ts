import { isDiff, otherSideOf } from '../../share/diff/applyDiff.ts';

/** Another version of a Dockerfile: a text of its own, or the other side of a diff that fits to the one at hand. */
export type Version =
  | { readonly kind: 'text' | 'before' | 'after'; readonly text: string }
  | { readonly kind: 'unfit' };

/**
 * Reads what was pasted to compare with. `git show HEAD~3:Dockerfile` prints a text; `git diff`, `git show` and `git log -p` print a diff,
 * of which the Dockerfile at hand is one side and the answer the other.
 */
export function readVersion(current: string, pasted: string): Version {
  if (!isDiff(pasted)) return { kind: 'text', text: pasted };
  const other = otherSideOf(current, pasted);
  return other === null ? { kind: 'unfit' } : { kind: other.side, text: other.text };
}
