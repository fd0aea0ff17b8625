// Asks whether the visitor agrees, before anything is sent or stored.

import { ChatHeader } from "./header.tsx";
import { useScene } from "./scene.ts";

export function ConsentForm() {
  const { core, state, t } = useScene();
  const { consent } = state.value.around;
  const { message, privacyUrl, privacyLabel, optIn, optOut } = consent ?? {};
  return (
    <>
      <ChatHeader title={t("consentTitle")} bare />
      <div class="scroll pad consent">
        <p>{message || t("consentText")}</p>
        {isAddress(privacyUrl) && (
          <p>
            <a href={privacyUrl} target="_blank" rel="noopener noreferrer">
              {privacyLabel || t("privacy")}
            </a>
          </p>
        )}
      </div>
      <div class="foot">
        <button type="button" class="button wide" onClick={() => core.agree(true)}>
          {optIn || t("consentYes")}
        </button>
        <button type="button" class="button soft wide" onClick={() => core.agree(false)}>
          {optOut || t("consentNo")}
        </button>
      </div>
    </>
  );
}

/** A page on the web, and no script. */
function isAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url);
}
