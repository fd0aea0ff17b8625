// The fields of the contract, reply by reply, each with its form; and what is wrong with a reply by them.

import type { World } from "../kernel/define.ts";

const forms: Readonly<Record<string, (value: unknown) => boolean>> = {
  hex24: matches(/^[0-9a-f]{24}$/),
  hex40: matches(/^[0-9a-f]{40}$/),
  uuid: matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  time: matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  visitor: matches(/^[0-9a-f]{24}-[\w-]{21}$/),
  country: matches(/^[A-Z]{2}$/),
  card: matches(/^(heading|text|kb-search|chat|previous-conversations|form):[\w-]{10}$/),
  text: (value) => typeof value === "string",
  int: Number.isInteger,
  number: (value) => typeof value === "number",
  bool: (value) => typeof value === "boolean",
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  list: Array.isArray,
  any: (value) => value !== undefined,
};

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === "string" && pattern.test(value);
}

/**
 * A path to a form: `[]` is each of a list, which has at least one, a `?` after the form allows for absence, and
 * `a|b` are the values allowed.
 */
type Shape = Readonly<Record<string, string>>;

/** What is wrong with a value, by the shape. */
export function faults(value: unknown, shape: Shape): readonly string[] {
  return Object.entries(shape).flatMap(([path, form]) => {
    const optional = form.endsWith("?");
    const wanted = optional ? form.slice(0, -1) : form;
    const right = forms[wanted] ?? ((one: unknown) => wanted.split("|").includes(String(one)));
    return valuesAt(value, path.split("."))
      .filter((one) => !(one === undefined ? optional : right(one)))
      .map((one) => `${path} is ${JSON.stringify(one)}, not ${form}`);
  });
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return [value];
  if (name.endsWith("[]")) {
    const list = name === "[]" ? value : fieldOf(value, name.slice(0, -2));
    if (!Array.isArray(list)) return [list];
    return list.flatMap((one) => valuesAt(one, rest));
  }
  return valuesAt(fieldOf(value, name), rest);
}

function fieldOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | undefined)?.[name];
}

const chat: Shape = {
  id: "uuid",
  type: "chat",
  pageId: "hex24",
  propertyId: "hex24",
  status: "open|closed",
  "visitor.id": "visitor",
  "visitor.name": "text",
  "visitor.email": "text?",
  "visitor.phone": "text?",
  "location.countryCode": "country?",
  "location.city": "text?",
  messageCount: "int",
  chatDuration: "int",
  rating: "-1|0|1",
  "agents[]": "hex24",
  tags: "list?",
  createdOn: "time",
  updatedOn: "time",
  "messages[].sender.t": "v|a|s",
  "messages[].sender.id": "hex24?",
  "messages[].sender.n": "text?",
  "messages[].type": "msg|nav|agent-join|agent-leave",
  "messages[].time": "time",
  "messages[].msg": "text?",
  "messages[].data": "object?",
  "messages[].attchs": "list?",
  domain: "text?",
  ip: "text?",
  personId: "hex24?",
  offlineForm: "object?",
};

const ticket: Shape = {
  id: "uuid",
  humanId: "int",
  propertyId: "hex24",
  subject: "text",
  message: "text?",
  status: "open|pending|closed",
  priority: "text",
  source: "text",
  tags: "list",
  "requester.name": "text",
  "requester.email": "text?",
  "requester.phone": "text?",
  "requester.type": "text?",
  assignee: "object?",
  createdOn: "time",
  updatedOn: "time",
};

const person: Shape = {
  id: "hex24",
  name: "object?",
  jobTitle: "text?",
  primaryEmail: "text?",
  emails: "list",
  primaryPhone: "text?",
  phones: "list",
  avatar: "text?",
  socialProfiles: "any?",
  tags: "list",
  organizationId: "hex24?",
  userId: "text?",
  "device.ip": "text?",
  "device.browser": "text?",
  "device.os": "text?",
  "location.country": "country?",
  "webSession.count": "int?",
  "webSession.pageViews": "int?",
  "webSession.timeSpent": "number?",
  liveChat: "object?",
  ticket: "object?",
  customAttributes: "object",
  firstSeenOn: "time",
  lastSeenOn: "time",
  createdOn: "time",
  updatedOn: "time",
};

const site: Shape = {
  id: "text",
  banner: "any",
  ticketForm: "any",
  links: "list",
  language: "text",
  primary: "bool",
  title: "text",
  description: "text",
  header: "any",
  enabled: "bool",
  widgetId: "any",
};

const articleMeta: Shape = {
  "meta.visibility": "private|public",
  "meta.categories": "list",
  "meta.relatedArticles": "list",
};

const listedArticle = (at: string): Shape =>
  Object.fromEntries(
    Object.entries({
      id: "text",
      kbId: "text",
      title: "text",
      sites: "list",
      categories: "list",
      feedback: "object",
      visibility: "private|public",
      createdAt: "time",
      updatedAt: "time",
    }).map(([name, form]) => [`${at}.${name}`, form]),
  );

const page: Shape = { total: "int", hasNext: "bool", hasPrevious: "bool", next: "text?", previous: "text?" };

const hook: Shape = { hookId: "text", events: "list", url: "text", enabled: "bool", name: "text" };

