// What the demo's shop sells, in its two languages.

export type Language = "it" | "en";
export const LANGUAGES: readonly Language[] = ["it", "en"];

export type Kind = "cups" | "bowls" | "vases" | "plates";

/** What a picture is drawn from. */
export interface Look {
  readonly shape: "mug" | "bowl" | "vase" | "plate" | "jug" | "bottle";
  /** Body, its shaded side, the glaze's edge, and the ground behind it. */
  readonly colours: readonly [body: string, shade: string, edge: string, ground: string];
}

interface Words {
  readonly name: string;
  readonly short: string;
  readonly story: string;
  readonly care: string;
}

export interface Product {
  readonly slug: string;
  readonly kind: Kind;
  readonly priceCents: number;
  readonly size: string;
  readonly left: number;
  readonly look: Look;
  readonly it: Words;
  readonly en: Words;
}

const WASH = {
  it: "Va in lavastoviglie e nel microonde; non sul fuoco.",
  en: "Safe in the dishwasher and the microwave; not on the hob.",
};
const DRY = {
  it: "Solo per fiori e rami; si pulisce con un panno umido.",
  en: "For flowers and branches; wipe clean with a damp cloth.",
};

export const PRODUCTS: readonly Product[] = [
  {
    slug: "tazza-brina",
    kind: "cups",
    priceCents: 2800,
    size: "8,5 × 9 cm · 300 ml",
    left: 14,
    look: { shape: "mug", colours: ["#E9E4D8", "#C9C0AE", "#8F7F68", "#D9C7B2"] },
    it: {
      name: "Tazza Brina",
      short: "Bianco latte, bordo a vivo",
      story:
        "Tornita a mano in gres chiaro e smaltata due volte, perché il bianco resti profondo. Il bordo è lasciato a vivo: sotto le labbra si sente la terra.",
      care: WASH.it,
    },
    en: {
      name: "Brina mug",
      short: "Milk white, bare rim",
      story:
        "Thrown by hand in pale stoneware and glazed twice, so that the white stays deep. The rim is left bare: you feel the clay when you drink.",
      care: WASH.en,
    },
  },
  {
    slug: "ciotola-sabbia",
    kind: "bowls",
    priceCents: 3400,
    size: "16 × 7 cm",
    left: 9,
    look: { shape: "bowl", colours: ["#C98B5E", "#9E6038", "#5F3A22", "#EADBC6"] },
    it: {
      name: "Ciotola Sabbia",
      short: "Per zuppe e insalate, color miele",
      story:
        "Larga abbastanza per una zuppa, fonda abbastanza per non versarla. Lo smalto al miele si raccoglie sul fondo e cambia da pezzo a pezzo.",
      care: WASH.it,
    },
    en: {
      name: "Sabbia bowl",
      short: "For soups and salads, honey glaze",
      story:
        "Wide enough for a soup, deep enough not to spill it. The honey glaze gathers at the bottom and is different in every piece.",
      care: WASH.en,
    },
  },
  {
    slug: "vaso-colle",
    kind: "vases",
    priceCents: 8900,
    size: "18 × 29 cm",
    left: 3,
    look: { shape: "vase", colours: ["#A4502F", "#77351D", "#D98E66", "#EFE3D3"] },
    it: {
      name: "Vaso Colle",
      short: "Terracotta, per rami lunghi",
      story:
        "Il profilo è quello dei colli dietro la bottega. Terracotta di Imola, chiusa con cera d'api fuori e smalto dentro: tiene l'acqua per settimane.",
      care: DRY.it,
    },
    en: {
      name: "Colle vase",
      short: "Terracotta, for long branches",
      story:
        "Its line is that of the hills behind the workshop. Terracotta from Imola, beeswax outside and glaze within: it holds water for weeks.",
      care: DRY.en,
    },
  },
  {
    slug: "piatto-luna",
    kind: "plates",
    priceCents: 3900,
    size: "Ø 26 cm",
    left: 22,
    look: { shape: "plate", colours: ["#4C6278", "#344759", "#9FB0BD", "#E4DED2"] },
    it: {
      name: "Piatto Luna",
      short: "Piano, blu di notte",
      story:
        "Piatto piano in gres con smalto al cobalto. Le macchie chiare sono ferro dell'argilla che affiora in cottura: nessun piatto ha le stesse.",
      care: WASH.it,
    },
    en: {
      name: "Luna plate",
      short: "Dinner plate, night blue",
      story:
        "A dinner plate in stoneware with a cobalt glaze. The pale specks are iron in the clay that comes up in the kiln: no two plates have the same.",
      care: WASH.en,
    },
  },
  {
    slug: "brocca-oliva",
    kind: "vases",
    priceCents: 6200,
    size: "14 × 22 cm · 1,2 l",
    left: 6,
    look: { shape: "jug", colours: ["#7C8763", "#586243", "#B9C19D", "#EEE6D6"] },
    it: {
      name: "Brocca Oliva",
      short: "Acqua, vino o un mazzo di salvia",
      story:
        "Il becco è tirato col pollice, e non gocciola. Lo smalto verde viene dalla cenere degli ulivi potati a marzo.",
      care: WASH.it,
    },
    en: {
      name: "Oliva jug",
      short: "Water, wine or a bunch of sage",
      story:
        "The spout is pulled with the thumb, and does not drip. The green glaze is made with the ash of olive trees pruned in March.",
      care: WASH.en,
    },
  },
  {
    slug: "bottiglia-fumo",
    kind: "vases",
    priceCents: 5400,
    size: "9 × 26 cm",
    left: 5,
    look: { shape: "bottle", colours: ["#3B3735", "#211E1D", "#7E736B", "#E2D5C4"] },
    it: {
      name: "Bottiglia Fumo",
      short: "Raku nero, un solo fiore",
      story:
        "Esce rovente dal forno e finisce nella segatura: il fumo la fa nera, la crepa sottile dello smalto è il suo disegno.",
      care: DRY.it,
    },
    en: {
      name: "Fumo bottle",
      short: "Black raku, a single stem",
      story:
        "It leaves the kiln red-hot and goes into sawdust: the smoke makes it black, and the fine crackle of the glaze is its drawing.",
      care: DRY.en,
    },
  },
  {
    slug: "tazzina-cotto",
    kind: "cups",
    priceCents: 1900,
    size: "6 × 6 cm · 80 ml",
    left: 31,
    look: { shape: "mug", colours: ["#B9653F", "#8A4526", "#F0D9C4", "#DCD5C6"] },
    it: {
      name: "Tazzina Cotto",
      short: "Per il caffè, con piattino",
      story: "Spessa quanto basta perché il caffè resti caldo fino all'ultimo sorso. Con il suo piattino.",
      care: WASH.it,
    },
    en: {
      name: "Cotto espresso cup",
      short: "For coffee, with its saucer",
      story: "Just thick enough to keep the coffee hot to the last sip. Comes with its saucer.",
      care: WASH.en,
    },
  },
  {
    slug: "insalatiera-nebbia",
    kind: "bowls",
    priceCents: 7200,
    size: "28 × 11 cm",
    left: 4,
    look: { shape: "bowl", colours: ["#AEB6B4", "#838D8B", "#ECEAE3", "#E7D5C3"] },
    it: {
      name: "Insalatiera Nebbia",
      short: "Per otto, grigio della pianura",
      story:
        "Grande, leggera per la sua misura, con il piede alto per portarla in tavola con due mani. Il grigio è quello di novembre.",
      care: WASH.it,
    },
    en: {
      name: "Nebbia salad bowl",
      short: "For eight, the grey of the plain",
      story:
        "Large, light for its size, with a tall foot to carry it to the table in both hands. The grey is that of November.",
      care: WASH.en,
    },
  },
];

export function priceOf(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === "it" ? "it-IT" : "en-IE", {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}
