/** Pixels of the file for each of the picture: sharp on the screens of today. */
const DENSITY = 2;

/**
 * An SVG file drawn by the browser.
 *
 * @throws when the browser cannot draw it
 */
export async function drawPng(svg: string): Promise<Blob> {
  const image = new Image();
  // A data address, since the page's policy allows pictures of no other kind beside its own files.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('no picture'));
      else resolve(blob);
    }, 'image/png');
  });
}
