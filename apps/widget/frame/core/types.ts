// What the server says to a visitor, as the frame reads it: the contract of /v1/realtime/visitor.

import type { LauncherSettings } from "../../bridge.ts";

export type Status = "online" | "away" | "offline";

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly picture?: string;
}

export interface ChatFile {
  readonly url: string;
  readonly name: string;
  readonly extension?: string;
  readonly size: number;
  readonly mimeType: string;
  readonly width?: number;
  readonly height?: number;
  readonly thumbnailUrl?: string;
}

export interface Message {
  readonly id: string;
  readonly sender: { readonly t: "v" | "a" | "s"; readonly id?: string; readonly n?: string };
  readonly type: string;
  readonly time: string;
  readonly msg?: string;
  readonly attchs?: readonly { readonly type: string; readonly content: { readonly file: ChatFile } }[];
}

export interface Chat {
  readonly id: string;
  readonly status: "live" | "ended";
  readonly missed?: boolean;
  readonly startedOn: string;
  readonly endedOn?: string;
  /** 1 good, -1 bad; 0 is both a middling rating and none. */
  readonly rating?: number | null;
  readonly departmentId?: string;
  readonly agents: readonly Agent[];
  readonly present: readonly string[];
  readonly messages: readonly Message[];
  /** There is more before them. */
  readonly hasEarlier?: boolean;
  readonly agentReadOn?: string;
  readonly visitorReadOn?: string;
}

export interface ChatLine {
  readonly id: string;
  readonly status: "live" | "ended";
  readonly startedOn: string;
  readonly endedOn?: string;
  readonly text: string;
  readonly agents: readonly Agent[];
}

export interface Visitor {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly userId?: string;
}

export interface Field {
  readonly label: string;
  readonly type: "text" | "textarea" | "name" | "email" | "phone" | "department";
  readonly required: boolean;
  /** What a text asks for. */
  readonly context?: "name" | "email";
}

export interface Card {
  readonly id: string;
  readonly type: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Colours {
  readonly messageText?: string;
  readonly messageBackground?: string;
}

/** The settings document of a widget, as far as the window is drawn from it. Customers may leave out any of it. */
export interface Settings {
  readonly propertyName?: string;
  readonly branding?: { readonly whitelabeled?: boolean; readonly text?: string; readonly url?: string };
  readonly widget?: LauncherSettings & {
    readonly theme?: {
      readonly header?: { readonly text?: string; readonly background?: string };
      readonly agent?: Colours;
      readonly visitor?: Colours;
    };
    readonly notification?: {
      readonly all?: {
        readonly estimatedWaitTime?: boolean;
        readonly sound?: boolean;
        readonly agentTyping?: boolean;
        readonly visitorTyping?: boolean;
      };
    };
    readonly features?: {
      readonly emoji?: boolean;
      readonly uploads?: boolean;
      readonly rating?: boolean;
      readonly transcript?: boolean;
    };
    readonly components?: { readonly liveChat?: boolean; readonly kb?: boolean };
    readonly states?: Partial<
      Record<Status, { readonly header?: readonly Card[]; readonly body?: readonly Card[] }>
    >;
  };
  readonly prechat?: {
    readonly enabled?: boolean;
    readonly message?: string;
    readonly fields?: readonly Field[];
  };
  readonly offline?: { readonly message?: string; readonly fields?: readonly Field[] };
  readonly departments?: readonly { readonly id: string; readonly name: string }[];
  readonly team?: readonly Omit<Agent, "id">[];
  /** Seconds a visitor waits for the first answer these days. */
  readonly answersInS?: number;
}

export interface Snapshot {
  readonly visitor: Visitor;
  readonly status: Status;
  readonly settings: Settings;
  readonly chat: Chat | null;
  readonly unread: number;
}

export interface Answer {
  readonly label: string;
  readonly answer: string;
}

/** What a form before a chat, or in place of one, was filled in with. */
export interface Form {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly departmentId?: string;
  readonly answers?: readonly Answer[];
}
