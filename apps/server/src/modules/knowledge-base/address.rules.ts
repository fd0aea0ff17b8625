// Addresses of the public pages: the primary site at the root, the others below their language.

export interface Addressed {
  readonly site_id: string;
  readonly language: string;
}

export function siteRoot(root: string, site: Addressed): string {
  return site.site_id === "primary" ? root : `${root}/${site.language}`;
}

export function articlePath(root: string, site: Addressed, slug: string): string {
  return `${siteRoot(root, site)}/article/${encodeURIComponent(slug)}`;
}

export function categoryPath(root: string, site: Addressed, slug: string): string {
  return `${siteRoot(root, site)}/category/${encodeURIComponent(slug)}`;
}

export function contactPath(root: string, site: Addressed): string {
  return `${siteRoot(root, site)}/contact`;
}
