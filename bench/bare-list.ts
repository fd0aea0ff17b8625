// The baseline of `lists`: bare node:http with the same driver. For each request it asks PostgreSQL by one named statement
// which chats or tickets are the newest, and answers the bytes it was handed. argv[2]: what `Wanted` says.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";

interface Wanted {
  readonly headers: Record<string, string>;
  /** File with the body. */
  readonly bodyFile: string;
  readonly databaseUrl: string;
  readonly propertyId: string;
  readonly size: number;
  readonly of: "chat" | "ticket";
}

const { headers, bodyFile, databaseUrl, propertyId, size, of } = JSON.parse(process.argv[2] ?? "") as Wanted;
const body = readFileSync(bodyFile);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const text = `select ${of}_id, created_on from ${of}s where property_id = $1 and deleted_on is null
  order by created_on desc, ${of}_id desc limit $2`;

const server = createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
  request.resume().on("end", () => {
    pool.query({ name: "newest", text, values: [propertyId, size] }).then(
      () => {
        response.writeHead(200, headers);
        response.end(body);
      },
      (error) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") console.log(address?.port);
});
