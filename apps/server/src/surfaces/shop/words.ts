// What the demo's shop says besides its products.

import type { Kind, Language } from "./catalogue.ts";

export interface ShopWords {
  readonly other: { readonly name: string; readonly short: string };
  readonly title: string;
  readonly tagline: string;
  readonly intro: string;
  readonly shopAll: string;
  readonly workshop: string;
  readonly workshopText: string;
  readonly basket: string;
  readonly add: string;
  readonly added: string;
  readonly left: string;
  readonly kinds: Readonly<Record<Kind | "all", string>>;
  readonly size: string;
  readonly care: string;
  readonly shipping: string;
  readonly shippingText: string;
  readonly alsoLike: string;
  readonly checkout: string;
  readonly empty: string;
  readonly subtotal: string;
  readonly delivery: string;
  readonly free: string;
  readonly total: string;
  readonly remove: string;
  readonly address: string;
  readonly fields: readonly string[];
  readonly pay: string;
  readonly paid: string;
  readonly question: string;
  readonly questionText: string;
  readonly ask: string;
  readonly foot: string;
  readonly demo: string;
}

export const WORDS: Readonly<Record<Language, ShopWords>> = {
  it: {
    other: { name: "English", short: "EN" },
    title: "Ceramiche di tutti i giorni",
    tagline: "Fatte a mano a Bologna, una alla volta.",
    intro:
      "Tazze, ciotole e vasi torniti in via del Pratello da Aurora e Marco. Ogni pezzo è un po' diverso dal suo vicino, e va bene così.",
    shopAll: "Guarda la collezione",
    workshop: "La bottega",
    workshopText:
      "Si tornisce dal martedì al sabato. Il forno si apre il venerdì alle cinque: se passate, c'è un bicchiere per tutti.",
    basket: "Cestino",
    add: "Metti nel cestino",
    added: "Nel cestino",
    left: "pronti da spedire",
    kinds: { all: "Tutto", cups: "Tazze", bowls: "Ciotole", plates: "Piatti", vases: "Vasi e brocche" },
    size: "Misure",
    care: "Cura",
    shipping: "Spedizione",
    shippingText:
      "In Italia 6,50 €, gratis da 80 €. Nell'Unione europea 14 €. Se arriva rotto, ne torniamo un altro.",
    alsoLike: "Sta bene con",
    checkout: "Alla cassa",
    empty: "Il cestino è vuoto.",
    subtotal: "Articoli",
    delivery: "Spedizione in Italia",
    free: "gratis",
    total: "Totale",
    remove: "Togli",
    address: "Dove spediamo?",
    fields: ["Nome e cognome", "Via e numero", "CAP e città"],
    pay: "Paga",
    paid: "È solo una dimostrazione: nessun ordine è partito.",
    question: "Non trovate la misura giusta?",
    questionText: "Scriveteci: rispondiamo noi, di solito prima che si raffreddi il caffè.",
    ask: "Scrivi alla bottega",
    foot: "Bottega Aurora · via del Pratello 41, Bologna",
    demo: "Un negozio d'esempio di Parlo.",
  },
  en: {
    other: { name: "Italiano", short: "IT" },
    title: "Ceramics for every day",
    tagline: "Made by hand in Bologna, one at a time.",
    intro:
      "Mugs, bowls and vases thrown in via del Pratello by Aurora and Marco. Each piece is a little different from its neighbour, and that is how it should be.",
    shopAll: "See the collection",
    workshop: "The workshop",
    workshopText:
      "We throw from Tuesday to Saturday. The kiln is opened on Fridays at five: drop by, there is a glass for everyone.",
    basket: "Basket",
    add: "Add to basket",
    added: "In the basket",
    left: "ready to ship",
    kinds: { all: "Everything", cups: "Mugs", bowls: "Bowls", plates: "Plates", vases: "Vases and jugs" },
    size: "Size",
    care: "Care",
    shipping: "Shipping",
    shippingText:
      "€6.50 within Italy, free from €80. €14 within the European Union. If it arrives broken, we throw you another.",
    alsoLike: "Goes well with",
    checkout: "Checkout",
    empty: "Your basket is empty.",
    subtotal: "Items",
    delivery: "Shipping within Italy",
    free: "free",
    total: "Total",
    remove: "Remove",
    address: "Where do we send it?",
    fields: ["Full name", "Street and number", "Postcode and town"],
    pay: "Pay",
    paid: "This is only a demonstration: no order was placed.",
    question: "Not quite the size you need?",
    questionText: "Write to us: we answer ourselves, usually before the coffee gets cold.",
    ask: "Write to the workshop",
    foot: "Bottega Aurora · via del Pratello 41, Bologna",
    demo: "A sample shop that comes with Parlo.",
  },
};
