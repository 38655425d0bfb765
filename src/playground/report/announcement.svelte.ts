const CALM_MS = 1200;

/** A text for a live region that follows `read` once it has been still for a while: nobody wants every keystroke read out. */
export function announcement(read: () => string): { readonly text: string } {
  let text = $state('');
  $effect(() => {
    const next = read();
    const timer = setTimeout(() => (text = next), CALM_MS);
    return () => clearTimeout(timer);
  });
  return {
    get text() {
      return text;
    },
  };
}
