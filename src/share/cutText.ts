/** A text of at most `most` characters, with an ellipsis where something was cut. Characters outside of the BMP stay whole. */
export function cutText(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
