// The widget's addresses: its loader, its frame, what the frame loads, and the page of the direct link. Files, not
// methods. They are for pages of other sites, take no credential, and are all that EMBED_HOST serves besides the
// visitors' socket.

import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { Config } from "../../config.ts";
import type { Database } from "../../kernel/db.ts";
import { canonicalIp } from "../../kernel/ip.ts";
import {
  isConsentRequired,
  presentMessengerSettings,
  settingsFor,
  sitesOf,
} from "../../modules/widgets/index.ts";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, isEmbedHost } from "../http.ts";
import { loaderConfig } from "./config.ts";
import { loaderScript, type WidgetFiles, widgetFiles } from "./files.ts";
import { chatPage, chatPolicy, framePolicy, previewPage, previewPolicy } from "./pages.ts";
import { FOR_EVERY_PAGE, send } from "./send.ts";

interface Address {
  Params: { propertyId: string; widgetId: string };
  Querystring: { mode?: string };
}
type Asked = FastifyRequest<Address>;

const IDS = "/:propertyId(^[0-9A-Fa-f]{24}$)/:widgetId(^[A-Za-z0-9]{1,50}$)";
/** Settings show on pages within this time; then a browser asks again with the ETag. */
const MAX_AGE = "max-age=60";
const FOR_EVER = "public, max-age=31536000, immutable";

export interface EmbedParts {
  readonly config: Config;
  readonly db: Database;
  /** The built widget. */
  readonly folder: string;
  /** Where an address is, by the local database; nobody knows of some. */
  countryOf(ip: string): string | undefined;
}

export async function registerEmbed(app: FastifyInstance, parts: EmbedParts): Promise<void> {
  const files = widgetFiles(parts.folder, () => parts.config.mode === "development");
  if (!files()) return;
  // What the host name kept for the widget serves.
  app.addHook("onRoute", (route) => {
    route.config = { ...route.config, embed: true };
  });
  const answer = async (request: Asked, reply: FastifyReply) => sendLoader(request, reply, files(), parts);

  app.get<Address>(`/embed${IDS}`, answer);
  // A name of its own, as the snippet of sites that come from elsewhere has it.
  app.get<Address>(IDS, async (request, reply) => {
    if (!isEmbedHost(request, parts.config) && !/^embed\./i.test(request.host)) return reply.callNotFound();
    return answer(request, reply);
  });
  app.get("/embed/*", (request, reply) => nothing(request, reply, "There is no such file."));

  app.get<{ Querystring: { v?: string } }>("/embed/frame", (request, reply) => {
    const { frame, frameScript, version } = files() ?? gone();
    return send(request, reply, {
      body: frame,
      type: "text/html",
      cache: request.query.v === version ? FOR_EVER : "public, no-cache",
      headers: {
        "content-security-policy": framePolicy(frameScript, originOf(request, parts.config)),
        "referrer-policy": "no-referrer",
      },
    });
  });
  await app.register(fastifyStatic, {
    root: join(parts.folder, "assets"),
    prefix: "/embed/assets/",
    immutable: true,
    maxAge: "1y",
    preCompressed: true,
    decorateReply: false,
    setHeaders: (reply) => {
      for (const [name, value] of Object.entries(FOR_EVERY_PAGE)) reply.setHeader(name, value);
    },
  });

  app.get<Address>(`/embed/preview${IDS}`, (request, reply) => sendPreview(request, reply, parts));
  app.get<Address>(`/chat${IDS}`, (request, reply) => sendChatPage(request, reply, parts));
  // How older links to a pop-out are written.
  app.get<Address>(
    "/:propertyId(^[0-9A-Fa-f]{24}$)/popout/:widgetId(^[A-Za-z0-9]{1,50}$)",
    (request, reply) => reply.redirect(`${chatPath(request.params)}?$_tawk_popout=true`),
  );
}