const widgetPaths =
  `minimized.desktop.type minimized.mobile.type maximized.desktop.width maximized.desktop.height
  bubble.type bubble.config.width bubble.config.height bubble.config.zIndex bubble.config.rotate bubble.config.offsetX
  bubble.config.offsetY bubble.config.image.type bubble.config.image.content theme.header.text theme.header.background
  theme.agent.messageText theme.agent.messageBackground theme.visitor.messageText theme.visitor.messageBackground
  notification.all.estimatedWaitTime notification.all.sound notification.all.agentTyping notification.all.visitorTyping
  notification.all.tab notification.desktop.preview notification.mobile.preview behavior.click
  visibility.all.showWhenOffline visibility.desktop.position visibility.desktop.show visibility.mobile.position
  visibility.mobile.show features.emoji features.uploads features.rating features.transcript components.liveChat
  components.kb components.webrtc scheduler.enabled states.online.header states.online.body states.online.minimizedText
  states.away.header states.away.body states.away.minimizedText states.offline.header states.offline.body
  states.offline.minimizedText type version language`.split(/\s+/);

const widget: Shape = {
  settingsVersion: "int",
  propertyName: "text",
  "branding.whitelabeled": "bool",
  "branding.text": "text",
  "branding.url": "text",
  ...Object.fromEntries(widgetPaths.map((path) => [`widget.${path}`, "any"])),
  "widget.type": "inline|embed",
  "widget.states.online.body[].id": "card",
  "widget.states.online.body[].type": "heading|text|kb-search|chat|previous-conversations|form",
  "widget.states.online.body[].content": "object",
};

const each = (shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).map(([path, form]) => [`[].${path}`, form]));
const at = (name: string, shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).map(([path, form]) => [`${name}.${path}`, form]));

/** What `data` is, for the method's own example where nothing else is told. */
export const replies: readonly {
  readonly method: string;
  readonly data: Shape;
  readonly params?: (world: World) => object;
  /** Beside `data`. */
  readonly total?: true;
}[] = [
  {
    method: "agent.me",
    data: { id: "hex24", name: "text", email: "text", role: "text?", createdOn: "time" },
  },
  { method: "property.list", data: each({ propertyId: "hex24", name: "text" }) },
  { method: "property.info", data: { propertyId: "hex24", name: "text" } },
  {
    method: "members.list",
    data: each({ id: "hex24", name: "text", email: "text", role: "text", enabled: "bool", joinedOn: "time" }),
  },
  { method: "chat.list", data: each(chat), total: true, params: of({}) },
  { method: "chat.get", data: chat },
  { method: "ticket.list", data: each(ticket), total: true, params: of({}) },
  { method: "ticket.get", data: { ...ticket, message: "text", events: "list" } },
  { method: "contact.person.get", data: at("person", person) },
  {
    method: "contact.attribute.list-custom",
    data: { "dataAttributes[].key": "text", "dataAttributes[].object": "person|organization" },
  },
  { method: "webhooks.create", data: { hookId: "text", secret: "text" } },
  { method: "webhooks.list", data: each(hook) },
  { method: "webhooks.get", data: hook },
  { method: "widgets.get", data: widget },
  { method: "widgets.api-key.list", data: each({ apiKey: "hex40" }) },
  { method: "knowledge-base.site.list", data: at("sites[]", site) },
  { method: "knowledge-base.site.get", data: at("site", site) },
  { method: "knowledge-base.article.create", data: at("article", { id: "text", ...articleMeta }) },
  {
    method: "knowledge-base.article.get",
    data: at("article", {
      id: "text",
      ...articleMeta,
      "meta.sites[].id": "text",
      "meta.sites[].status": "draft|published|archived",
      "meta.feedback.upvotes": "int",
      "meta.feedback.downvotes": "int",
      "meta.feedback.total": "int",
      "meta.createdAt": "time",
      "meta.updatedAt": "time",
      "content.translationId": "text",
      "content.siteId": "text",
      "content.title": "text",
      "content.status": "draft|published|archived",
      "content.subtitle": "text",
      "content.author": "any",
      "content.slug": "text",
      "content.metadata": "any",
      "content.contents": "list",
      "content.createdAt": "time",
      "content.updatedAt": "time",
    }),
  },
  {
    method: "knowledge-base.article.list",
    data: { ...page, ...listedArticle("articles[]") },
    params: of({}),
  },
  { method: "knowledge-base.article.search", data: { ...page, ...listedArticle("articles[]") } },
  {
    method: "knowledge-base.category.create",
    data: at("category", {
      id: "text",
      "meta.sites": "list",
      "meta.icon": "any",
      "meta.parent": "any",
      "meta.position": "int",
      "meta.articlesCount": "int",
      "meta.createdAt": "time",
      "meta.updatedAt": "time",
      "content.siteId": "text",
      "content.name": "text",
      "content.description": "text",
      "content.slug": "text",
      "content.createdAt": "time",
      "content.updatedAt": "time",
    }),
  },
  {
    method: "knowledge-base.category.list",
    data: at("categories[]", {
      id: "text",
      name: "text",
      slug: "text",
      description: "text",
      parent: "any",
      position: "int",
      icon: "any",
      sites: "list",
      articlesCount: "int",
      hasChildren: "bool",
      createdAt: "time",
      updatedAt: "time",
    }),
  },
];

export function of(params: object): (world: World) => object {
  return (world) => ({ propertyId: world.property.id, ...params });
}
