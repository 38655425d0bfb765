/** CSS pixels, of which Monaco has to be told. */
export interface CodeSize {
  readonly fontSize: number;
  readonly lineHeight: number;
  /** Above the first line. */
  readonly top: number;
}

/**
 * Reads off an element what the lengths of code in tokens.css come to, now and whenever they change: with the size of letters that the
 * browser is told to have, or on a wider screen.
 *
 * @param host the editor's element, which is positioned
 * @returns the size at first, and how to end
 */
export function followCodeSize(
  host: HTMLElement,
  onchange: (size: CodeSize) => void,
): { readonly size: CodeSize; readonly stop: () => void } {
  const probe = document.createElement('div');
  Object.assign(probe.style, {
    position: 'absolute',
    visibility: 'hidden',
    boxSizing: 'content-box',
    width: 'var(--code-size)',
    height: 'var(--code-line)',
    paddingTop: 'var(--code-pad, 0px)',
  });
  host.before(probe);
  const read = (): CodeSize => {
    const { width, height, paddingTop } = getComputedStyle(probe);
    return {
      fontSize: Number.parseFloat(width),
      lineHeight: Number.parseFloat(height),
      top: Number.parseFloat(paddingTop),
    };
  };
  const size = read();
  let last = size;
  const observer = new ResizeObserver(() => {
    const next = read();
    // It reports the size at first, too.
    if (next.fontSize === last.fontSize && next.lineHeight === last.lineHeight) return;
    last = next;
    onchange(next);
  });
  observer.observe(probe);
  return {
    size,
    stop() {
      observer.disconnect();
      probe.remove();
    },
  };
}
