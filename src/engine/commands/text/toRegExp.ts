/** The dialects of grep and sed. */
export type RegExpDialect = 'basic' | 'extended' | 'fixed';

/**
 * A POSIX regular expression as one of JavaScript, as far as they agree; undefined when they do not.
 * Source: POSIX.1-2024, chapter 9 (GNU's `\+`, `\?`, `\|` included).
 */
export function toRegExp(pattern: string, dialect: RegExpDialect, flags = ''): RegExp | undefined {
  try {
    if (dialect === 'fixed')
      return new RegExp(pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
    let source = pattern.replace(/\[\[:(\w+):\]/g, (all, name: string) => CLASSES[name] ?? all);
    source = source.replace(/\[:(\w+):\]/g, (all, name: string) => CLASSES[name]?.slice(1) ?? all);
    if (dialect === 'basic') {
      source = source.replace(/\\?[(){}+?|]/g, (found) =>
        found.length === 2 ? found.slice(1) : `\\${found}`,
      );
    }
    if (isCostly(source)) return undefined;
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** The opening bracket and what a class stands for. */
const CLASSES: Readonly<Record<string, string>> = {
  space: '[\\s',
  digit: '[0-9',
  alpha: '[A-Za-z',
  alnum: '[A-Za-z0-9',
  upper: '[A-Z',
  lower: '[a-z',
  blank: '[ \\t',
  punct: '[!-/:-@\\[-`{-~',
};

/** Repeated groups and many repetitions can take for ever in a backtracking engine; user text is never worth that. */
function isCostly(source: string): boolean {
  const repetitions = source.match(/[*+{]/g)?.length ?? 0;
  return /[)*+}][*+{]/.test(source) || repetitions > 8 || source.length > 500;
}
