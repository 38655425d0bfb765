const SUITES = 'trixie|bookworm|bullseye|buster|stretch|sid';

/** How each official image spells the tag of its slim variant: the Debian suite stands after or before the word. */
const SPELLINGS: Readonly<Record<string, (version: string, suite: string) => readonly string[]>> = {
  python: (version, suite) => [version, 'slim', suite],
  ruby: (version, suite) => [version, 'slim', suite],
  rust: (version, suite) => [version, 'slim', suite],
  perl: (version, suite) => [version, 'slim', suite],
  node: (version, suite) => [version, suite, 'slim'],
  debian: (version, suite) => [version, suite, 'slim'],
};

/**
 * The tag of the slim variant of an official image.
 * @param tag as in the reference; empty or `latest` for none
 * @returns null when the image has no slim variant, or the tag is one already or of another kind (alpine, windowsservercore)
 */
export function slimTag(name: string, tag: string): string | null {
  const spell = SPELLINGS[name];
  const parts = new RegExp(`^(?:latest|((?:\\d|lts|current)[\\w.]*?))?-?(${SUITES})?$`).exec(tag);
  if (spell === undefined || parts === null) return null;
  const [, version = '', suite = ''] = parts;
  // debian:latest has no slim tag of its own.
  if (name === 'debian' && version === '' && suite === '') return null;
  return spell(version, suite)
    .filter((part) => part !== '')
    .join('-');
}
