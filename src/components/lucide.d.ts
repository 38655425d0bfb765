/** The package has types for its whole list of icons only; this is one icon of it. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: readonly (readonly [
    tag: string,
    attributes: Readonly<Record<string, string | number>>,
  ])[];
  export default icon;
}
