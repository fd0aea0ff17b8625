// What other modules, the doors and the seeded world may use of the knowledge base.

export { articlePath, categoryPath, contactPath, siteRoot } from "./address.rules.ts";
export { titleKey, writeText } from "./article.actions.ts";
export { type ContentRow, insertArticle, writeArticleCategories } from "./article.store.ts";
export { addToBase, urlOf } from "./base.actions.ts";
export type { BaseRow } from "./base.store.ts";
export { insertBase } from "./base.store.ts";
export { type Block, textOfBlocks } from "./blocks.ts";
export { insertCategory, writeCategoryContent } from "./category.store.ts";
export { fonts } from "./fonts.ts";
export { lookOf } from "./kb.resource.ts";
export * as knowledgeBaseEvents from "./knowledge-base.events.ts";
export { languageOf } from "./languages.ts";
export { blocksOf } from "./markdown.ts";
export {
  findDoor,
  findMovedSlug,
  findPublicArticle,
  findPublicArticleById,
  listDomains,
  type PublicArticle,
  type PublicCard,
  type PublicCategory,
  publicAddresses,
  publicArticlesIn,
  publicCategories,
  publicFavourites,
  publicLooseArticles,
} from "./public.store.ts";
export { castVote, openBase, siteFor } from "./reader.actions.ts";
export { presentCard, presentReaderArticle, ReaderArticle, ReaderCard } from "./reader.resource.ts";
export { headingsOf, renderBlocks } from "./render.ts";
export { type ResolveTxt, useResolver } from "./resolver.ts";
export { markedHtml, search } from "./search.actions.ts";
export { insertSite, type SiteRow } from "./site.store.ts";
export { SiteId, siteKey } from "./site-id.ts";
export { subtreeOf } from "./tree.rules.ts";
export { playerHosts } from "./video.rules.ts";
