/** As large as it is ever shown, on dense screens too. */
const side = 320;

type Rect = { x: number; y: number; width: number; height: number };

/** Where a picture lies on a square: a face fills it and is cut at its longer sides, a logo is shown whole. */
export function placeOn(width: number, height: number, fill: boolean): Rect {
  const scale = (fill ? Math.max : Math.min)(side / width, side / height);
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  // Faces are in the upper half of what is higher than wide.
  const y = fill && h > side ? Math.round((side - h) / 3) : Math.round((side - h) / 2);
  return { x: Math.round((side - w) / 2), y, width: w, height: h };
}

/** Drawn anew, so that nothing is left of where and with what it was taken. Throws where it is no picture. */
export async function toPortrait(file: Blob, shape: 'circle' | 'square'): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [side, side];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas.');
  const fill = shape === 'circle';
  context.imageSmoothingQuality = 'high';
  if (fill) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
  }
  const { x, y, width, height } = placeOn(picture.width, picture.height, fill);
  context.drawImage(picture, x, y, width, height);
  picture.close();
  return await new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))),
      fill ? 'image/jpeg' : 'image/png',
      0.86,
    ),
  );
}
