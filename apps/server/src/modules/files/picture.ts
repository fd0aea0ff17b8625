// Pictures among the files: their size and a small copy. What is shown in a page has been decoded here first: a picture
// that cannot be, or unfolds to more pixels than we take, is served as a mere download.

import { createGate } from "../../kernel/gate.ts";

/** What phones take, with room; a small file that unfolds to more is a bomb. */
const LIMIT_PIXELS = 64_000_000;
const THUMBNAIL_PX = 640;
/** Decoding runs in threads of its own and takes up to 4 bytes a pixel. */
const gate = createGate(2, 100);

export interface Drawn {
  /** As it is looked at: a camera held upright says so in the file. */
  readonly width: number;
  readonly height: number;
  /** Bytes of the small copy, without whatever the file said of its camera and place. */
  readonly thumbnail: Buffer;
}

/** Undefined when it is no picture that can be shown. */
export function drawThumbnail(path: string): Promise<Drawn | undefined> {
  return gate(async () => {
    // 15 MB of native code that only this needs.
    const { default: sharp } = await import("sharp");
    try {
      const image = sharp(path, { limitInputPixels: LIMIT_PIXELS, failOn: "error", pages: 1 });
      const { width, height } = (await image.metadata()).autoOrient;
      const thumbnail = await image
        .autoOrient()
        .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "inside", withoutEnlargement: true })
        .webp({ quality: 78 })
        .timeout({ seconds: 20 })
        .toBuffer();
      return { width, height, thumbnail };
    } catch {
      return undefined;
    }
  });
}
