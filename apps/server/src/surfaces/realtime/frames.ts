// What the server says, as WebSocket frames (RFC 6455 §5.2): one text frame, unmasked. An event's is built once for all
// who hear it; through the library each socket would frame the text anew.

import { type LedgerRow, NO_PROPERTY } from "../../kernel/ledger.ts";
import { writeCursor } from "../../modules/events/index.ts";
import { visitorNews } from "../../modules/messenger/index.ts";

export function textFrame(message: unknown): Buffer {
  return frameOfText(JSON.stringify(message));
}

/** Of text that is JSON already. */
export function frameOfText(text: string): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? Buffer.alloc(2) : Buffer.alloc(body.length < 65_536 ? 4 : 10);
  head[0] = 0x81;
  if (head.length === 2) head[1] = body.length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(body.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(body.length), 2);
  }
  return Buffer.concat([head, body]);
}

export function eventFrame(row: LedgerRow): Buffer {
  return textFrame({
    type: "event",
    name: row.event,
    cursor: writeCursor({ id: row.id }),
    ...(row.propertyId === NO_PROPERTY ? {} : { propertyId: row.propertyId }),
    time: row.at.toISOString(),
    payload: row.payload,
  });
}

/** The same for visitors, of what they may hear and as they may see it. */
export function visitorFrame(row: LedgerRow): Buffer | undefined {
  const news = visitorNews(row);
  if (!news) return undefined;
  const { name, payload } = news;
  return textFrame({
    type: "event",
    name,
    cursor: writeCursor({ id: row.id }),
    time: row.at.toISOString(),
    payload,
  });
}

/** Also tells the client that the line is alive: browsers do not show pings to pages. */
export function cursorFrame(id: number): Buffer {
  return textFrame({ type: "cursor", cursor: writeCursor({ id }) });
}
