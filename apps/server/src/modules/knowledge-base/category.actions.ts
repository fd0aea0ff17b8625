// Writing categories: where they stand in the tree, what they are called, and who is told.

import type { Context } from "../../kernel/context.ts";
import { oneLine, type Static } from "../../kernel/schema.ts";
import { isSlug } from "./article.actions.ts";
import { type Category, type CategoryInput, presentCategory } from "./category.resource.ts";
import {
  type CategoryRow,
  findCategoryContent,
  listCategories,
  listTree,
  placeCategories,
  takenCategorySlugs,
  writeCategoryContent,
} from "./category.store.ts";
import { freeSlug, slugOf } from "./text.rules.ts";
import { MOST_LEVELS, problemOfParent } from "./tree.rules.ts";

type MetaWish = NonNullable<Static<typeof CategoryInput>["meta"]>;
type ContentWish = Partial<Static<typeof CategoryInput>["content"]>;

/** A row with what is wished changed; the parent is one of the tree, and nothing comes to lie within itself. */
export async function changeMeta(
  ctx: Context,
  row: CategoryRow,
  wish: MetaWish | undefined,
): Promise<CategoryRow> {
  const parent = wish?.parent === undefined ? row.parent_id : (wish.parent?.toLowerCase() ?? null);
  if (parent !== null && parent !== row.parent_id) {
    const problem = problemOfParent(await listTree(ctx.db, row.property_id), row.category_id, parent);
    const reasons = {
      unknown: "must be a category of the knowledge base",
      cycle: "must not be the category itself or one within it",
      too_deep: `must leave no more than ${MOST_LEVELS} levels`,
    };
    if (problem) return ctx.invalid("category.meta.parent", reasons[problem]);
  }
  return {
    ...row,
    parent_id: parent,
    icon: wish?.icon === undefined ? row.icon : (wish.icon?.content ?? null),
    updated_at: ctx.now,
  };
}

/** Puts it at its place among those beside it; without a place a new one or one that moved comes last. */
export async function placeCategory(
  ctx: Context,
  row: CategoryRow,
  wanted: number | undefined,
): Promise<void> {
  const siblings = (await listTree(ctx.db, row.property_id))
    .filter((one) => one.parent_id === row.parent_id && one.category_id !== row.category_id)
    .sort((a, b) => a.position - b.position || (a.category_id < b.category_id ? -1 : 1))
    .map(({ category_id }) => category_id);
  const at = Math.min(wanted ?? siblings.length, siblings.length);
  await placeCategories(ctx.db, row.property_id, [
    ...siblings.slice(0, at),
    row.category_id,
    ...siblings.slice(at),
  ]);
}

export async function saveCategoryContent(
  ctx: Context,
  row: CategoryRow,
  siteId: string,
  wish: ContentWish,
): Promise<void> {
  const { property_id: propertyId, category_id: categoryId } = row;
  const before = await findCategoryContent(ctx.db, propertyId, categoryId, siteId);
  const name = wish.name === undefined ? before?.name : oneLine(wish.name);
  if (name === undefined) return ctx.invalid("category.content.name", "is required");
  const taken = (slug: string) => takenCategorySlugs(ctx.db, { propertyId, siteId, slug, butId: categoryId });
  let slug = before?.slug;
  if (wish.slug !== undefined) {
    if (!isSlug(wish.slug))
      return ctx.invalid("category.content.slug", "must be small letters and digits, joined by hyphens");
    if ((await taken(wish.slug)).has(wish.slug))
      return ctx.fail("slug_taken", { path: "category.content.slug" });
    slug = wish.slug;
  } else if (slug === undefined) {
    const wanted = slugOf(name) || categoryId;
    slug = freeSlug(wanted, await taken(wanted));
  }
  await writeCategoryContent(ctx.db, {
    property_id: propertyId,
    category_id: categoryId,
    site_id: siteId,
    name,
    description: wish.description === undefined ? (before?.description ?? "") : oneLine(wish.description),
    slug,
    created_at: before?.created_at ?? ctx.now,
    updated_at: ctx.now,
  });
}

export async function showCategory(
  ctx: Context,
  o: { propertyId: string; categoryId: string; siteId: string; deleted?: boolean },
): Promise<Static<typeof Category>> {
  const { propertyId, categoryId, ...how } = o;
  const [row] = await listCategories(ctx.db, propertyId, { ...how, categoryId });
  return row ? presentCategory(row) : ctx.fail("not_found");
}
