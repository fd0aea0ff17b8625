// What visitors see who may not read the reference: the sign-in, or how to ask for access.
/** @jsxImportSource preact */

import type { DocsLanguage } from "./guide-pages.ts";
import { words } from "./words.ts";

export interface SignInFacts {
  readonly language: DocsLanguage;
  /** The page they wanted. */
  readonly next: string;
  readonly missing: "access" | "account";
  readonly failed: boolean;
  /** Seconds until another try is allowed, after too many. */
  readonly waitS: number;
}

export function SignInContent({ language, next, missing, failed, waitS }: SignInFacts) {
  const text = words[language];
  return (
    <>
      <h1>{text.signInTitle}</h1>
      <p class="soft">{text.signInAbout[missing]}</p>
      <a class="button door-account" href={`/sign-in?next=${encodeURIComponent(next)}`}>
        {text.signInWithAccount}
      </a>
      <form class="door-form" method="post" action="/docs/sign-in">
        <input type="hidden" name="next" value={next} />
        <p class="soft">{text.mailedLogin}</p>
        {failed && (
          <p class="refused" role="alert">
            {waitS > 0 ? text.wait(waitS) : text.wrong}
          </p>
        )}
        <label>
          {text.user}
          <input name="user" autocomplete="username" required autofocus={failed} spellcheck={false} />
        </label>
        <label>
          {text.password}
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button type="submit">{text.signIn}</button>
      </form>
      {missing === "access" && (
        <p class="door-other">
          {text.noAccessYet} <strong>{text.editProfile}</strong> → <strong>{text.keys}</strong>.
        </p>
      )}
    </>
  );
}

export function NoAccessContent({ language }: { language: DocsLanguage }) {
  const text = words[language];
  return (
    <>
      <h1>{text.noAccessTitle}</h1>
      <p class="soft">{text.noAccessAbout}</p>
      <p>
        <a class="button" href="/profile/keys">
          {text.request}
        </a>
      </p>
    </>
  );
}
