import { PALETTE } from '../picture/palette.ts';

export type SvgTheme = 'auto' | 'light' | 'dark';

/** Drawn by their stroke; everything else by its fill. */
const STROKES: readonly (readonly [name: string, colour: keyof typeof PALETTE, rest: string])[] = [
  ['grid', 'grid', ''],
  ['link', 'line-strong', 'stroke-dasharray:2 2'],
  ['whisker', 'ink', 'stroke-width:1.5'],
  ['load', 'red', 'stroke-width:2;stroke-dasharray:5 4'],
];

const TYPE = [
  'text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;font-size:12px}',
  '.head{font-size:19px;font-weight:700}',
  '.figure{font-weight:600}',
  '.code{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:11.5px;white-space:pre}',
];

/** The stylesheet of a picture. Colours stand in it as they are: programs that draw SVG outside of browsers know no variables. */
export function svgStyle(theme: SvgTheme): string {
  const rules = [...TYPE, ...colours(theme === 'dark' ? 1 : 0)];
  if (theme === 'auto') {
    rules.push(`@media (prefers-color-scheme:dark){${colours(1).join('')}}`);
  }
  return `<style>${rules.join('')}</style>`;
}

function colours(shade: 0 | 1): readonly string[] {
  return [
    ...Object.entries(PALETTE)
      .filter(([name]) => name !== 'grid')
      .map(([name, pair]) => `.${name}{fill:${pair[shade]}}`),
    ...STROKES.map(([name, colour, rest]) => `.${name}{stroke:${PALETTE[colour][shade]};${rest}}`),
  ];
}
