// What the demo's help centre says: the words of a small ceramics shop.

export type DemoCategory = "shipping" | "returns" | "care" | "making" | "gifts";

interface Text {
  readonly slug: string;
  readonly subtitle: string;
  readonly markdown: string;
}

export interface DemoArticle {
  readonly categories: readonly DemoCategory[];
  readonly votes: readonly [up: number, down: number];
  readonly en: Text;
  readonly it?: Text;
}

const name = (name: string, slug: string, description: string) => ({ name, slug, description });

export const CATEGORIES = [
  {
    key: "returns",
    icon: "undo",
    en: name("Returns and damage", "returns-and-damage", "If it is not right, or arrived in pieces"),
    it: name("Resi e danni", "resi-e-danni", "Se non va bene, o è arrivato a pezzi"),
  },
  {
    key: "care",
    icon: "droplet",
    en: name("Use and care", "use-and-care", "Dishwasher, oven, and glazes that change"),
    it: name("Uso e cura", "uso-e-cura", "Lavastoviglie, forno, e smalti che cambiano"),
  },
  {
    key: "making",
    icon: "flame",
    en: name("How we make things", "how-we-make-things", "Clay, glazes and custom orders"),
    it: name("Come lavoriamo", "come-lavoriamo", "Argilla, smalti e pezzi su misura"),
  },
  {
    key: "gifts",
    icon: "gift",
    en: name("Gifts and payment", "gifts-and-payment", "Wrapping, vouchers, invoices"),
    it: name("Regali e pagamenti", "regali-e-pagamenti", "Confezioni, buoni, fatture"),
  },
] as const satisfies readonly { key: DemoCategory; icon: string; en: object; it: object }[];

