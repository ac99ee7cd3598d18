// A smaller copy of a picture, JPEG, upright; it has no metadata.

// phones draw nothing at all on a canvas of more pixels
const CANVAS_PIXELS = 16_777_216;
const QUALITY = 0.92;
const STEP = 0.8;
const LEAST_SCALE = 0.05;

// null when no copy of a sensible size is small enough
export async function smaller(file, picture, limits) {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const pixels = Math.min(CANVAS_PIXELS, limits.pixels);
  let scale = Math.min(1, Math.sqrt(pixels / (width * height)), limits.side / Math.max(width, height));
  for (; scale > LEAST_SCALE; scale *= STEP) {
    const canvas = drawn(picture, Math.floor(width * scale) || 1, Math.floor(height * scale) || 1);
    const blob = await new Promise((done) => { canvas.toBlob(done, 'image/jpeg', QUALITY); });
    if (blob?.size <= limits.bytes) {
      const name = file.name.replace(/\.[^.]*$/, '') + '.jpg';
      return { file: new File([blob], name, { type: blob.type }), naturalWidth: canvas.width, naturalHeight: canvas.height };
    }
  }
  return null;
}

function drawn(picture, width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  return canvas;
}
