/** Texts of one kind whose reading is kept: the files of a few projects, or of one that is being changed. */
const MOST_TEXTS = 16;

/**
 * A reader that answers from memory when the same text was read before: a lock file of a thousand packages is the same in every run that the
 * optimiser makes, and takes longer to read than the rest of the Dockerfile to interpret.
 * @param read depends on the text alone; nobody changes what it answers
 */
export function readOnce<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, { readonly answer: Read }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.answer;
    const answer = read(text);
    if (known.size >= MOST_TEXTS) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
