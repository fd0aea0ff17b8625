// What happens in a knowledge base. Members who may read it hear of everything, drafts and private articles included.

import { defineEvent } from "../../kernel/define.ts";
import { Article, VotedArticle } from "./article.resource.ts";
import { Category } from "./category.resource.ts";
import { KbSettings, KbSite } from "./kb.resource.ts";

const audience = { audience: "property", scopes: ["knowledgebase_read"] } as const;

const article = (fact: string, summary: string) =>
  defineEvent({ name: `article:${fact}`, summary, webhook: "article", payload: Article, ...audience });
const category = (fact: string, summary: string) =>
  defineEvent({ name: `category:${fact}`, summary, webhook: "category", payload: Category, ...audience });
const site = (fact: string, summary: string) =>
  defineEvent({
    name: `knowledge-base-site:${fact}`,
    summary,
    webhook: "site",
    payload: KbSite,
    ...audience,
  });
const base = (fact: string, summary: string) =>
  defineEvent({
    name: `knowledge-base:${fact}`,
    summary,
    webhook: "settings",
    payload: KbSettings,
    ...audience,
  });

export const articleCreate = article("create", "An article was made.");
export const articleUpdate = article("update", "An article changed, on the site whose text is told.");
export const articlePublish = article("publish", "An article's text on a site was published.");
export const articleUnpublish = article(
  "unpublish",
  "An article's text on a site went back to the drafts or into the archive.",
);
export const articleDelete = article("delete", "An article was put in the bin.");
export const articleRestore = article("restore", "An article came back from the bin.");
export const articleDestroy = article("destroy", "An article is gone for good.");
export const articleFeedback = defineEvent({
  name: "article:feedback",
  summary:
    "A reader said for the first time whether an article helped. Who changes their mind is counted, not told of.",
  webhook: "article",
  payload: VotedArticle,
  ...audience,
});

export const categoryCreate = category("create", "A category was made.");
export const categoryUpdate = category(
  "update",
  "A category changed, was moved, or its articles were put in order.",
);
export const categoryDelete = category("delete", "A category was put in the bin, with those in it.");
export const categoryRestore = category("restore", "A category came back from the bin, with those in it.");
export const categoryDestroy = category("destroy", "A category is gone for good, with those in it.");

export const siteCreate = site("create", "A site was added to the knowledge base.");
export const siteUpdate = site("update", "A site of the knowledge base changed.");
export const siteDelete = site("delete", "A site is gone, with all texts on it.");

export const baseCreate = base("create", "The property has a knowledge base.");
export const baseUpdate = base("update", "The settings or the address of the knowledge base changed.");
