// The fields of the contract, reply by reply, each with its form. Where it leaves a reply to us, what we promise.

import type { World } from "../kernel/define.ts";
import { at, each, type Shape } from "./contract.shape.ts";

/** Nothing for a reply with one that has all it can have; `+` for a list, where some lack it; `?` where it lacks it. */
type Mark = "" | "?" | "+";

const agent: Shape = { id: "hex24", name: "string", email: "string", role: "string", createdOn: "time" };

const member: Shape = {
  id: "hex24",
  name: "string",
  email: "string",
  role: "admin|agent",
  enabled: "bool",
  joinedOn: "time",
};

const property: Shape = {
  propertyId: "hex24",
  name: "string",
  type: "string",
  enabled: "bool",
  createdOn: "time",
};

const chat = (mark: Mark): Shape => ({
  id: "uuid",
  type: "chat",
  pageId: "hex24",
  propertyId: "hex24",
  status: "open|closed",
  "visitor.id": "visitorId",
  "visitor.name": "string",
  [`visitor.email${mark}`]: "string",
  [`visitor.phone${mark}`]: "string",
  "location.countryCode": "countryCode",
  "location.city": "string",
  messageCount: "int",
  chatDuration: "int",
  rating: "-1|0|1",
  agents: "list",
  [`agents${mark}[]`]: "hex24",
  [`tags${mark}[]`]: "string",
  createdOn: "time",
  updatedOn: "time",
  "messages[].sender.t": "v|a|s",
  "messages[].sender.id+": "hex24",
  "messages[].sender.n+": "string",
  "messages[].type": "msg|nav|agent-join|agent-leave",
  "messages[].time": "time",
  "messages[].msg+": "string",
  "messages[].data+.url": "address",
  "messages[].data+.title": "string",
  "messages[].attchs+[].type": "file",
  "messages[].attchs+[].content.file.url": "address",
  "messages[].attchs+[].content.file.name": "string",
  "messages[].attchs+[].content.file.extension": "string",
  "messages[].attchs+[].content.file.size": "int",
  "messages[].attchs+[].content.file.mimeType": "string",
  domain: "string",
  ip: "string",
  [`personId${mark}`]: "hex24",
  // Nothing says what is in it. What is left while nobody is there becomes a ticket.
  "offlineForm?": "object",
});

const ticket: Shape = {
  id: "uuid",
  humanId: "int",
  propertyId: "hex24",
  subject: "string",
  message: "string",
  status: "open|pending|closed",
  priority: "string",
  source: "string",
  "tags[]": "string",
  "requester.name": "string",
  "requester.email": "string",
  "requester.type": "visitor|agent",
  "assignee.id": "hex24",
  "assignee.name": "string",
  createdOn: "time",
  updatedOn: "time",
};

const span = { count: "int", first: "time", latest: "time" };

const person: Shape = {
  id: "hex24",
  "name.first": "string",
  "name.last": "string",
  jobTitle: "string",
  primaryEmail: "string",
  "emails[]": "string",
  primaryPhone: "string",
  "phones[]": "string",
  avatar: "address",
  "socialProfiles[]": "object",
  "tags[]": "string",
  organizationId: "hex24",
  userId: "string",
  "device.ip": "string",
  "device.browser": "string",
  "device.os": "string",
  "location.continent": "countryCode",
  "location.country": "countryCode",
  "location.cityName": "string",
  // An address does not tell them here.
  "location.cityId?": "int",
  "location.regionName?": "string",
  "location.regionId?": "int",
  "location.point?": "string",
  ...at("webSession", { ...span, pageViews: "int", timeSpent: "int" }),
  ...at("liveChat", span),
  ...at("ticket", span),
  firstSeenOn: "time",
  lastSeenOn: "time",
  "customAttributes.orders": "number",
  "customEvents[].name": "string",
  "customEvents[].data": "object",
  "customEvents[].time": "time",
  createdOn: "time",
  updatedOn: "time",
};

const site = (links: Mark): Shape => ({
  id: "string",
  banner: "object|null",
  ticketForm: "object",
  links: "list",
  [`links${links}[].id`]: "string",
  [`links${links}[].label`]: "string",
  [`links${links}[].url`]: "address",
  language: "string",
  primary: "bool",
  title: "string",
  description: "string",
  header: "object",
  enabled: "bool",
  widgetId: "string|null",
});

