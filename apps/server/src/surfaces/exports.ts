// GET /exports/contacts.csv: a property's contacts as a spreadsheet opens them. Not a method: it is as long as there are
// contacts, and goes out in pages of contact.person.list, so that whoever may call that may have this, with the same
// filters, and memory holds one page however many there are.

import { Readable } from "node:stream";
import type { House } from "../kernel/call.ts";
import type { RequestFacts } from "../kernel/context.ts";
import type { Database } from "../kernel/db.ts";
import { invalid, refuse } from "../kernel/error.ts";
import type { Log } from "../kernel/log.ts";
import type { Admission, Pipeline, Reply } from "../kernel/run.ts";
import {
  exportedFields,
  exportHead,
  exportLine,
  findOrganizationNames,
  listAttributes,
} from "../modules/contact/index.ts";
import { beSlowOn, type FastifyInstance, type FastifyReply } from "./http.ts";
import { factsOf, mayCarryCredentials } from "./incoming.ts";
import { credentialOf } from "./rpc.ts";

const METHOD = "contact.person.list";
const PAGE = 1_000;

interface ExportParts {
  readonly house: House;
  readonly pipeline: Pipeline;
  readonly db: Database;
  readonly log: Log;
}

interface Page {
  readonly data: readonly Parameters<typeof exportLine>[0][];
  readonly next?: string;
}

interface Wish {
  readonly propertyId?: string;
  readonly query?: string;
  readonly sort?: string;
  /** JSON. */
  readonly filters?: string;
}

export function registerExports(app: FastifyInstance, { house, pipeline, db, log }: ExportParts): void {
  const { config } = house;

  app.get<{ Querystring: Wish }>("/exports/contacts.csv", async (request, reply) => {
    const facts = factsOf(request, config);
    try {
      if (!mayCarryCredentials(request, facts.ip, config)) throw refuse("https_required");
      const admission = await pipeline.admit(METHOD, credentialOf(request), facts);
      const params = paramsOf(request.query);
      // The first page is read before anything is sent: a refusal is told as such.
      const first = await pipeline.execute(admission, facts, { ...params }, undefined);
      if (first.status !== 200) return refused(reply, first);
      const release = beSlowOn(request.raw.socket);
      reply.raw.once("close", release);
      log.info({ requestId: request.id, status: 200, ip: facts.ip, caller: admission.caller.id }, "export");
      const day = new Date(house.clock.nowMs()).toISOString().slice(0, 10);
      return reply
        .headers({
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="contacts-${day}.csv"`,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        })
        .send(
          Readable.from(lines(admission, facts, params, first), { objectMode: false, highWaterMark: 65_536 }),
        );
    } catch (error) {
      return refused(reply, pipeline.refusal(error, facts));
    }
  });

  async function* lines(
    admission: Admission,
    facts: RequestFacts,
    params: Record<string, unknown>,
    first: Reply,
  ): AsyncGenerator<string> {
    const propertyId = String(params.propertyId).toLowerCase();
    const attributes = await listAttributes(db, propertyId, "person");
    yield exportHead(attributes);
    for (let reply = first; ; ) {
      const { data, next } = JSON.parse(reply.body) as Page;
      const ids = new Set(data.flatMap(({ organizationId }) => organizationId ?? []));
      const organizations = await findOrganizationNames(db, propertyId, [...ids]);
      yield data.map((person) => exportLine(person, attributes, organizations)).join("");
      if (next === undefined) return;
      reply = await pipeline.execute(admission, facts, { ...params, cursor: next }, undefined);
      // Half a file must not pass for a whole one: the connection breaks off.
      if (reply.status !== 200) throw new Error(`An export ended early: ${reply.body}`);
    }
  }
}

/** The oldest first unless told, so that whoever comes in meanwhile stands at the end. */
function paramsOf({ propertyId, query, sort = "co-old-new", filters }: Wish): Record<string, unknown> {
  return {
    ...(propertyId === undefined ? {} : { propertyId }),
    ...(query ? { query } : {}),
    ...(filters ? { filters: readFilters(filters) } : {}),
    ...{ sort, size: PAGE, fields: [...exportedFields] },
  };
}

function readFilters(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([{ path: "filters", reason: "must be JSON, as contact.person.list takes it" }]);
  }
}

function refused(reply: FastifyReply, { status, body, retryAfterS }: Reply): FastifyReply {
  if (retryAfterS !== undefined) reply.header("retry-after", retryAfterS);
  return reply
    .code(status)
    .type("application/json; charset=utf-8")
    .header("cache-control", "no-store")
    .send(body);
}
