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

export const ORDER_ARTICLES: readonly DemoArticle[] = [
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
];
