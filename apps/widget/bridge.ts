// What the loader (on the customer's page) and the frame (in the iframe on our origin) say to each other.
//
// The frame's script says HELLO to its parent as soon as it runs; the loader, which knows the frame's window and origin,
// answers with one Init and a MessagePort, and everything else goes over that port. Each HELLO gets a new Init and a new
// port: a frame that was reloaded starts afresh. The loader never talks to the server, the frame never touches the page.
//
// `loader.js` is served as `(function(PARLO_CONFIG){…})({…});` with a LoaderConfig.

/** Goes up when a loader and a frame of different builds could misunderstand each other. */
export const BRIDGE_VERSION = 1;

export type WidgetStatus = "online" | "away" | "offline";
export type WidgetPosition = "br" | "bl" | "cr" | "cl" | "tr" | "tl";

// ── The loader's configuration, written into the script by the server ────────────────────────────────────────────────

export interface LoaderConfig {
  /** Origin of the server, without a slash at the end. The frame is `${host}/embed/frame?v=${version}`. */
  readonly host: string;
  readonly propertyId: string;
  readonly widgetId: string;
  /** Of the build; changes with every release. */
  readonly version: string;
  readonly settings: LauncherSettings;
  /** This visitor must agree before anything is stored or sent. */
  readonly consentRequired: boolean;
  /** What they are asked, when they must be asked: the frame shows it without a connection. */
  readonly consent?: ConsentTexts;
  /** page: this is `/chat/{propertyId}/{widgetId}`, so no launcher, and the window fills it. */
  readonly mode: "site" | "page";
  /** Shown beside the form of its settings: the frame talks to that instead of the server. */
  readonly preview?: boolean;
}

export interface ConsentTexts {
  readonly message?: string;
  readonly privacyUrl?: string;
  readonly privacyLabel?: string;
  readonly optIn?: string;
  readonly optOut?: string;
}

/**
 * The `widget` part of the settings document, as far as the launcher draws it. Everything may be missing: the loader has
 * a default for each, since on somebody's page nothing may fail.
 */
export interface LauncherSettings {
  readonly type?: "inline" | "embed";
  /** "auto" or a language tag: of the launcher's labels. */
  readonly language?: string;
  /** "rectangle" shows the state's `minimizedText` beside the icon. */
  readonly minimized?: {
    readonly desktop?: { readonly type?: string };
    readonly mobile?: { readonly type?: string };
  };
  readonly maximized?: { readonly desktop?: { readonly width?: number; readonly height?: number } };
  /** The attention grabber beside the launcher: "text" (the state's `minimizedText`) or an image. */
  readonly bubble?: { readonly type?: string; readonly config?: AttentionBubble };
  readonly theme?: { readonly header?: { readonly text?: string; readonly background?: string } };
  readonly notification?: {
    readonly all?: { readonly tab?: boolean };
    readonly desktop?: { readonly preview?: boolean };
    readonly mobile?: { readonly preview?: boolean };
  };
  /** What a click on the launcher does. */
  readonly behavior?: { readonly click?: string };
  readonly visibility?: {
    readonly all?: { readonly showWhenOffline?: boolean };
    readonly desktop?: DeviceVisibility;
    readonly mobile?: DeviceVisibility;
  };
  readonly states?: { readonly [status in WidgetStatus]?: { readonly minimizedText?: string } };
}

export interface DeviceVisibility {
  readonly show?: boolean;
  readonly position?: string;
  readonly xOffset?: number | string;
  readonly yOffset?: number | string;
}

export interface AttentionBubble {
  readonly width?: number;
  readonly height?: number;
  readonly zIndex?: number | string;
  readonly rotate?: number | string;
  readonly offsetX?: number | string;
  readonly offsetY?: number | string;
  readonly image?: { readonly type?: string; readonly content?: string };
}

