// Pictures that people upload: whatever comes in is decoded and drawn anew, small and square, so that nothing of the
// file itself is ever served.

import { sha256 } from "../../kernel/secret.ts";

const SIDE_PX = 256;
/** 24 megapixels, what a phone takes: a small file that unfolds to more is a bomb. */
const LIMIT_PIXELS = 24_000_000;

/** Undefined when the bytes are not a picture we take. */
export async function drawPicture(file: Buffer): Promise<{ hash: string; image: Buffer } | undefined> {
  if (!isPicture(file)) return undefined;
  // 15 MB of native code that only this needs.
  const { default: sharp } = await import("sharp");
  try {
    const image = await sharp(file, { limitInputPixels: LIMIT_PIXELS, failOn: "error", pages: 1 })
      .rotate()
      .resize(SIDE_PX, SIDE_PX, { fit: "cover" })
      .webp({ quality: 82 })
      .toBuffer();
    return { hash: sha256(image).slice(0, 32), image };
  } catch {
    return undefined;
  }
}

/** By the first bytes: PNG, JPEG or WebP, so that no other decoder of the library is ever reached. */
function isPicture(file: Buffer): boolean {
  const starts = (...bytes: number[]) => file.subarray(0, bytes.length).equals(Buffer.from(bytes));
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) || starts(0xff, 0xd8, 0xff)) return true;
  return file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, 12) === "WEBP";
}
