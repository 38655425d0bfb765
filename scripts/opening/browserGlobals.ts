/** What modules of the page ask of the browser as soon as they are loaded, answered for a wide light window that keeps nothing. */
export const browserGlobals = {
  addEventListener: () => undefined,
  document: { baseURI: 'http://localhost/', documentElement: { dataset: {} } },
  getComputedStyle: () => ({ fontSize: '16px' }),
  matchMedia: () => ({ matches: true, addEventListener: () => undefined }),
};
