// Three weeks of a ceramics shop's tickets, for the demo alone: the same ones at every first start.

import type { Database } from "../kernel/db.ts";
import { type Random, seededRandom } from "../kernel/id.ts";
import type { Speaker } from "./conversation.ts";
import { type Step, type Story, writeTicket } from "./tickets.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Script {
  readonly who: readonly [name: string, email: string];
  readonly language: "it" | "en";
  readonly subject: string;
  readonly message: string;
  /** The customer and an agent in turn, an agent first. */
  readonly answers: readonly string[];
  readonly source: Story["source"];
  readonly tags?: readonly string[];
  readonly priority?: Story["priority"];
  readonly orders?: true;
  readonly note?: string;
}

const scripts: readonly Script[] = [
  {
    who: ["Chiara Neri", "chiara.neri@posta.example"],
    language: "it",
    subject: "Manico della tazza rotto all’arrivo",
    message:
      "Buongiorno, la tazza turchese dell’ordine 4127 è arrivata con il manico staccato. La scatola fuori era intatta. Come posso avere la sostituzione?",
    answers: [],
    source: "form",
    tags: ["returns"],
    priority: "high",
    orders: true,
    note: "Terzo manico in un mese: sentire il laboratorio per la colla nuova.",
  },
  {
    who: ["Thomas Berger", "thomas.berger@mail.example"],
    language: "en",
    subject: "Invoice with VAT number for order 4098",
    message:
      "Hello, could you send me the invoice for order 4098 again, made out to my studio? The VAT number is ATU00000000. Thank you.",
    answers: ["Hello Thomas, of course. I have asked our bookkeeper and will send it this afternoon."],
    source: "form",
    tags: ["invoice"],
    orders: true,
  },
  {
    who: ["Ristorante Due Lune", "ordini@duelune.example"],
    language: "it",
    subject: "Quaranta piatti piani con il nostro logo",
    message:
      "Buongiorno, vorremmo quaranta piatti piani color sabbia con il logo del ristorante sul bordo, entro metà gennaio. È possibile, e a che prezzo?",
    answers: [
      "Buongiorno, è possibile: servono cinque settimane. Ci manda il logo in vettoriale? Le prepariamo un preventivo.",
      "Perfetto, vi allego il logo oggi. Il bordo può essere leggermente più alto?",
    ],
    source: "email",
    tags: ["wholesale", "custom"],
    priority: "urgent",
    note: "Cliente importante: chiedere ad Aurora lo sconto per quantità.",
  },
  {
    who: ["Grace Bennett", "grace.bennett@mail.example"],
    language: "en",
    subject: "Place in the wheel workshop on the 21st",
    message: "Hello, I wrote in the chat: are there two places left in the throwing workshop on the 21st?",
    answers: ["Hello Grace, two places are reserved for you until Friday. You can pay on the day."],
    source: "chat",
    tags: ["workshop"],
  },
  {
    who: ["Davide Galli", "davide.galli@casa.example"],
    language: "it",
    subject: "Cambio indirizzo di consegna",
    message: "L’ordine 4131 andrebbe consegnato in ufficio e non a casa: via dei Mulini 8, Milano. Grazie.",
    answers: [
      "Fatto, Davide: il corriere ha il nuovo indirizzo.",
      "Gentilissimi, arrivato tutto. Grazie.",
      "Grazie a lei, buona giornata.",
    ],
    source: "form",
    tags: ["shipping"],
    orders: true,
  },
  {
    who: ["Sophie de Vries", "sophie.devries@post.example"],
    language: "en",
    subject: "Is the sage glaze safe for food?",
    message: "I would like to use the sage bowl for salads with lemon. Is the glaze free of lead?",
    answers: ["Yes, Sophie: all our glazes are free of lead and tested for food. Lemon does no harm."],
    source: "form",
    tags: ["product"],
  },
  {
    who: ["Paola Longo", "paola.longo@posta.example"],
    language: "it",
    subject: "Reso della lampada bianca",
    message: "La lampada bianca è bella ma troppo grande per il mio comodino. Posso renderla?",
    answers: [
      "Certo, Paola: entro trenta giorni, nella sua scatola. Le mando l’etichetta per il corriere.",
      "Spedita stamattina, grazie.",
      "È arrivata: il rimborso parte oggi.",
    ],
    source: "form",
    tags: ["returns"],
    orders: true,
  },
  {
    who: ["Erik Johansson", "erik.johansson@mail.example"],
    language: "en",
    subject: "Parcel has not moved for six days",
    message: "The tracking of order 4102 has said “in transit” since last Tuesday. Could you look into it?",
    answers: [
      "Hello Erik, I have opened a search with the carrier and write again tomorrow.",
      "Thank you. It is a birthday present, so I am a little worried.",
      "It was found in Hamburg and arrives on Thursday.",
      "It came this morning, in one piece. Thank you!",
    ],
    source: "form",
    tags: ["shipping"],
    priority: "high",
    orders: true,
  },
  {
    who: ["Silvia Caruso", "silvia.caruso@posta.example"],
    language: "it",
    subject: "Buono regalo scaduto",
    message: "Ho trovato un buono regalo del 2024 in un cassetto. È ancora valido?",
    answers: ["Buongiorno Silvia, per noi un regalo non scade: può usarlo quando vuole, anche in negozio."],
    source: "form",
    tags: ["gift"],
  },
  {
    who: ["Galleria Blu", "info@galleriablu.example"],
    language: "it",
    subject: "Conto vendita per la mostra di primavera",
    message:
      "Stiamo preparando la mostra di aprile sulla ceramica emiliana. Vi interesserebbe esporre dieci pezzi in conto vendita?",
    answers: [],
    source: "email",
    tags: ["wholesale"],
    note: "Ne parla Aurora lunedì.",
  },
  {
    who: ["William Carter", "william.carter@mail.example"],
    language: "en",
    subject: "Lid for a teapot bought in 2023",
    message: "I broke the lid of my sand teapot. Do you sell lids alone?",
    answers: [
      "Hello William, we throw one for you: could you measure the opening from edge to edge?",
      "It is 74 millimetres.",
      "Perfect. It is in the next firing, on the 12th.",
    ],
    source: "manual",
    tags: ["custom"],
    priority: "low",
  },
  {
    who: ["Ilaria Fontana", "ilaria.fontana@posta.example"],
    language: "it",
    subject: "Fattura sbagliata",
    message: "Nella fattura 212 il codice fiscale ha una lettera sbagliata. Potete correggerla?",
    answers: ["Corretta e rispedita: ci scusi per l’errore.", "Ora è giusta, grazie."],
    source: "form",
    tags: ["invoice"],
    orders: true,
  },
  {
    who: ["Newsletter Premium", "noreply@promo.example"],
    language: "it",
    subject: "Aumenta i tuoi follower",
    message: "Offerta speciale solo per oggi.",
    answers: [],
    source: "email",
    tags: ["spam"],
  },
];

