// Code on a page: one listing, or several languages of the same call behind tabs that need no script.
/** @jsxImportSource preact */

import { highlight, type Language } from "./highlight.ts";

export interface Listing {
  readonly name: string;
  readonly language: Language;
  readonly code: string;
}

export function Code({ listing, caption }: { listing: Listing; caption?: string }) {
  return (
    <figure class="code" data-code>
      <figcaption>{caption ?? listing.name}</figcaption>
      <Body listing={listing} />
    </figure>
  );
}

/** `id` must be its own on the page: it ties the tabs together. */
export function CodeTabs({ id, listings }: { id: string; listings: readonly Listing[] }) {
  const [first] = listings;
  if (first === undefined) return null;
  if (listings.length === 1) return <Code listing={first} />;
  return (
    <figure class="code" data-code data-tabs>
      {listings.map((listing, index) => (
        <input
          type="radio"
          name={id}
          id={`${id}-${index}`}
          value={listing.name}
          checked={index === 0}
          aria-label={listing.name}
        />
      ))}
      <figcaption>
        {listings.map((listing, index) => (
          <label for={`${id}-${index}`}>{listing.name}</label>
        ))}
      </figcaption>
      {listings.map((listing) => (
        <Body listing={listing} />
      ))}
    </figure>
  );
}

function Body({ listing }: { listing: Listing }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a listing that scrolls must be reachable by keyboard
    <pre tabIndex={0}>
      <code dangerouslySetInnerHTML={{ __html: highlight(listing.code, listing.language) }} />
    </pre>
  );
}
