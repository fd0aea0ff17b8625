// The HTML that may stand in blocks. Cleaned when it is written and once more when it is shown: what was let through
// once, by an older version or by hand, is not let through for ever.

import sanitize from "sanitize-html";

/** No style and no class: colours and sizes are a block's own fields, so there is no style to escape from. */
const TAGS = [
  ...["p", "br", "b", "strong", "i", "em", "u", "s", "code", "kbd", "mark", "sub", "sup", "a"],
  ...["ul", "ol", "li", "blockquote", "pre"],
];

const OPTIONS: sanitize.IOptions = {
  allowedTags: TAGS,
  allowedAttributes: { a: ["href", "title", "rel", "target"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "template", "iframe", "object", "xmp"],
  nestingLimit: 20,
  transformTags: {
    a: (_name, { href, title, target }) => ({
      tagName: "a",
      attribs: {
        ...(href === undefined ? {} : { href }),
        ...(title === undefined ? {} : { title }),
        ...(target === "_blank" ? { target } : {}),
        // Who reads an article is nobody else's business.
        rel: "noopener noreferrer",
      },
    }),
    ol: (_name, { start }) => ({
      tagName: "ol",
      attribs: start !== undefined && /^\d{1,4}$/.test(start) ? { start } : {},
    }),
  },
};

export function cleanHtml(html: string): string {
  return sanitize(html, OPTIONS);
}

/** Its words alone, with a space where a paragraph, an item or a line ends. */
export function plainText(html: string): string {
  const spaced = cleanHtml(html).replace(/<\/?(?:p|br|ul|ol|li|blockquote|pre)\b[^>]*>/g, " ");
  return decode(spaced.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** Cleaned HTML knows these alone: all others have become letters. */
export function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
