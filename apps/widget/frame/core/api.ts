// What pages ask for through Tawk_API: over the socket where there is one, else over HTTP, and always answered.

import type { ApiCall, ApiError, Attributes } from "../../bridge.ts";
import type { Line, Refusal } from "./line.ts";
import type { Chat, Visitor } from "./types.ts";

export interface ApiOptions {
  readonly host: string;
  /** What a connection begins with. */
  greeting(): object;
  token(): string | null;
  keepToken(token: string): void;
  /** Another visitor's token, from the reply to login. */
  become(token: string): void;
  /** The open line; undefined when nothing is connected nor about to be; waits while it connects. */
  line(): Promise<Line | undefined>;
  chat(): Chat | null;
  renamed(visitor: Partial<Visitor>): void;
}

export interface Api {
  carryOut(call: ApiCall): Promise<ApiError | undefined>;
  /** Of a visitor who logged out. */
  endToken(token: string): void;
}

const CODES: ReadonlySet<string> = new Set<ApiError>([
  "INVALID_ATTRIBUTES",
  "INVALID_EVENT_NAME",
  "INVALID_TAGS",
  "ATTRIBUTE_LIMIT_EXCEEDED",
  "TAG_LIMIT_EXCEEDED",
  "CONTAINS_INVALID_KEY",
  "CONTAINS_INVALID_VALUE",
  "VERSION_CONFLICT",
  "ACCESS_ERROR",
  "SESSION_EXPIRED",
  "SERVER_ERROR",
]);

export function openApi(options: ApiOptions): Api {
  async function call<T>(method: string, params: object): Promise<T> {
    const line = await options.line();
    if (line) return (await line.call(method, params)) as T;
    const token = options.token() ?? (await newToken());
    return post<T>(method, params, token);
  }

  /** Before `Tawk_API.start()` there is no socket, and perhaps no visitor yet. */
  async function newToken(): Promise<string> {
    const { token } = await post<{ token?: string }>("messenger.connect", options.greeting());
    if (!token) throw { error: "auth_error" } satisfies Refusal;
    options.keepToken(token);
    return token;
  }

  async function post<T>(method: string, params: object, token?: string): Promise<T> {
    const reply = await fetch(`${options.host}/v1/${method}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(params),
      credentials: "omit",
    });
    const body = (await reply.json()) as { ok: boolean; data: T } & Refusal;
    if (!body.ok) throw body;
    return body.data;
  }

  async function setAttributes({ hash, name, email, phone, ...attributes }: Attributes): Promise<void> {
    const proof = hash ? { hash } : {};
    const details = Object.entries({ name, email, phone }).filter(([, value]) => value !== undefined);
    if (details.length > 0) {
      const visitor = Object.fromEntries(details) as Partial<Visitor>;
      await call("messenger.set-details", { ...visitor, ...proof });
      options.renamed(visitor);
    }
    if (Object.keys(attributes).length > 0) await call("messenger.set-attributes", { attributes, ...proof });
  }

  async function carryOut(asked: ApiCall): Promise<unknown> {
    switch (asked.call) {
      case "setAttributes":
        return setAttributes(asked.attributes);
      case "addEvent":
        return call("messenger.add-event", { name: asked.name, metadata: asked.metadata });
      case "addTags":
        return call("messenger.add-tags", { tags: asked.tags });
      case "removeTags":
        return call("messenger.remove-tags", { tags: asked.tags });
      case "login": {
        const { token } = await call<{ token: string }>("messenger.login", asked.login);
        return options.become(token);
      }
      case "endChat": {
        const chat = options.chat();
        return chat?.status === "live" ? call("messenger.end-chat", { chatId: chat.id }) : undefined;
      }
    }
  }

  return {
    carryOut: (asked) =>
      carryOut(asked).then(
        () => undefined,
        (refusal: unknown) => codeOf(refusal as Refusal),
      ),
    endToken(token) {
      post("messenger.logout", {}, token).catch(() => {});
    },
  };
}

/** The contract's word for a refusal. */
function codeOf({ error, message = "" }: Refusal): ApiError {
  if (CODES.has(message)) return message as ApiError;
  if (error === "auth_error") return "SESSION_EXPIRED";
  return error === "forbidden" ? "ACCESS_ERROR" : "SERVER_ERROR";
}
