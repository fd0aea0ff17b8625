// The files of the tests' world: one of the shop's that is in no message yet, and a stranger's. Rows alone: what their
// addresses answer is told by the stories of files.

import type { Database } from "../kernel/db.ts";
import { newId, type Random } from "../kernel/id.ts";
import { type FileRow, insertFile } from "../modules/files/index.ts";

export interface FileCast {
  /** Uploaded by the world's agent, and in no message yet. */
  readonly file: { readonly id: string };
  readonly otherFile: { readonly id: string };
}

export async function writeFiles(
  db: Database,
  random: Random,
  cast: {
    readonly now: Date;
    readonly propertyId: string;
    readonly agentId: string;
    readonly otherPropertyId: string;
    readonly strangerId: string;
  },
): Promise<FileCast> {
  const { now } = cast;
  const write = async (propertyId: string, agentId: string, name: string, size: number) => {
    const row: FileRow = {
      property_id: propertyId,
      file_id: newId({ nowMs: () => now.getTime() }, random),
      state: "kept",
      upload_hash: null,
      owner_kind: "a",
      owner_id: agentId,
      name,
      size,
      mime_type: "application/pdf",
      picture: false,
      width: null,
      height: null,
      path: random.bytes(20).toString("hex"),
      thumbnail_path: null,
      chat_id: null,
      created_on: now,
      expires_on: new Date(now.getTime() + 86_400_000),
    };
    await insertFile(db, row);
    return { id: row.file_id };
  };
  return {
    file: await write(cast.propertyId, cast.agentId, "listino-ottobre.pdf", 21_840),
    otherFile: await write(cast.otherPropertyId, cast.strangerId, "alcove-drawing.pdf", 90_112),
  };
}
