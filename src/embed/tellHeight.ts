/**
 * Tells the page around how high the embed is, and again whenever that changes: `{ type: 'plimsoll:height', height }`, in CSS pixels.
 * The page knows the frame by the message's source. It says nothing else, so whoever listens learns nothing.
 */
export function tellHeight(element: Element): void {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: 'plimsoll:height', height }, '*');
  }).observe(element);
}
