// Attachments of the demo's chats: small pictures drawn here, put into the store and into messages that speak of them.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { House } from "../kernel/call.ts";
import { type Database, sql } from "../kernel/db.ts";
import { newId, seededRandom } from "../kernel/id.ts";
import { sha256 } from "../kernel/secret.ts";
import {
  drawThumbnail,
  type FileRow,
  incomingFolder,
  insertFile,
  presentAttachment,
  storageOf,
} from "../modules/files/index.ts";

interface Sent {
  /** The message that carries it. */
  readonly text: string;
  readonly name: string;
  readonly mimeType: "image/jpeg" | "image/png";
  readonly svg: string;
}

const SIZE = 'xmlns="http://www.w3.org/2000/svg" width="960" height="720" viewBox="0 0 960 720"';

const chipped = `<svg ${SIZE}><defs><radialGradient id="g" cx=".4" cy=".35" r=".8"><stop offset="0" stop-color="#f7ead0"/>
<stop offset="1" stop-color="#c99a4b"/></radialGradient></defs><rect width="960" height="720" fill="#b9a48c"/>
<path d="M0 520 960 430V720H0Z" fill="#8d765d"/><ellipse cx="490" cy="585" rx="330" ry="40" fill="#00000038"/>
<path d="M190 250C205 470 320 575 480 575S760 470 775 250Z" fill="url(#g)"/><ellipse cx="482" cy="250" rx="293" ry="88"
fill="#e6cf9f"/><ellipse cx="482" cy="258" rx="262" ry="70" fill="#a8752d"/><path d="M668 306l34-46 34 26 20-10-6 60-48 22z"
fill="#7a4a2b"/><path d="M676 312l28-34 26 20-8 34z" fill="#d8b48c"/></svg>`;

const daylight = `<svg ${SIZE}><defs><linearGradient id="l" x1="0" x2="1"><stop offset="0" stop-color="#fdf6e4"/>
<stop offset="1" stop-color="#cfd9d4"/></linearGradient><linearGradient id="m" x1="0" x2="1"><stop offset="0"
stop-color="#63cdbb"/><stop offset=".55" stop-color="#239987"/><stop offset="1" stop-color="#0b5f53"/></linearGradient></defs>
<rect width="960" height="720" fill="url(#l)"/><path d="M60 0 430 0 250 500 0 500V120Z" fill="#ffffff80"/><rect y="500"
width="960" height="220" fill="#d9c3a1"/><path d="M300 600h470l-120 40H380Z" fill="#00000026"/><path d="M640 300c120-10
150 170 10 190" fill="none" stroke="#137062" stroke-width="36"/><path d="M310 220h350l-26 370c-2 26-30 36-149 36s-147-10-149-36Z"
fill="url(#m)"/><ellipse cx="485" cy="222" rx="175" ry="36" fill="#8fe0d2"/><ellipse cx="485" cy="228" rx="150" ry="26"
fill="#0d5a4f"/><path d="M352 300l14 260" stroke="#ffffff90" stroke-width="16" stroke-linecap="round"/></svg>`;

const sent: readonly Sent[] = [
  {
    text: "Il numero è 10482, la foto la mando adesso.",
    name: "bordo-scheggiato.jpg",
    mimeType: "image/jpeg",
    svg: chipped,
  },
  {
    text: "Here it is. This is the one that would be yours.",
    name: "daylight-10am.png",
    mimeType: "image/png",
    svg: daylight,
  },
];

export async function writeDemoFiles(
  db: Database,
  cast: { readonly config: House["config"]; readonly propertyId: string },
): Promise<void> {
  const random = seededRandom("demo files");
  const origin = cast.config.publicUrl ?? `http://localhost:${cast.config.port ?? 3000}`;
  for (const one of sent) {
    const messages = await sql<Carrier>`
      select m.chat_id, m.position, m.sender, coalesce(m.sender_id, c.visitor_id) as owner_id, m.sent_on
      from chat_messages m join chats c on c.property_id = m.property_id and c.chat_id = m.chat_id
      where m.property_id = ${cast.propertyId} and m.text = ${one.text}`.execute(db);
    for (const { chat_id, position, sender, owner_id, sent_on } of messages.rows) {
      const stored = await store(one, cast.config, () => random.bytes(20).toString("hex"));
      const row: FileRow = {
        ...stored,
        property_id: cast.propertyId,
        file_id: newId({ nowMs: () => sent_on.getTime() }, random),
        state: "kept",
        upload_hash: null,
        owner_kind: sender,
        owner_id,
        name: one.name,
        mime_type: one.mimeType,
        picture: true,
        chat_id,
        created_on: sent_on,
        expires_on: null,
      };
      await insertFile(db, row);
      await sql`update chat_messages set attachments = ${JSON.stringify([presentAttachment(row, origin)])}::jsonb
        where property_id = ${cast.propertyId} and chat_id = ${chat_id}::uuid and position = ${position}`.execute(
        db,
      );
    }
  }
}

interface Carrier {
  readonly chat_id: string;
  readonly position: number;
  readonly sender: "a" | "v";
  readonly owner_id: string;
  readonly sent_on: Date;
}

async function store(
  { svg, mimeType }: Sent,
  config: House["config"],
  newPath: () => string,
): Promise<Pick<FileRow, "path" | "thumbnail_path" | "size" | "width" | "height">> {
  const image = sharp(Buffer.from(svg));
  const bytes = await (mimeType === "image/png" ? image.png() : image.jpeg({ quality: 86 })).toBuffer();
  const [path, thumbnail_path] = [newPath(), newPath()];
  const local = join(await incomingFolder(config.dataDir), path);
  await writeFile(local, bytes);
  const drawn = await drawThumbnail(local);
  if (!drawn) throw new Error("The demo drew a picture that is none.");
  await storageOf(config).put(path, { path: local, size: bytes.length, sha256: sha256(bytes) });
  await writeFile(local, drawn.thumbnail);
  const small = { path: local, size: drawn.thumbnail.length, sha256: sha256(drawn.thumbnail) };
  await storageOf(config).put(thumbnail_path, small);
  return { path, thumbnail_path, size: bytes.length, width: drawn.width, height: drawn.height };
}