const feedback: Shape = { upvotes: "int", downvotes: "int", total: "int" };
const onSite: Shape = { id: "string", author: "hex24|null", status: "draft|published|archived" };
const inCategory: Shape = { id: "string", primary: "bool" };

const articleMeta = (related: Mark): Shape => ({
  visibility: "private|public",
  ...at("categories[]", inCategory),
  relatedArticles: "list",
  ...at(`relatedArticles${related}[]`, { id: "string", title: "string" }),
});

const listedArticles = at("articles[]", {
  id: "string",
  kbId: "string",
  title: "string",
  ...at("sites[]", onSite),
  categories: "list",
  ...at("categories+[]", inCategory),
  ...at("feedback", feedback),
  visibility: "private|public",
  createdAt: "time",
  updatedAt: "time",
});

/** The cursors lead to what there is more of; `next` is asked for where there is. */
const page = (next: Mark): Shape => ({
  total: "int",
  hasNext: "bool",
  hasPrevious: "bool",
  [`next${next}`]: "string",
  "previous?": "string",
});

const icon: Shape = { "icon.type": "predefined", "icon.content": "string" };

const category = at("category", {
  id: "string",
  "meta.sites[]": "string",
  ...at("meta", icon),
  "meta.parent": "string|null",
  "meta.position": "int",
  "meta.articlesCount": "int",
  "meta.createdAt": "time",
  "meta.updatedAt": "time",
  "content.siteId": "string",
  "content.name": "string",
  "content.description": "string",
  "content.slug": "string",
  "content.createdAt": "time",
  "content.updatedAt": "time",
});

const hook: Shape = {
  hookId: "hex24",
  "events[]": "string",
  url: "address",
  enabled: "bool",
  name: "string",
};

const widgetPaths =
  `minimized.desktop.type minimized.mobile.type maximized.desktop.width maximized.desktop.height
  bubble.type bubble.config.width bubble.config.height bubble.config.zIndex bubble.config.rotate bubble.config.offsetX
  bubble.config.offsetY bubble.config.image.type bubble.config.image.content theme.header.text theme.header.background
  theme.agent.messageText theme.agent.messageBackground theme.visitor.messageText theme.visitor.messageBackground
  notification.all.estimatedWaitTime notification.all.sound notification.all.agentTyping notification.all.visitorTyping
  notification.all.tab notification.desktop.preview notification.mobile.preview behavior.click
  visibility.all.showWhenOffline visibility.desktop.position visibility.desktop.show visibility.mobile.position
  visibility.mobile.show features.emoji features.uploads features.rating features.transcript components.liveChat
  components.kb components.webrtc scheduler.enabled version language`.split(/\s+/);

const card: Shape = {
  id: "cardId",
  type: "heading|text|kb-search|chat|previous-conversations|form",
  content: "object",
};

/** `type` is also `name`, `email`, `phone` or `department` here. */
const question: Shape = {
  label: "string",
  required: "bool",
  type: "string",
  "context+": "name|email",
  "format+": "string",
};

const state: Shape = { ...at("header[]", card), ...at("body[]", card), minimizedText: "string" };

const widget: Shape = {
  settingsVersion: "int",
  propertyName: "string",
  "branding.whitelabeled": "bool",
  "branding.text": "string",
  "branding.url": "string",
  ...Object.fromEntries(widgetPaths.map((path) => [`widget.${path}`, "any"])),
  "widget.type": "inline|embed",
  ...at("widget.states.online", state),
  ...at("widget.states.away", state),
  ...at("widget.states.offline", state),
  ...at("widget.states.offline.body[].content.fields+[]", question),
  ...at("prechat.fields[]", question),
  ...at("offline.fields[]", question),
};

const tab: Shape = { tabId: "hex24", kind: "string", name: "string", url: "address", position: "int" };

const report: Shape = { startDate: "string", endDate: "string", totals: "object", "series[]": "object" };

interface Reply {
  readonly method: string;
  /** What `data` is, for the method's own example where nothing else is told. */
  readonly data: Shape;
  readonly params?: (world: World) => object;
  /** Beside `data`. */
  readonly total?: true;
}

