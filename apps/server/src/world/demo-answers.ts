// More of what the demo's help centre says: how things are made, gifts and payment.

import type { DemoArticle } from "./demo-articles.ts";

export const OTHER_ARTICLES: readonly DemoArticle[] = [
  {
    categories: ["making"],
    votes: [17, 1],
    en: {
      slug: "made-to-measure",
      subtitle: "Sets, sizes, and names on the foot",
      markdown: `# Can you make it for me?

Often, yes. We make sets for restaurants, sinks for old kitchens, and cups with a name on the foot.

## How it goes

1. Tell us what you have in mind, with sizes and, if you can, a sketch.
2. We answer within three days with a price and a date.
3. You pay a third; we begin.
4. After the first firing you see photos, and may still change the glaze.

Clay shrinks by **eleven per cent** between the wheel and your table. Sizes are therefore exact to about three millimetres.

## How long it takes

Four to six weeks: a week on the wheel, two to dry, and two firings. In November, when everybody thinks of Christmas, it is eight.`,
    },
    it: {
      slug: "su-misura",
      subtitle: "Servizi, misure, e nomi sul fondo",
      markdown: `# Lo fate su misura?

Spesso sì. Facciamo servizi per ristoranti, lavelli per vecchie cucine, e tazze con un nome sul fondo.

## Come funziona

1. Ci dica che cosa ha in mente, con le misure e, se può, uno schizzo.
2. Rispondiamo entro tre giorni con un prezzo e una data.
3. Lei paga un terzo; noi cominciamo.
4. Dopo la prima cottura vede le foto, e può ancora cambiare lo smalto.

L'argilla si ritira dell'**undici per cento** dal tornio alla tavola. Perciò le misure sono precise a circa tre millimetri.

## Quanto ci vuole

Da quattro a sei settimane: una al tornio, due di asciugatura, e due cotture. In novembre, quando tutti pensano a Natale, otto.`,
    },
  },
  {
    categories: ["making"],
    votes: [12, 0],
    en: {
      slug: "is-it-safe-for-food",
      subtitle: "Glazes without lead, tested every year",
      markdown: `# Is it safe for food?

Everything you can eat or drink from is glazed **without lead and cadmium**, and a laboratory in Faenza tests a piece of each glaze every year. We send you the report if you ask.

Decorated plates with a hole in the foot are for the wall: their colours are not made for food.`,
    },
    it: {
      slug: "e-sicuro-per-gli-alimenti",
      subtitle: "Smalti senza piombo, controllati ogni anno",
      markdown: `# È sicuro per gli alimenti?

Tutto ciò da cui si mangia o si beve ha smalti **senza piombo e cadmio**, e un laboratorio di Faenza controlla ogni anno un pezzo per smalto. Se lo chiede, le mandiamo il referto.

I piatti decorati con un foro nel piede sono da parete: i loro colori non sono fatti per il cibo.`,
    },
  },
  {
    categories: ["gifts"],
    votes: [16, 1],
    en: {
      slug: "gift-wrapping-and-notes",
      subtitle: "Straw paper, twine, and your words",
      markdown: `# Gift wrapping and notes

Tick *It is a gift* at the checkout. It costs **3.50 euros** for each parcel, and there is no price inside.

- Straw paper and twine, or a cotton cloth for 6 euros
- A note of up to 300 letters, which Aurora writes by hand
- Another address for the parcel than for the invoice

For the day before Christmas order until **16 December**.`,
    },
    it: {
      slug: "confezioni-e-biglietti",
      subtitle: "Carta paglia, spago, e le sue parole",
      markdown: `# Confezioni regalo e biglietti

Alla cassa spunti *È un regalo*. Costa **3,50 euro** a pacco, e dentro non c'è il prezzo.

- Carta paglia e spago, o un panno di cotone per 6 euro
- Un biglietto di 300 lettere al massimo, scritto a mano da Aurora
- Un indirizzo per il pacco e un altro per la fattura

Per la vigilia di Natale ordini entro il **16 dicembre**.`,
    },
  },
  {
    categories: ["gifts"],
    votes: [8, 1],
    en: {
      slug: "gift-vouchers",
      subtitle: "Good for two years, at the workshop too",
      markdown: `# Gift vouchers

From 25 to 500 euros, by mail or on paper. A voucher is good for **two years**, online and at the workshop, and may be used bit by bit.

Type its code at the checkout, without spaces:

\`\`\`text
AURORA-7K2M-94QD
\`\`\`

Lost it? Tell us who bought it and when: we find it again.`,
    },
    it: {
      slug: "buoni-regalo",
      subtitle: "Valgono due anni, anche in bottega",
      markdown: `# Buoni regalo

Da 25 a 500 euro, per mail o su carta. Un buono vale **due anni**, online e in bottega, e si può usare un poco alla volta.

Scriva il codice alla cassa, senza spazi:

\`\`\`text
AURORA-7K2M-94QD
\`\`\`

L'ha perso? Ci dica chi l'ha comprato e quando: lo ritroviamo.`,
    },
  },
  {
    categories: ["gifts"],
    votes: [11, 2],
    en: {
      slug: "payment-and-invoices",
      subtitle: "Cards, transfer, and the electronic invoice",
      markdown: `# Payment and invoices

Cards, PayPal, and bank transfer: with a transfer we begin to pack when it has arrived, which takes a day or two.

## Invoices

Italian companies type their VAT number and **SDI code** at the checkout; the invoice is sent the same night. From elsewhere in the Union, a valid VAT number takes the tax off the bill by itself.

Forgot it? Write to us within the month, and we make the invoice again.`,
    },
    it: {
      slug: "pagamenti-e-fatture",
      subtitle: "Carte, bonifico, e fattura elettronica",
      markdown: `# Pagamenti e fatture

Carte, PayPal e bonifico: con il bonifico imballiamo quando è arrivato, di solito in un giorno o due.

## Fatture

Le aziende italiane scrivono alla cassa partita IVA e **codice SDI**; la fattura parte la sera stessa. Dal resto dell'Unione, una partita IVA valida toglie l'imposta da sola.

L'ha dimenticata? Ci scriva entro il mese, e rifacciamo la fattura.`,
    },
  },
  {
    categories: ["shipping"],
    votes: [5, 0],
    en: {
      slug: "changing-or-cancelling-an-order",
      subtitle: "Until the box is closed",
      markdown: `# Changing or cancelling an order

Write to us as soon as you can, best in the chat. Until the box is closed, usually at **three in the afternoon** of the next working day, we change address, pieces and note without asking why.

After that the parcel is the courier's: refuse it at the door, and we pay you back when it has returned.`,
    },
  },
];