// ── Init ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Init {
  readonly parlo: typeof BRIDGE_VERSION;
  readonly config: LoaderConfig;
  /** The visitor's, from first-party storage of the page; null for somebody new. */
  readonly token: string | null;
  /** One per tab, for as long as the tab lives. */
  readonly sessionId: string;
  readonly page: PageView;
  /** `Tawk_API.visitor` as the page set it before the script ran, or empty. */
  readonly visitor: VisitorDetails;
  readonly layout: Layout;
  readonly window: WindowState;
  /**
   * Whether to connect now. False before `Tawk_API.start()`: then only `call`s are carried out, over HTTP.
   * While `consent` is there, nothing at all is sent to the server before the visitor has agreed in the frame.
   */
  readonly connect: boolean;
  readonly consent: ConsentTexts | null;
  /** Tokens of visitors who logged out on this page: end them (messenger.logout), and never show anything of theirs. */
  readonly endTokens: readonly string[];
  /** The page the frame is part of is a pop-out window: it shows no button to pop out again. */
  readonly popout: boolean;
}

export interface PageView {
  readonly url: string;
  readonly title: string;
  /** Only where the visitor came from another page than the last one told. */
  readonly referrer?: string;
}

export interface VisitorDetails {
  readonly name?: string;
  readonly email?: string;
  readonly hash?: string;
}

/**
 * floating: a window with rounded corners beside the launcher; full: the whole screen of a phone, so the frame must offer
 * to close; embedded: part of the page; page: the page is the chat. The last two cannot be closed.
 */
export type Layout = "floating" | "full" | "embedded" | "page";

/** hidden: launcher and window both away (`Tawk_API.hideWidget`). */
export type WindowState = "open" | "closed" | "hidden";

// ── Loader → frame ───────────────────────────────────────────────────────────────────────────────────────────────────

export type ToFrame =
  /** `Tawk_API.start()` after an Init that said not to connect. */
  | { readonly type: "start" }
  /** The page changed without being loaded anew. */
  | { readonly type: "view"; readonly page: PageView }
  /** The visitor moved, scrolled or typed in the page: at most one in 30 seconds. */
  | { readonly type: "active" }
  /** `focus`: the visitor asked for it, so put the cursor where they can write. */
  | { readonly type: "window"; readonly state: WindowState; readonly layout: Layout; readonly focus: boolean }
  /** Answer to `token: null`: go on as this visitor (another tab may have a new token), or as somebody new. */
  | { readonly type: "token"; readonly token: string | null }
  /** Each is answered by one `answer`, also when there is no connection. */
  | ({ readonly type: "call"; readonly id: number } & ApiCall);

/** Calls of Tawk_API that the server must hear. The loader has checked what needs no server (limits, characters). */
export type ApiCall =
  | { readonly call: "setAttributes"; readonly attributes: Attributes }
  | { readonly call: "addEvent"; readonly name: string; readonly metadata: Attributes }
  | { readonly call: "addTags"; readonly tags: readonly string[] }
  | { readonly call: "removeTags"; readonly tags: readonly string[] }
  /** The reply's token is told by `token` before the `answer`. */
  | { readonly call: "login"; readonly login: LoginData }
  | { readonly call: "endChat" };

/** Keys in lower case, values not empty and at most 255 characters. May hold name, email, phone and hash. */
export type Attributes = Readonly<Record<string, string>>;

export interface LoginData {
  readonly userId: string;
  readonly hash: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly attributes?: Attributes;
}

// ── Frame → loader ───────────────────────────────────────────────────────────────────────────────────────────────────

export type ToLoader =
  /**
   * The visitor's new token, to be kept; or null: the one from Init (or the last one told) has ended, forget it. Null is
   * answered by a `token`, and the frame connects again when it has that answer.
   */
  | { readonly type: "token"; readonly token: string | null }
  /** First when connected (the loader holds `onLoad` back for it), then whenever it changes. */
  | { readonly type: "status"; readonly status: WidgetStatus }
  /** The visitor may not chat here (banned, domain not allowed): the widget goes away. */
  | { readonly type: "refused" }
  /** The `widget` part of the settings, when connected and whenever they change. */
  | { readonly type: "settings"; readonly settings: LauncherSettings }
  /** For isChatOngoing (a live chat) and isVisitorEngaged (a live chat the visitor has written in). */
  | { readonly type: "chat"; readonly ongoing: boolean; readonly engaged: boolean }
  /** With a preview when the window is closed and a message just came. */
  | { readonly type: "unread"; readonly count: number; readonly preview?: Preview }
  | { readonly type: "event"; readonly event: FrameEvent }
  /** `error`: one of the contract's codes. */
  | { readonly type: "answer"; readonly id: number; readonly error?: ApiError }
  /** The visitor agreed or not; after true the frame connects at once. */
  | { readonly type: "consent"; readonly given: boolean }
  | { readonly type: "want"; readonly what: "open" | "close" | "popout" };

