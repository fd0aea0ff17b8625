// The page of one event that webhooks tell of: when it comes, what its body is made of, an example and its schema.
/** @jsxImportSource preact */

import { Code } from "./code.tsx";
import { Fields } from "./field-list.tsx";
import { inlineMarkdown } from "./markdown.tsx";
import type { KnownEvent } from "./reference.ts";

export function EventContent({ event }: { event: KnownEvent }) {
  const listing = (value: unknown) =>
    ({ name: "JSON", language: "json", code: JSON.stringify(value, null, 2) }) as const;
  return (
    <div class="method-page">
      <header class="prose">
        <p class="eyebrow">
          <a href="/docs/events">Event catalogue</a>
        </p>
        <h1>
          <code>{event.event}</code>
        </h1>
        <p class="lead" dangerouslySetInnerHTML={{ __html: inlineMarkdown(event.summary) }} />
        <dl class="facts">
          <dt>Body</dt>
          <dd>{event.isContract ? "Its own" : "The envelope"}</dd>
          <dt>Scopes</dt>
          <dd>
            <EventScopes event={event} />
          </dd>
        </dl>
      </header>
      <aside class="sheet" aria-label="Example and schema">
        <Code caption="Example" listing={listing(event.example)} />
        <Code caption="JSON Schema" listing={listing(event.schema)} />
      </aside>
      <article class="prose">
        <h2 id="body">Body</h2>
        <Fields schema={event.schema} empty="Nothing." />
      </article>
    </div>
  );
}

/** What whoever subscribes must hold besides `webhooks_manage`. */
function EventScopes({ event }: { event: KnownEvent }) {
  if (event.scopes.length === 0) return <>none but webhooks_manage</>;
  return (
    <>
      {event.scopes.map((scope) => (
        <a href={`/docs/scopes#${scope}`}>
          <code>{scope}</code>
        </a>
      ))}
    </>
  );
}

export function EventIndex({ events }: { events: readonly KnownEvent[] }) {
  return (
    <div class="index">
      {[...new Set(events.map(({ event }) => event.split(":")[0]))].map((noun) => (
        <section>
          <h3>{noun}</h3>
          <ul>
            {events
              .filter(({ event }) => event.startsWith(`${noun}:`))
              .map((event) => (
                <li>
                  <a href={eventHref(event)}>
                    <code>{event.event}</code>
                  </a>
                  <span>{event.summary}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function eventHref({ event }: KnownEvent): string {
  return `/docs/events/${event}`;
}