async function sendLoader(
  request: Asked,
  reply: FastifyReply,
  files: WidgetFiles | undefined,
  parts: EmbedParts,
): Promise<FastifyReply> {
  const { propertyId, widgetId } = idsOf(request);
  const found = await settingsFor(parts.db, propertyId, widgetId);
  if (!found) return nothing(request, reply, `There is no chat widget ${propertyId}/${widgetId}.`);
  const { loader, version } = files ?? gone();
  const preview = request.query.mode === "preview";
  const { required } = found.settings.consent;
  const told = loaderConfig(
    {
      host: originOf(request, parts.config),
      propertyId,
      widgetId,
      version,
      mode: request.query.mode === "page" ? "page" : "site",
      ...(preview ? { preview } : {}),
      consentRequired: !preview && isConsentRequired(required, parts.countryOf(canonicalIp(request.ip))),
    },
    presentMessengerSettings(found, { departments: [] }),
  );
  return send(request, reply, {
    body: loaderScript(loader, told),
    isAskers: parts.config.publicUrl === undefined,
    type: "text/javascript",
    // Who must be asked differs from visitor to visitor: no cache between them may mix them up.
    cache: `${required === "eu" ? "private" : "public"}, ${MAX_AGE}`,
  });
}

async function sendChatPage(request: Asked, reply: FastifyReply, parts: EmbedParts): Promise<FastifyReply> {
  const { propertyId, widgetId } = idsOf(request);
  const found = await settingsFor(parts.db, propertyId, widgetId);
  if (!found) return reply.code(404).headers({ "content-type": "text/plain" }).send("Not found\n");
  const loader = `/embed/${propertyId}/${widgetId}?mode=page`;
  return send(request, reply, {
    body: chatPage({
      title: found.property.name,
      language: found.property.language,
      loader,
      sites: sitesOf(found.settings.domains, found.property.url),
    }),
    type: "text/html",
    cache: "public, no-cache",
    headers: {
      "content-security-policy": chatPolicy(originOf(request, parts.config)),
      "referrer-policy": "strict-origin-when-cross-origin",
    },
  });
}

/** Framed by the dashboard, which says what the settings are: nothing of them is in the page. */
async function sendPreview(request: Asked, reply: FastifyReply, parts: EmbedParts): Promise<FastifyReply> {
  const { propertyId, widgetId } = idsOf(request);
  const found = await settingsFor(parts.db, propertyId, widgetId);
  if (!found) return reply.code(404).headers({ "content-type": "text/plain" }).send("Not found\n");
  return send(request, reply, {
    body: previewPage(`/embed/${propertyId}/${widgetId}?mode=preview`),
    type: "text/html",
    cache: "public, no-cache",
    headers: { "content-security-policy": previewPolicy(originOf(request, parts.config)) },
  });
}

/** What exists nowhere answers as what may not be shown: a script that does nothing to the page it is in. */
function nothing(request: FastifyRequest, reply: FastifyReply, why: string): FastifyReply {
  reply.code(404);
  const body = `console.warn(${JSON.stringify(`Parlo: ${why}`)});\n`;
  return send(request, reply, { body, isAskers: true, type: "text/javascript", cache: "public, max-age=60" });
}

/** Pages may write an id in capitals. */
function idsOf({ params }: Asked): Address["Params"] {
  return { propertyId: params.propertyId.toLowerCase(), widgetId: params.widgetId };
}

function chatPath({ propertyId, widgetId }: Address["Params"]): string {
  return `/chat/${propertyId.toLowerCase()}/${widgetId}`;
}

/**
 * Where frame, socket and files are: as PUBLIC_URL says. Without it, where the loader was asked for; files are not
 * served under the name kept for the widget, so that one loses its `embed.`.
 */
function originOf(request: FastifyRequest, { publicUrl, ...config }: Config): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  const apart = isEmbedHost(request, { ...config, publicUrl });
  return `${request.protocol}://${apart ? request.host.replace(/^embed\./i, "") : request.host}`;
}

function gone(): never {
  throw new Error("The widget's files are gone: build them again.");
}
