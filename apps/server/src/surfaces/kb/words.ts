// The few words around articles. A site in a language that is not here has English ones around its own.

const en = {
  skip: "Skip to the content",
  search: "Search",
  searchLabel: "Search the articles",
  searchHint: "What are you looking for?",
  results: (total: number, query: string) =>
    total === 1 ? `One article about “${query}”` : `${total} articles about “${query}”`,
  noResults: (query: string) => `Nothing found about “${query}”`,
  noResultsHint: "Try other words, or fewer of them.",
  home: "Home",
  onThisPage: "On this page",
  articles: (count: number) => (count === 1 ? "1 article" : `${count} articles`),
  more: "All articles",
  others: "More articles",
  favourites: "What helped others",
  related: "Read next",
  updated: "Updated on",
  helped: "Did this help you?",
  yes: "Yes",
  no: "No",
  thanks: "Thank you for telling us.",
  sorry: "Thank you for telling us. We will look at it.",
  languages: "Languages",
  next: "Next page",
  previous: "Previous page",
  empty: "There are no articles yet.",
  missing: "There is no such page",
  missingHint: "It may have moved. Search for it, or begin at the first page.",
  playVideo: (source: string) => `Play the video (${source})`,
  copy: "Copy",
  copied: "Copied",
};

export type KbWords = typeof en;

const it: KbWords = {
  skip: "Vai al contenuto",
  search: "Cerca",
  searchLabel: "Cerca negli articoli",
  searchHint: "Che cosa cerca?",
  results: (total, query) => (total === 1 ? `Un articolo su «${query}»` : `${total} articoli su «${query}»`),
  noResults: (query) => `Nessun risultato per «${query}»`,
  noResultsHint: "Provi con altre parole, o con meno parole.",
  home: "Inizio",
  onThisPage: "In questa pagina",
  articles: (count) => (count === 1 ? "1 articolo" : `${count} articoli`),
  more: "Tutti gli articoli",
  others: "Altri articoli",
  favourites: "Gli articoli più utili",
  related: "Da leggere dopo",
  updated: "Aggiornato il",
  helped: "Le è stato utile?",
  yes: "Sì",
  no: "No",
  thanks: "Grazie per avercelo detto.",
  sorry: "Grazie per avercelo detto. Lo rivedremo.",
  languages: "Lingue",
  next: "Pagina successiva",
  previous: "Pagina precedente",
  empty: "Non ci sono ancora articoli.",
  missing: "Questa pagina non esiste",
  missingHint: "Forse è stata spostata. La cerchi, o torni alla prima pagina.",
  playVideo: (source) => `Guarda il video (${source})`,
  copy: "Copia",
  copied: "Copiato",
};

export function wordsFor(language: string): KbWords {
  return language === "it" ? it : en;
}
