import type { Content } from '../effects.ts';

/** Packages of the system lie far and wide: a command that names something among them means a few files. */
export function isOfSystem({ origin: { kind } }: Content): boolean {
  return kind === 'base' || kind === 'apt' || kind === 'apk' || kind === 'rpm';
}

/** A clean-up that names something inside a spread piece may have taken all of it. */
export function mayBeGone(content: Content): Content {
  return isOfSystem(content) ? content : { ...content, amount: { ...content.amount, low: 0 } };
}

/**
 * A chown or chmod that names a folder inside a spread piece may store all of it again; null when it names a single file or one of the
 * system's, which is little.
 */
export function mayBeStoredAgain(content: Content, paths: readonly string[]): Content | null {
  const [path, another] = paths;
  const isFolder = path !== undefined && another === undefined && !/\.\w+$|[*?[]/.test(path);
  if (!isFolder || isOfSystem(content) || content.amount.high === 0) return null;
  const { compressed: _compressed, text: _text, ...rest } = content;
  return {
    ...rest,
    path,
    amount: { bytes: 0, low: 0, high: content.amount.high },
    evidence: 'unknown',
    source: `some part of ${content.path} is stored again, nobody can tell how much`,
  };
}
