/** A reference to an image, taken apart but not yet understood. */
export interface ImageReference {
  /** Registry host with port (`localhost:5000`), null for the Docker Hub's implicit one. */
  readonly registry: string | null;
  /** Path without registry and tag: `library/python`, `astral-sh/uv`. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:...` */
  readonly digest: string | null;
}

const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+|\/)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/**
 * Takes a reference apart after the grammar of distribution/reference (reference.go): the first component is a registry when it
 * holds a dot or a colon or is `localhost`; a colon after the last slash begins the tag, `@` the digest.
 *
 * @returns null when the text is no reference, such as one with an unexpanded variable
 */
export function parseReference(text: string): ImageReference | null {
  const [name, digest] = split(text.trim(), '@');
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const path = colon === -1 ? name : name.slice(0, colon);
  const tag = colon === -1 ? null : name.slice(colon + 1);
  if (tag !== null && !TAG.test(tag)) return null;
  const first = path.slice(0, Math.max(0, path.indexOf('/')));
  const isRegistry = first === 'localhost' || first.includes('.') || first.includes(':');
  const repository = isRegistry ? path.slice(first.length + 1) : path;
  if (!REPOSITORY.test(repository)) return null;
  return { registry: isRegistry ? first.toLowerCase() : null, repository, tag, digest };
}

function split(text: string, separator: string): [string, string | null] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
