// Decisions about the tree of categories.

export interface TreeNode {
  readonly category_id: string;
  readonly parent_id: string | null;
  readonly position: number;
}

/** How deep categories may lie within each other. */
export const MOST_LEVELS = 6;

/** Why `parentId` cannot be the parent of `categoryId` (undefined for one that is being made). */
export function problemOfParent(
  nodes: readonly TreeNode[],
  categoryId: string | undefined,
  parentId: string,
): "unknown" | "cycle" | "too_deep" | undefined {
  const byId = new Map(nodes.map((node) => [node.category_id, node]));
  if (!byId.has(parentId)) return "unknown";
  let above = 0;
  for (let at: string | null = parentId; at !== null; at = byId.get(at)?.parent_id ?? null) {
    if (at === categoryId) return "cycle";
    above += 1;
    if (above > MOST_LEVELS) return "too_deep";
  }
  const below = categoryId === undefined ? 1 : levelsFrom(nodes, categoryId);
  return above + below > MOST_LEVELS ? "too_deep" : undefined;
}

/** A category and everything below it: how many levels that is. */
function levelsFrom(nodes: readonly TreeNode[], categoryId: string): number {
  const children = nodes.filter((node) => node.parent_id === categoryId);
  return 1 + Math.max(0, ...children.map((child) => levelsFrom(nodes, child.category_id)));
}

/** The category and all below it. */
export function subtreeOf(nodes: readonly TreeNode[], categoryId: string): readonly string[] {
  const children = nodes.filter((node) => node.parent_id === categoryId);
  return [categoryId, ...children.flatMap((child) => subtreeOf(nodes, child.category_id))];
}

/** As they are shown: each followed by those within it. One whose parent is not there stands at the top. */
export function inTreeOrder<N extends TreeNode>(nodes: readonly N[]): readonly N[] {
  const known = new Set(nodes.map(({ category_id }) => category_id));
  const below = (parentId: string | null): readonly N[] =>
    nodes
      .filter(({ parent_id: id }) => (id !== null && known.has(id) ? id : null) === parentId)
      .sort((a, b) => a.position - b.position || (a.category_id < b.category_id ? -1 : 1))
      .flatMap((node) => [node, ...below(node.category_id)]);
  return below(null);
}