export const ARTICLES: readonly DemoArticle[] = [
  {
    categories: ["shipping"],
    votes: [31, 2],
    en: {
      slug: "where-is-my-parcel",
      subtitle: "How to follow it, and when to write to us",
      markdown: `# Where is my parcel?

The courier's number is in the mail we send when your parcel leaves. It works from the evening of that day.

## How long it takes

| To | Working days | From 90 euros |
| --- | --- | --- |
| Italy | 2 to 3 | free |
| Islands | 3 to 5 | free |
| European Union | 4 to 7 | 9.50 euros |
| Switzerland, United Kingdom | 6 to 10 | 18 euros |

## When to write to us

If the number has shown nothing new for **three working days**, write to us with it. We ask the courier, and you hear from us the same day. Parcels that are lost are made again, or paid back: you choose.`,
    },
    it: {
      slug: "dov-e-il-mio-pacco",
      subtitle: "Come seguirlo, e quando scriverci",
      markdown: `# Dov'è il mio pacco?

Il numero del corriere è nella mail che mandiamo quando il pacco parte. Funziona dalla sera di quel giorno.

## Quanto ci vuole

| Verso | Giorni lavorativi | Da 90 euro |
| --- | --- | --- |
| Italia | da 2 a 3 | gratis |
| Isole | da 3 a 5 | gratis |
| Unione europea | da 4 a 7 | 9,50 euro |
| Svizzera, Regno Unito | da 6 a 10 | 18 euro |

## Quando scriverci

Se il numero non dice nulla di nuovo da **tre giorni lavorativi**, ci scriva indicandolo. Chiediamo noi al corriere, e le rispondiamo in giornata. I pacchi smarriti li rifacciamo, o li rimborsiamo: sceglie lei.`,
    },
  },
  {
    categories: ["shipping"],
    votes: [14, 1],
    en: {
      slug: "collecting-at-the-workshop",
      subtitle: "Via del Pratello, from Tuesday to Saturday",
      markdown: `# Collecting your order at the workshop

Choose *Collect in Bologna* at the checkout: there is nothing to pay for it.

1. We write when it is ready, usually the next working day.
2. Bring the number of the order; a photo of the mail is enough.
3. Ring at the green door. Parking in the courtyard is free for half an hour.

We are there from **Tuesday to Saturday, 10 to 18**. In August we close for two weeks, and say so on the first page.`,
    },
    it: {
      slug: "ritiro-in-bottega",
      subtitle: "Via del Pratello, dal martedì al sabato",
      markdown: `# Ritirare l'ordine in bottega

Alla cassa scelga *Ritiro a Bologna*: non costa nulla.

1. Le scriviamo quando è pronto, di solito il giorno lavorativo dopo.
2. Porti il numero dell'ordine; basta una foto della mail.
3. Suoni alla porta verde. Il parcheggio in cortile è gratuito per mezz'ora.

Ci siamo **dal martedì al sabato, dalle 10 alle 18**. In agosto chiudiamo due settimane, e lo scriviamo nella prima pagina.`,
    },
  },
  {
    categories: ["returns"],
    votes: [27, 3],
    en: {
      slug: "returning-an-order",
      subtitle: "Thirty days, and the label is ours",
      markdown: `# Returning an order

You have **30 days** from the day it arrived, and need give no reason.

## How

- Write to us with the number of the order and what goes back.
- We mail you a label. Pack the piece as it came: the straw is there for a reason.
- The courier collects it wherever you are.

## Your money

It is on its way within two working days after the piece is back, by the way you paid. What was *made to measure* for you cannot be returned, unless something is wrong with it.`,
    },
    it: {
      slug: "restituire-un-ordine",
      subtitle: "Trenta giorni, e l'etichetta la paghiamo noi",
      markdown: `# Restituire un ordine

Ha **30 giorni** dal giorno della consegna, e non deve dirci perché.

## Come fare

- Ci scriva il numero dell'ordine e che cosa rende.
- Le mandiamo un'etichetta. Imballi il pezzo com'è arrivato: la paglia serve.
- Il corriere lo ritira dove vuole.

## Il rimborso

Parte entro due giorni lavorativi da quando il pezzo è tornato, con lo stesso metodo con cui ha pagato. I pezzi fatti *su misura* non si rendono, a meno che abbiano un difetto.`,
    },
  },
  {
    categories: ["returns"],
    votes: [19, 0],
    en: {
      slug: "it-arrived-broken",
      subtitle: "A photo is all we need",
      markdown: `# It arrived broken

That happens to about one parcel in two hundred, and it is ours to put right.

1. Take a photo of the piece, and one of the box.
2. Send both in a chat or by mail within **eight days**.
3. Tell us whether you want it again or your money back.

You need not send the pieces back. Please keep the box until you have heard from us: the courier sometimes asks to see it.

> Small dots in the glaze are no damage. They are where the kiln breathed.`,
    },
    it: {
      slug: "e-arrivato-rotto",
      subtitle: "Ci basta una foto",
      markdown: `# È arrivato rotto

Succede a circa un pacco su duecento, e tocca a noi rimediare.

1. Fotografi il pezzo, e anche la scatola.
2. Ci mandi le foto in chat o per mail entro **otto giorni**.
3. Ci dica se lo rivuole o se preferisce il rimborso.

I cocci non vanno rispediti. Tenga la scatola finché non le rispondiamo: a volte il corriere chiede di vederla.

> I puntini nello smalto non sono un difetto. Lì il forno ha respirato.`,
    },
  },
  {
    categories: ["care"],
    votes: [44, 4],
    en: {
      slug: "dishwasher-oven-microwave",
      subtitle: "What each of our clays can take",
      markdown: `# Dishwasher, oven, microwave

It depends on the clay, which is stamped on the foot of each piece.

| Stamp | Clay | Dishwasher | Microwave | Oven |
| --- | --- | --- | --- | --- |
| G | Stoneware | yes, at 50 °C | yes | up to 180 °C |
| P | Porcelain | yes | yes | no |
| T | Terracotta | no | no | up to 220 °C, soaked first |
| M | Majolica | by hand | no | no |

## Gold and platinum

Rims of gold or platinum go **never** into the microwave: they spark. Wash them by hand, with a soft cloth.

## From cold to hot

No clay likes a shock. Let a bowl from the fridge stand for a quarter of an hour before it meets the oven.`,
    },
    it: {
      slug: "lavastoviglie-forno-microonde",
      subtitle: "Che cosa sopporta ogni nostra argilla",
      markdown: `# Lavastoviglie, forno, microonde

Dipende dall'argilla, che è stampigliata sotto ogni pezzo.

| Marchio | Argilla | Lavastoviglie | Microonde | Forno |
| --- | --- | --- | --- | --- |
| G | Gres | sì, a 50 °C | sì | fino a 180 °C |
| P | Porcellana | sì | sì | no |
| T | Terracotta | no | no | fino a 220 °C, bagnata prima |
| M | Maiolica | a mano | no | no |

## Oro e platino

I bordi d'oro o di platino non vanno **mai** nel microonde: fanno scintille. Si lavano a mano, con un panno morbido.

## Dal freddo al caldo

Nessuna argilla ama gli sbalzi. Una ciotola di frigorifero aspetti un quarto d'ora prima del forno.`,
    },
  },
  {
    categories: ["care", "making"],
    votes: [22, 1],
    en: {
      slug: "fine-lines-in-the-glaze",
      subtitle: "Crackle is wanted; a crack is not",
      markdown: `# Fine lines in the glaze

Our crackle glaze goes on moving for years. The fine lines are in the glass, not in the clay, and tea makes them darker.

## How to tell a crack

- Tap the rim with a fingernail: a sound piece **rings**, a cracked one clacks.
- A crack can be felt on both sides.
- Water that stands in it overnight leaves a dark line outside.

If you are in doubt, record the sound and send it to us. We have good ears.`,
    },
    it: {
      slug: "linee-sottili-nello-smalto",
      subtitle: "Il craquelé è voluto; una crepa no",
      markdown: `# Linee sottili nello smalto

Il nostro smalto craquelé si muove per anni. Le linee sottili sono nel vetro, non nell'argilla, e il tè le scurisce.

## Come riconoscere una crepa

- Batta il bordo con un'unghia: un pezzo sano **suona**, uno crepato fa un colpo sordo.
- Una crepa si sente da tutte e due le parti.
- L'acqua lasciata una notte disegna una linea scura all'esterno.

Nel dubbio registri il suono e ce lo mandi. Abbiamo buon orecchio.`,
    },
  },
  {
    categories: ["care"],
    votes: [9, 2],
    en: {
      slug: "stains-from-tea-and-coffee",
      subtitle: "Soda, lemon and patience",
      markdown: `# Stains from tea and coffee

Make a paste of two spoons of **baking soda** and one of water. Rub it on with a cork, wait ten minutes, rinse.

For the inside of a teapot: fill it with hot water and the juice of half a lemon, and leave it overnight. No bleach, please: it stays in the clay, and you would taste it.`,
    },
    it: {
      slug: "macchie-di-te-e-caffe",
      subtitle: "Bicarbonato, limone e pazienza",
      markdown: `# Macchie di tè e caffè

Prepari una pasta con due cucchiai di **bicarbonato** e uno d'acqua. La strofini con un tappo di sughero, aspetti dieci minuti, sciacqui.

Per l'interno di una teiera: acqua calda e il succo di mezzo limone, per una notte. Niente candeggina: resta nell'argilla, e si sentirebbe.`,
    },
  },
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
