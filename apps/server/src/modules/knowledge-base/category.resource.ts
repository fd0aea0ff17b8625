// How a category looks from outside (compatibility §1.13).

import { Id, OneOf, type Static, strict, Text, Time, Type } from "../../kernel/schema.ts";
import type { KnownCategory } from "./category.store.ts";
import { SiteId } from "./site-id.ts";

const Icon = Type.Union(
  [
    strict({
      type: OneOf(["predefined"], "One of Parlo's own icons."),
      content: Type.String({ maxLength: 60, description: "Its name." }),
    }),
    Type.Null({ description: "None." }),
  ],
  { description: "The symbol beside its name." },
);
const Parent = Type.Union([Id("category"), Type.Null({ description: "None: it stands at the top." })], {
  description: "The category it is in.",
});

const common = {
  icon: Icon,
  parent: Parent,
  position: Type.Integer({ description: "Its place among those beside it, from 0." }),
  sites: Type.Array(SiteId, { description: "Sites on which it has a name." }),
  articlesCount: Type.Integer({ description: "Articles in it." }),
  createdAt: Time("When it was made."),
  updatedAt: Time("When anything of it last changed."),
};
const naming = {
  name: Type.String({ description: "Name." }),
  description: Type.String({ description: "What is in it; may be empty." }),
  slug: Type.String({ description: "The last part of its address." }),
};

export const CategoryContent = strict(
  {
    siteId: SiteId,
    ...naming,
    createdAt: Time("When this name was given."),
    updatedAt: Time("When this name last changed."),
  },
  "Its name on one site.",
);

export const Category = strict({
  id: Id("category"),
  meta: strict(common, "What is the same on all sites."),
  content: CategoryContent,
});

export const ListedCategory = strict({
  id: Id("category"),
  ...naming,
  ...common,
  hasChildren: Type.Boolean({ description: "Whether categories are in it." }),
});

function iconOf({ icon }: KnownCategory): Static<typeof Icon> {
  return icon === null ? null : { type: "predefined", content: icon };
}

function commonOf(row: KnownCategory) {
  return {
    icon: iconOf(row),
    parent: row.parent_id,
    position: row.position,
    sites: [...row.sites],
    articlesCount: row.articles,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export function presentCategory(row: KnownCategory): Static<typeof Category> {
  const { site_id: siteId, name, description, slug } = row.content;
  return {
    id: row.category_id,
    meta: commonOf(row),
    content: {
      siteId,
      name,
      description,
      slug,
      createdAt: row.content.created_at.toISOString(),
      updatedAt: row.content.updated_at.toISOString(),
    },
  };
}

export function presentListedCategory(
  row: KnownCategory,
  hasChildren: boolean,
): Static<typeof ListedCategory> {
  const { name, description, slug } = row.content;
  return { id: row.category_id, name, description, slug, ...commonOf(row), hasChildren };
}

const content = {
  siteId: SiteId,
  name: Text(200, "Name."),
  description: Type.Optional(Text(1000, "What is in it.", 0)),
  slug: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        "The last part of its address: letters and digits in small letters, joined by hyphens. Made of the name when left out.",
    }),
  ),
};

const meta = Type.Optional(
  strict(
    {
      icon: Type.Optional(Icon),
      parent: Type.Optional(Parent),
      position: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 10_000,
          description: "Its place among those beside it, from 0; last when left out.",
        }),
      ),
    },
    "What is the same on all sites.",
  ),
);

export const CategoryInput = strict(
  { meta, content: strict(content, "Its name on one site.") },
  "The category.",
);

export const CategoryChange = strict(
  {
    meta,
    content: Type.Optional(
      strict({ ...content, name: Type.Optional(content.name) }, "Its name on one site."),
    ),
  },
  "What changes.",
);
