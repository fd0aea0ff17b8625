// Which site of a knowledge base: the first is `primary` by name (compatibility §1.3), the others have ids.

import { Id, OneOf, Type } from "../../kernel/schema.ts";

export const PRIMARY = "primary";

export const SiteId = Type.Union([OneOf([PRIMARY], "The first site."), Id("site")], {
  description: "Id of the site: `primary`, or 24 hexadecimal characters.",
});

/** As ids are kept. */
export function siteKey(siteId: string | undefined): string {
  return siteId?.toLowerCase() ?? PRIMARY;
}
