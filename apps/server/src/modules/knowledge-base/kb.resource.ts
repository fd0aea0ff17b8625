// How a knowledge base, its sites and its settings look from outside.

import { Id, OneOf, type Static, strict, Text, Time, type TSchema, Type } from "../../kernel/schema.ts";
import type { BaseRow } from "./base.store.ts";
import { WebAddress } from "./blocks.ts";
import { fontIds } from "./fonts.ts";
import type { SiteRow } from "./site.store.ts";
import { SiteId } from "./site-id.ts";

const nothing = Type.Null({ description: "None." });
const orNothing = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, nothing], { description });
const Plain = Type.String({ description: "An address." });
const Picture = (of: string) => orNothing(WebAddress(of), `Address of ${of}.`);
const Colour = (of: string) =>
  Type.String({ pattern: "^#[0-9A-Fa-f]{6}$", description: `Colour of ${of}, as \`#RRGGBB\`.` });

const bannerOf = <T extends TSchema>(content: T) =>
  orNothing(
    strict({
      type: OneOf(["url", "color"], "A picture somewhere on the web, or a colour."),
      content,
    }),
    "Behind the search at the top of the first page.",
  );
const headerTitle = Type.String({
  maxLength: 200,
  description: "Beside the logo; empty for the site's title.",
});
const Header = strict(
  {
    logo: orNothing(Plain, "Address of the logo."),
    title: headerTitle,
    homeUrl: orNothing(Plain, "Where the logo leads."),
  },
  "The bar at the top.",
);
const TicketForm = strict(
  { enabled: Type.Boolean({ description: "Whether readers are offered to write to the team." }) },
  "The form for questions no article answers.",
);
const Link = strict({
  id: Id("link"),
  label: Type.String({ description: "What it says." }),
  url: Type.String({ description: "Where it leads." }),
});
export const KbSite = strict({
  id: SiteId,
  banner: bannerOf(Type.String({ description: "Its address, or `#RRGGBB`." })),
  ticketForm: TicketForm,
  links: Type.Array(Link, { description: "Links in the bar at the top." }),
  language: Type.String({ description: "Its language." }),
  primary: Type.Boolean({ description: "Whether it is the first." }),
  title: Type.String({ description: "Title." }),
  description: Type.String({ description: "What search engines show; may be empty." }),
  header: Header,
  enabled: Type.Boolean({ description: "Whether readers see it." }),
  widgetId: orNothing(
    Type.String({ description: "Id of the widget." }),
    "The widget of the property in which its articles are found.",
  ),
});

export const KbLink = Link;

export function presentSite(row: SiteRow): Static<typeof KbSite> {
  return {
    id: row.site_id,
    banner: row.banner,
    ticketForm: row.ticket_form,
    links: [...row.links],
    language: row.language,
    primary: row.site_id === "primary",
    title: row.title,
    description: row.description,
    header: row.header,
    enabled: row.enabled,
    widgetId: row.widget_id,
  };
}

export const siteInput = {
  language: Type.String({
    minLength: 2,
    maxLength: 10,
    description: "One of `knowledge-base.language.list`.",
  }),
  title: Text(200, "Title."),
  description: Text(1000, "What search engines show.", 0),
  banner: bannerOf(
    Type.String({
      maxLength: 2000,
      pattern: "^(#[0-9A-Fa-f]{6}|https?://[^\\s\"'<>\\\\]+)$",
      description: "Its address, or `#RRGGBB`.",
    }),
  ),
  header: strict(
    {
      logo: Type.Optional(Picture("the logo")),
      title: Type.Optional(headerTitle),
      homeUrl: Type.Optional(orNothing(WebAddress("the customer's own site"), "Where the logo leads.")),
    },
    "The bar at the top.",
  ),
  ticketForm: TicketForm,
  enabled: Type.Boolean({ description: "Whether readers see it." }),
  widgetId: orNothing(
    Type.String({
      pattern: "^[A-Za-z0-9]{1,50}$",
      description: "Id of the widget: up to 50 letters and digits.",
    }),
    "The widget of the property in which its articles are found.",
  ),
  label: Text(80, "What it says."),
  url: WebAddress("where it leads"),
};

export const DnsRecord = strict({
  type: OneOf(["TXT", "CNAME"], "Its type."),
  name: Type.String({ description: "Its name." }),
  value: Type.String({ description: "What it says." }),
});

const Candidate = strict(
  {
    domain: Type.String({ description: "The address it would have." }),
    records: Type.Array(DnsRecord, {
      description: "What its name servers must say: TXT proves it is yours, CNAME leads here.",
    }),
    addedOn: Time("When it was asked for."),
    checkedOn: Type.Optional(Time("When its name servers were last asked.")),
  },
  "A domain whose name servers do not say yet that it is yours.",
);

/** Those that are the same on all sites, with what they are unless they are set. */
export interface Look {
  readonly primaryColor: string;
  readonly font: (typeof fontIds)[number];
  readonly favicon: string | null;
  readonly feedback: boolean;
  readonly indexed: boolean;
}

export const DEFAULT_LOOK: Look = {
  primaryColor: "#0B6E5F",
  font: "inter",
  favicon: null,
  feedback: true,
  indexed: true,
};

export const lookInput = {
  primaryColor: Colour("links and buttons; its text is chosen so that it can be read"),
  font: OneOf(fontIds, "One of `knowledge-base.fonts.list`."),
  favicon: Picture("the symbol in the browser's tab"),
  feedback: Type.Boolean({ description: "Whether readers are asked if an article helped." }),
  indexed: Type.Boolean({ description: "Whether search engines may list its pages." }),
};

export const KbSettings = strict({
  kbId: Id("knowledge base"),
  subdomain: Type.String({ description: "Its name in the address." }),
  url: Type.String({ description: "Where readers find it." }),
  published: Type.Boolean({ description: "Whether readers see it." }),
  ...lookInput,
  favicon: orNothing(Plain, "Address of the symbol in the browser's tab."),
  domain: Type.Optional(Type.String({ description: "Its own domain." })),
  domainCandidate: Type.Optional(Candidate),
  createdAt: Time("When it was made."),
  updatedAt: Time("When its settings last changed."),
});

export function lookOf(row: Pick<BaseRow, "settings">): Look {
  return { ...DEFAULT_LOOK, ...row.settings };
}

export const Subdomain = Type.String({
  minLength: 3,
  maxLength: 40,
  pattern: "^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$",
  description: "Its name in the address: 3 to 40 letters, digits and hyphens.",
});

export const Domain = Type.String({
  maxLength: 253,
  pattern: "^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$",
  description: "A domain name, such as `help.example.com`.",
});
