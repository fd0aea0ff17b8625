// The bin of categories: a category goes and comes back with those within it.

import type { Context } from "../../kernel/context.ts";
import type { Static } from "../../kernel/schema.ts";
import { changingBase } from "./base.actions.ts";
import { placeCategory, showCategory } from "./category.actions.ts";
import type { Category } from "./category.resource.ts";
import {
  binCategories,
  deleteCategories,
  findCategoryRow,
  listBinned,
  listTree,
  updateCategory,
} from "./category.store.ts";
import { categoryDelete, categoryDestroy, categoryRestore } from "./knowledge-base.events.ts";
import { PRIMARY } from "./site-id.ts";
import { subtreeOf } from "./tree.rules.ts";

export async function binCategory(ctx: Context, propertyId: string, categoryId: string): Promise<void> {
  await changingBase(ctx, propertyId);
  const tree = await listTree(ctx.db, propertyId);
  if (!tree.some(({ category_id }) => category_id === categoryId)) return ctx.fail("not_found");
  await binCategories(ctx.db, propertyId, subtreeOf(tree, categoryId), ctx.now);
  const payload = await showCategory(ctx, { propertyId, categoryId, siteId: PRIMARY, deleted: true });
  ctx.emit(categoryDelete, { propertyId, payload });
}

/** With those that went into the bin at the same moment. */
export async function restoreCategory(
  ctx: Context,
  propertyId: string,
  categoryId: string,
): Promise<Static<typeof Category>> {
  await changingBase(ctx, propertyId);
  const row = (await findCategoryRow(ctx.db, propertyId, categoryId)) ?? ctx.fail("not_found");
  if (!row.deleted_at) return ctx.fail("not_deleted");
  const tree = await listTree(ctx.db, propertyId);
  const gone = await listBinned(ctx.db, propertyId, row.deleted_at);
  await binCategories(ctx.db, propertyId, subtreeOf(gone, categoryId), null);
  const hasParent = tree.some(({ category_id }) => category_id === row.parent_id);
  const back = {
    ...row,
    parent_id: hasParent ? row.parent_id : null,
    updated_at: ctx.now,
    deleted_at: null,
  };
  await updateCategory(ctx.db, back);
  await placeCategory(ctx, back, hasParent || row.parent_id === null ? row.position : undefined);
  const payload = await showCategory(ctx, { propertyId, categoryId, siteId: PRIMARY });
  ctx.emit(categoryRestore, { propertyId, payload });
  return payload;
}

export async function destroyCategory(ctx: Context, propertyId: string, categoryId: string): Promise<void> {
  await changingBase(ctx, propertyId);
  const row = (await findCategoryRow(ctx.db, propertyId, categoryId)) ?? ctx.fail("not_found");
  const { deleted_at: deletedAt } = row;
  const payload = await showCategory(ctx, {
    propertyId,
    categoryId,
    siteId: PRIMARY,
    deleted: deletedAt !== null,
  });
  const beside = deletedAt
    ? await listBinned(ctx.db, propertyId, deletedAt)
    : await listTree(ctx.db, propertyId);
  await deleteCategories(ctx.db, propertyId, subtreeOf(beside, categoryId));
  ctx.emit(categoryDestroy, { propertyId, payload });
}
