// Cuts the middle square out of a picture and makes it 320 pixels wide; throws on what is no picture.

const sidePx = 320;

export async function squarePicture(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = sidePx;
  canvas.height = sidePx;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw");
  const left = (picture.width - side) / 2;
  const top = (picture.height - side) / 2;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, left, top, side, side, 0, 0, sidePx, sidePx);
  return canvas.toDataURL("image/webp", 0.9).replace(/^data:[^,]+,/, "");
}
