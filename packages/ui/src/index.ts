// What the other workspaces may use: tokens, their stylesheet, the mark, and the contrast rule.

export { type CategoryIcon, categoryIcon, categoryIcons } from "./category-icons.ts";
export { AA, contrast, luminance, readableOn } from "./contrast.ts";
export { colourVar, schemeCss, tokensCss } from "./css.ts";
export { markSvg, wordmarkSvg } from "./mark.ts";
export * from "./tokens.ts";
