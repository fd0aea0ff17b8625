// The languages the widget speaks.

export const LANGUAGES = ["en", "it", "es", "fr", "de", "pt", "ar"] as const;