export interface Preview {
  readonly name: string;
  readonly text: string;
  /** Absolute address. */
  readonly picture?: string;
}

export type ApiError =
  | "INVALID_ATTRIBUTES"
  | "INVALID_EVENT_NAME"
  | "INVALID_TAGS"
  | "ATTRIBUTE_LIMIT_EXCEEDED"
  | "TAG_LIMIT_EXCEEDED"
  | "CONTAINS_INVALID_KEY"
  | "CONTAINS_INVALID_VALUE"
  | "VERSION_CONFLICT"
  | "ACCESS_ERROR"
  | "SESSION_EXPIRED"
  | "SERVER_ERROR";

/**
 * Events of Tawk_API that start in the frame; `name` is that of the callback without `on`. The loader itself makes
 * BeforeLoad, Load, StatusChange, ChatMaximized, ChatMinimized, ChatHidden and UnreadCountChanged.
 */
export type FrameEvent =
  | { readonly name: "ChatStarted" }
  | { readonly name: "ChatEnded" }
  | { readonly name: "PrechatSubmit"; readonly detail: readonly FormAnswer[] }
  | { readonly name: "OfflineSubmit"; readonly detail: OfflineForm }
  | { readonly name: "ChatMessageVisitor"; readonly detail: string }
  | { readonly name: "ChatMessageAgent"; readonly detail: string }
  | { readonly name: "ChatMessageSystem"; readonly detail: string }
  | { readonly name: "AgentJoinChat"; readonly detail: JoiningAgent }
  | { readonly name: "AgentLeaveChat"; readonly detail: { readonly name: string; readonly id: string } }
  | { readonly name: "ChatSatisfaction"; readonly detail: -1 | 0 | 1 }
  | { readonly name: "VisitorNameChanged"; readonly detail: string }
  | { readonly name: "FileUpload"; readonly detail: string }
  | { readonly name: "TagsUpdated"; readonly detail: readonly string[] };

export interface FormAnswer {
  readonly label: string;
  readonly answer: string;
}

export interface OfflineForm {
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly message: string;
  readonly questions: readonly FormAnswer[];
}

export interface JoiningAgent {
  readonly name: string;
  readonly position: string;
  /** Absolute address, or empty. */
  readonly image: string;
  readonly id: string;
}

// ── The frame's end ──────────────────────────────────────────────────────────────────────────────────────────────────

/** What the frame says to its parent, whoever that is; nothing in it is secret. */
export interface Hello {
  readonly parlo: typeof BRIDGE_VERSION;
  readonly hello: true;
}

export interface FramePort {
  tell(message: ToLoader): void;
  /** To be called once; what came before waits. */
  hear(take: (message: ToFrame) => void): void;
}

/** Says hello and hands over what the loader answers. */
export function meetLoader(take: (init: Init, port: FramePort) => void): void {
  addEventListener("message", (message: MessageEvent<Partial<Init> | null>) => {
    const [port] = message.ports;
    if (!port || message.source !== parent || message.data?.parlo !== BRIDGE_VERSION) return;
    take(message.data as Init, {
      tell: (told) => port.postMessage(told),
      hear(hear) {
        port.onmessage = ({ data }: MessageEvent<ToFrame>) => hear(data);
      },
    });
  });
  const hello: Hello = { parlo: BRIDGE_VERSION, hello: true };
  parent.postMessage(hello, "*");
}