export const replies: readonly Reply[] = [
  { method: "agent.me", data: agent },
  { method: "agent.info", data: agent },
  { method: "property.list", data: each(property) },
  {
    method: "property.info",
    data: {
      propertyId: "hex24",
      name: "string",
      settings: "object",
      ...at("agents[]", member),
      ...at("widgets[]", { widgetId: "string", name: "string" }),
      assets: "object",
      createdOn: "time",
    },
  },
  { method: "property.create-site", data: { propertyId: "hex24" } },
  { method: "members.list", data: each(member) },
  {
    method: "members.list-invites",
    data: each({ inviteId: "hex24", email: "string", role: "admin|agent", createdOn: "time" }),
  },
  { method: "chat.list", data: each(chat("+")), total: true, params: of({}) },
  { method: "chat.get", data: chat("") },
  {
    method: "ticket.list",
    data: each({ ...ticket, "requester.phone+": "string" }),
    total: true,
    params: of({}),
  },
  {
    method: "ticket.get",
    data: {
      ...ticket,
      "requester.phone?": "string",
      ...at("events[]", { type: "string", "by.type": "string", "by.name": "string", createdOn: "time" }),
      "events[].message+": "string",
      "events[].from+": "open|pending|closed",
      "events[].to+": "open|pending|closed",
    },
    params: (world) => ({ propertyId: world.property.id, ticketId: world.closedTicket.id }),
  },
  { method: "contact.person.get", data: at("person", person) },
  ...(["person", "organization"] as const).map((object) => ({
    method: "contact.attribute.list-custom",
    data: at("dataAttributes[]", {
      key: "string",
      object,
      label: "string",
      dataType: "string",
      fullPath: "string",
    }),
    params: of({ object }),
  })),
  { method: "webhooks.create", data: { hookId: "hex24", secret: "string" } },
  { method: "webhooks.list", data: each(hook) },
  { method: "webhooks.get", data: hook },
  { method: "widgets.get", data: widget },
  { method: "widgets.global-settings.get", data: { secureMode: "bool", branding: "object" } },
  { method: "widgets.api-key.list", data: each({ apiKey: "hex40" }) },
  { method: "tabs.available", data: each({ kind: "string" }) },
  { method: "tabs.get", data: tab },
  { method: "tabs.list", data: each(tab) },
  ...["chats", "tickets-new", "tickets-reopened", "tickets-resolved", "tickets-responses"].map((name) => ({
    method: `metrics.${name}`,
    data: report,
  })),
  { method: "knowledge-base.site.create", data: at("site", site("?")) },
  { method: "knowledge-base.site.list", data: at("sites[]", site("+")) },
  { method: "knowledge-base.site.get", data: at("site", site("")) },
  {
    method: "knowledge-base.article.create",
    data: at("article", { id: "string", ...at("meta", articleMeta("?")) }),
  },
  {
    method: "knowledge-base.article.get",
    data: at("article", {
      id: "string",
      ...at("meta", {
        ...articleMeta(""),
        ...at("sites[]", onSite),
        ...at("feedback", feedback),
        createdAt: "time",
        updatedAt: "time",
      }),
      ...at("content", {
        translationId: "string",
        siteId: "string",
        title: "string",
        status: "draft|published|archived",
        subtitle: "string",
        author: "hex24|null",
        slug: "string",
        "metadata.banner": "object|null",
        "metadata.description": "string",
        "contents[].type": "header|paragraph|image|code|video|divider|table",
        "contents[].content": "object",
        createdAt: "time",
        updatedAt: "time",
      }),
    }),
  },
  {
    method: "knowledge-base.article.list",
    data: { ...page(""), ...listedArticles },
    params: of({ limit: 2 }),
  },
  { method: "knowledge-base.article.search", data: { ...page("?"), ...listedArticles } },
  { method: "knowledge-base.category.create", data: category },
  { method: "knowledge-base.category.get", data: category },
  {
    method: "knowledge-base.category.list",
    data: at("categories[]", {
      id: "string",
      name: "string",
      slug: "string",
      description: "string",
      parent: "string|null",
      position: "int",
      ...icon,
      "sites[]": "string",
      articlesCount: "int",
      hasChildren: "bool",
      createdAt: "time",
      updatedAt: "time",
    }),
  },
  { method: "knowledge-base.category.list-article", data: { ...page("?"), ...listedArticles } },
  { method: "knowledge-base.fonts.list", data: { "fonts[]": "object" } },
  { method: "knowledge-base.language.list", data: { "languages[]": "object" } },
];

export function of(params: object): (world: World) => object {
  return (world) => ({ propertyId: world.property.id, ...params });
}
