// What other modules, the doors and the seeded world may use of the knowledge base.

export { titleKey, writeText } from "./article.actions.ts";
export { type ContentRow, insertArticle, writeArticleCategories } from "./article.store.ts";
export { insertBase } from "./base.store.ts";
export { type Block, textOfBlocks } from "./blocks.ts";
export { insertCategory, writeCategoryContent } from "./category.store.ts";
export * as knowledgeBaseEvents from "./knowledge-base.events.ts";
export { insertSite, type SiteRow } from "./site.store.ts";
