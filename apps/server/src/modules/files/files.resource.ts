// How a file looks from outside: by itself, and as the attachment of a message (compatibility §1.8).

import { Id, OneOf, type Static, strict, Time, Type } from "../../kernel/schema.ts";
import { endingOf, UNKNOWN_TYPE } from "./files.rules.ts";
import type { FileRow } from "./files.store.ts";

const facts = {
  url: Type.String({ description: "Where it is. Whoever has the address may read it." }),
  name: Type.String({ description: "File name." }),
  extension: Type.String({ description: "Ending of the name, without the dot." }),
  size: Type.Integer({ minimum: 0, description: "Bytes." }),
  mimeType: Type.String({ description: "MIME type, by its content." }),
};

const picture = {
  width: Type.Optional(Type.Integer({ description: "Pixels, of a picture that can be shown." })),
  height: Type.Optional(Type.Integer({ description: "Pixels, of a picture that can be shown." })),
  thumbnailUrl: Type.Optional(Type.String({ description: "A small copy of a picture, as WebP." })),
};

export const File = strict({ fileId: Id("file"), propertyId: Id("property"), ...facts, ...picture });

export const Upload = strict({
  fileId: Id("file"),
  uploadUrl: Type.String({ description: "Where to PUT the bytes, once; no credential is needed." }),
  expiresOn: Time("Until when the upload may begin."),
});

export const Attachment = strict(
  {
    type: OneOf(["file"], "Kind of attachment."),
    content: strict({ file: strict({ ...facts, ...picture }) }),
  },
  "A file.",
);

/** `origin`: where this server is reached. */
export function presentFile(row: FileRow, origin: string): Static<typeof File> {
  const { file } = presentAttachment(row, origin).content;
  return { fileId: row.file_id, propertyId: row.property_id, ...file };
}

export function presentAttachment(row: FileRow, origin: string): Static<typeof Attachment> {
  const file = {
    url: origin + pathOf(row, row.path ?? "", row.name),
    name: row.name,
    extension: endingOf(row.name),
    size: row.size,
    mimeType: row.mime_type ?? UNKNOWN_TYPE,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    ...(row.thumbnail_path === null
      ? {}
      : { thumbnailUrl: origin + pathOf(row, row.thumbnail_path, thumbnailName(row)) }),
  };
  return { type: "file", content: { file } };
}

export function thumbnailName({ name }: FileRow): string {
  const ending = endingOf(name);
  return `${ending === "" ? name : name.slice(0, -ending.length - 1)}.webp`;
}

function pathOf(row: FileRow, path: string, name: string): string {
  return `/files/${row.property_id}/${row.owner_kind}/${row.owner_id}/${path}/${encodeURIComponent(name)}`;
}

export const fileInput = {
  fileIds: Type.Array(Id("file"), {
    minItems: 1,
    maxItems: 5,
    uniqueItems: true,
    description: "Up to 5 files that were uploaded (files.create) and are in no message yet.",
  }),
};