export async function writeDemoTickets(
  db: Database,
  cast: {
    readonly now: Date;
    readonly propertyId: string;
    readonly supportId: string;
    readonly ordersId: string;
    readonly agents: readonly Speaker[];
  },
): Promise<void> {
  const random = seededRandom("demo tickets");
  // The oldest first, as they happened: numbers go with time.
  for (const [at, script] of [...scripts.entries()].reverse())
    await writeTicket(db, random, story(at, script, cast, random));
}

type Cast = Parameters<typeof writeDemoTickets>[1];

function story(at: number, script: Script, cast: Cast, random: Random): Story {
  const agent = cast.agents[at % cast.agents.length];
  if (!agent) throw new Error("The demo has no agents.");
  const { who, answers, orders, note, language, subject, message, source, tags = [], priority } = script;
  const startedOn = startOf(at, cast.now, random);
  const isSpam = tags.includes("spam");
  // What comes in by mail waits for the department; an agent who answered has the rest.
  const isTaken = answers.length > 0 || source === "form";
  return {
    propertyId: cast.propertyId,
    requester: { name: who[0], email: who[1] },
    ...{ subject, message, startedOn, source, tags, language },
    departmentId: orders ? cast.ordersId : cast.supportId,
    ...(isTaken ? { agent } : {}),
    ...(priority ? { priority } : {}),
    ...(note ? { note: { by: agent, text: note } } : {}),
    steps: isSpam
      ? [[30, agent, { set: "closed" }]]
      : stepsOf(at, answers, agent, { startedOn, now: cast.now }, random),
  };
}

/** Within the time there was; older ones that were answered last by an agent are closed. */
function stepsOf(
  at: number,
  answers: readonly string[],
  agent: Speaker,
  o: { readonly startedOn: Date; readonly now: Date },
  random: Random,
): readonly Step[] {
  const room = (o.now.getTime() - o.startedOn.getTime()) / 60_000 - 5;
  const gap = Math.min(900, room / (answers.length + 1));
  let minutes = 0;
  const steps = answers.map((say, nth): Step => {
    minutes += gap * (0.5 + number(random, 50) / 100);
    return [minutes, nth % 2 === 0 ? agent : "v", { say }];
  });
  const isDone = at > 3 && answers.length > 0;
  return isDone ? [...steps, [minutes + 3, agent, { set: "closed" }]] : steps;
}

/** The first few are of today and yesterday, the others of the three weeks before, in the shop's hours. */
function startOf(at: number, now: Date, random: Random): Date {
  if (at < 4) return new Date(now.getTime() - (at * at * 5 + 1.5) * HOUR_MS);
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const day = 3 + Math.floor(((at - 4) * 18) / (scripts.length - 4));
  return new Date(midnight - day * DAY_MS + 8 * HOUR_MS + number(random, 540) * 60_000);
}

function number(random: Random, below: number): number {
  return random.bytes(2).readUInt16BE(0) % below;
}
