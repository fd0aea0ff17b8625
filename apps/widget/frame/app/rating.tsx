// Three faces: what the visitor thought of the chat.

import { useScene } from "./scene.ts";

const faces = [
  { rating: -1, text: "rateBad", mouth: "M8.3 16.2a4.6 4.6 0 0 1 7.4 0" },
  { rating: 0, text: "rateMiddling", mouth: "M8.5 15.2h7" },
  { rating: 1, text: "rateGood", mouth: "M8.2 14.4a4.7 4.7 0 0 0 7.6 0" },
] as const;

export function Rating() {
  const { core, state, t } = useScene();
  const { rated } = state.value;
  return (
    <fieldset class="rating">
      <legend>{t("rateQuestion")}</legend>
      <div class="rating-faces">
        {faces.map(({ rating, text, mouth }) => (
          <button
            key={rating}
            type="button"
            class="rating-face"
            data-rating={rating}
            aria-pressed={rated === rating}
            onClick={() => core.rate(rating).catch(() => {})}
          >
            <svg width="40" height="40" viewBox="0 0 24 24" aria-hidden="true">
              <circle cx="12" cy="12" r="9.5" />
              <path d={`M9 9.6h.01M15 9.6h.01${mouth}`} />
            </svg>
            <span>{t(text)}</span>
          </button>
        ))}
      </div>
      <p class="rating-thanks" role="status">
        {rated !== undefined && t("rateThanks")}
      </p>
    </fieldset>
  );
}
