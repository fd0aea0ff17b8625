// Writes knowledge bases into the seeded world: for the cast, and for the demo's help centre.

import type { Database } from "../kernel/db.ts";
import {
  type Block,
  insertArticle,
  insertBase,
  insertCategory,
  insertSite,
  textOfBlocks,
  titleKey,
  writeArticleCategories,
  writeCategoryContent,
  writeText,
} from "../modules/knowledge-base/index.ts";

export interface Text {
  readonly siteId: string;
  readonly language: string;
  readonly title: string;
  readonly slug: string;
  readonly subtitle?: string;
  readonly description?: string;
  readonly status?: "draft" | "published" | "archived";
  readonly blocks: readonly Block[];
}

export interface Name {
  readonly siteId: string;
  readonly name: string;
  readonly slug: string;
  readonly description?: string;
}

export function kbWriter(db: Database, o: { propertyId: string; newId(): string; at: Date; kbId?: string }) {
  const { propertyId: property_id, newId, at } = o;
  const moments = { created_at: at, updated_at: at };
  const kb_id = o.kbId ?? newId();
  return {
    async base(subdomain: string): Promise<void> {
      const candidate = {
        candidate: null,
        candidate_token: null,
        candidate_added_at: null,
        candidate_checked_at: null,
      };
      const own = { domain: null, domain_verified_at: null, ...candidate };
      await insertBase(db, {
        property_id,
        kb_id,
        revision: 1,
        subdomain,
        published: true,
        settings: {},
        ...own,
        ...moments,
      });
    },

    async site(site: {
      siteId: string;
      language: string;
      title: string;
      description?: string;
      links?: readonly { label: string; url: string }[];
      ticketForm?: true;
    }): Promise<readonly { readonly id: string }[]> {
      const links = (site.links ?? []).map((link) => ({ id: newId(), ...link }));
      await insertSite(db, {
        property_id,
        site_id: site.siteId,
        language: site.language,
        title: site.title,
        description: site.description ?? "",
        enabled: true,
        widget_id: null,
        banner: null,
        header: { logo: null, title: "", homeUrl: null },
        ticket_form: { enabled: site.ticketForm === true },
        links,
        ...moments,
      });
      return links;
    },

    async category(
      names: readonly Name[],
      more: { parentId?: string; position?: number; icon?: string; deletedAt?: Date } = {},
    ): Promise<{ readonly id: string }> {
      const category_id = newId();
      await insertCategory(db, {
        property_id,
        category_id,
        parent_id: more.parentId ?? null,
        position: more.position ?? 0,
        icon: more.icon ?? null,
        deleted_at: more.deletedAt ?? null,
        ...moments,
      });
      for (const { siteId: site_id, name, slug, description = "" } of names)
        await writeCategoryContent(db, {
          property_id,
          category_id,
          site_id,
          name,
          slug,
          description,
          ...moments,
        });
      return { id: category_id };
    },

    async article(
      texts: readonly Text[],
      more: {
        author?: string;
        categoryIds?: readonly string[];
        visibility?: "private";
        deletedAt?: Date;
        votes?: readonly [up: number, down: number];
      } = {},
    ): Promise<{ readonly id: string }> {
      const article_id = newId();
      const author = more.author ?? null;
      const title = texts[0]?.title ?? "";
      await insertArticle(db, {
        property_id,
        article_id,
        kb_id,
        title,
        title_key: titleKey(title),
        visibility: more.visibility ?? "public",
        related: [],
        upvotes: more.votes?.[0] ?? 0,
        downvotes: more.votes?.[1] ?? 0,
        created_by: author,
        deleted_at: more.deletedAt ?? null,
        ...moments,
      });
      for (const text of texts) {
        const status = text.status ?? "published";
        const row = {
          property_id,
          article_id,
          site_id: text.siteId,
          translation_id: newId(),
          title: text.title,
          subtitle: text.subtitle ?? "",
          status,
          author,
          slug: text.slug,
          banner: null,
          description: text.description ?? "",
          contents: text.blocks,
          body: textOfBlocks(text.blocks),
          published_at: status === "published" ? at : null,
          ...moments,
        };
        await writeText({ db }, row, text.language);
      }
      const categories = (more.categoryIds ?? []).map((id, index) => ({ id, primary: index === 0 }));
      await writeArticleCategories(db, { propertyId: property_id, articleId: article_id, categories });
      return { id: article_id };
    },
  };
}

export function heading(text: string, level: "h2" | "h3" = "h2"): Block {
  return { type: "header", content: { text: `<p>${text}</p>`, heading: level } };
}

export function paragraph(html: string): Block {
  return { type: "paragraph", content: { text: `<p>${html}</p>`, size: 18 } };
}
