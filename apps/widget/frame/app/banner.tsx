// Says that the line is broken, once that has lasted long enough to matter.

import { useEffect, useState } from "preact/hooks";
import { useScene } from "./scene.ts";

const PATIENCE_MS = 1_000;

export function Banner() {
  const { state, t } = useScene();
  const { line, around } = state.value;
  const broken = (line === "lost" || line === "connecting") && !around.consent;
  const [shown, setShown] = useState(false);
  const [network, setNetwork] = useState(navigator.onLine);
  useEffect(() => {
    if (!broken) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [broken]);
  useEffect(() => {
    const look = () => setNetwork(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return (
    <div class="banner" role="status" data-shown={shown}>
      {shown && (
        <p>
          <b>{t(network ? "reconnecting" : "noNetwork")}</b> {t("nothingLost")}
        </p>
      )}
    </div>
  );
}
