// What people ask a ceramics shop, and what it answers: the visitor speaks first, then they take turns.

export interface Script {
  readonly language: "it" | "en";
  readonly tags: readonly string[];
  readonly lines: readonly string[];
  readonly note?: string;
}

export const scripts: readonly Script[] = [
  {
    language: "it",
    tags: ["product"],
    lines: [
      "Buongiorno, la {item} si può lavare in lavastoviglie?",
      "Buongiorno! Sì, a basse temperature. Lo smalto è alimentare e cotto a 1250 gradi.",
      "E nel microonde?",
      "Anche, purché non ci siano decori in oro. Quella che sta guardando non ne ha.",
      "Perfetto, grazie.",
    ],
  },
  {
    language: "it",
    tags: ["shipping", "order"],
    lines: [
      "Salve, se ordino oggi la {item} quando arriva?",
      "Salve! È pronta in laboratorio: parte domani e arriva in due o tre giorni lavorativi.",
      "Mi servirebbe entro sabato, è un regalo.",
      "Allora la spedisco con il corriere espresso, senza costi aggiuntivi.",
      "Gentilissimi, procedo subito.",
      "Grazie a lei. Aggiungo anche un biglietto?",
      "Sì, volentieri: «Buon compleanno, Carla».",
    ],
    note: "Spedire espresso entro venerdì, biglietto «Buon compleanno, Carla».",
  },
  {
    language: "it",
    tags: ["order", "return"],
    lines: [
      "Buonasera, la {item} è arrivata con una scheggiatura sul bordo.",
      "Mi dispiace molto. Può mandarmi il numero dell’ordine e una foto a ordini@bottega-aurora.example?",
      "Il numero è 10482, la foto la mando adesso.",
      "Ricevuta. Gliene spediamo un’altra domani; quella rotta non serve restituirla.",
      "Non me l’aspettavo, grazie davvero.",
    ],
    note: "Ordine 10482: sostituzione in partenza, controllare l’imballo del corriere.",
  },
  {
    language: "it",
    tags: ["workshop"],
    lines: [
      "Buongiorno, c’è ancora posto al corso del sabato?",
      "Buongiorno! Restano due posti per questo sabato e quattro per il prossimo.",
      "Io e una mia amica, principianti: va bene?",
      "Benissimo, si parte dal tornio e a fine giornata portate via due pezzi ciascuna, cotti, dopo due settimane.",
      "Ci iscriviamo per il prossimo, allora.",
      "Vi aspettiamo alle 10. Grembiule e argilla li mettiamo noi.",
    ],
  },
  {
    language: "it",
    tags: ["stock"],
    lines: [
      "Ciao, la {item} è esaurita. Tornerà?",
      "Ciao! È nel prossimo forno, la apriamo giovedì. Le scrivo appena è sul sito?",
      "Sì, per favore, a questo indirizzo.",
      "Fatto: la tengo da parte fino a domenica.",
    ],
  },
  {
    language: "it",
    tags: ["business"],
    lines: [
      "Buongiorno, abbiamo un ristorante e cerchiamo quaranta piatti su misura.",
      "Buongiorno! Volentieri: ci serve il diametro, il colore e la data in cui vi servono.",
      "28 centimetri, colore sabbia, per l’inizio di marzo.",
      "È fattibile. Prepariamo due campioni e un preventivo entro venerdì.",
      "Ottimo, restiamo in attesa.",
    ],
    note: "Ristorante, 40 piatti da 28 cm: preventivo entro venerdì, sentire il forno per febbraio.",
  },
  {
    language: "it",
    tags: ["payment"],
    lines: [
      "Salve, posso pagare la {item} con bonifico?",
      "Salve! Sì, scelga «Bonifico» alla cassa: le teniamo l’ordine da parte per cinque giorni.",
      "E la fattura?",
      "Basta inserire la partita IVA nell’indirizzo di fatturazione, arriva per e-mail.",
      "Chiaro, grazie.",
    ],
  },
  {
    language: "it",
    tags: ["visit"],
    lines: [
      "Buongiorno, si può visitare il laboratorio?",
      "Buongiorno! Certo, dal martedì al sabato, dalle 10 alle 18. Siamo in via del Pratello.",
      "Serve prenotare?",
      "Solo per i gruppi. Se passa alle 11 di giovedì vede anche aprire il forno.",
      "Allora passo giovedì.",
    ],
  },
  {
    language: "it",
    tags: ["order"],
    lines: [
      "Ho sbagliato indirizzo nell’ordine di ieri, si può correggere?",
      "Sì, non è ancora partito. Qual è quello giusto?",
      "Via Saragozza 118, stessa città.",
      "Corretto. Riceve tra poco una nuova conferma.",
      "Arrivata, grazie mille!",
    ],
  },
  {
    language: "en",
    tags: ["shipping"],
    lines: [
      "Hello, do you ship the {item} outside Italy?",
      "Hello! We do: within the EU it takes four to six days, elsewhere about ten.",
      "How much would it cost?",
      "Twelve euros in the EU, free above 150. I can work it out for your address.",
      "That is fine, I will order two then.",
    ],
  },
  {
    language: "en",
    tags: ["product"],
    lines: [
      "Hi, is the {item} really the colour shown? It looks darker on my phone.",
      "Hi! Each one comes out of the kiln a little different. Shall I send you a photo in daylight?",
      "Please do.",
      "Here it is. This is the one that would be yours.",
      "Lovely, that settles it.",
    ],
  },
  {
    language: "en",
    tags: ["order", "shipping"],
    lines: [
      "My parcel has been in Bologna for four days. Order 10517.",
      "Sorry about that. Let me ask the courier; it takes a minute.",
      "Thank you.",
      "They had the wrong house number. It is corrected and will be with you on Thursday.",
      "Great, thanks for looking into it.",
    ],
    note: "Order 10517: courier had the wrong house number, check the label printer.",
  },
  {
    language: "en",
    tags: ["workshop"],
    lines: [
      "Are the Saturday workshops held in English too?",
      "Yes, our potter speaks English and German. The next one with places is in two weeks.",
      "We are three adults and a ten-year-old.",
      "Children are welcome from eight. I have put your names down; you pay on the day.",
      "Wonderful, see you then.",
    ],
  },
  {
    language: "en",
    tags: ["gift"],
    lines: [
      "Could you wrap the {item} and add a card?",
      "Of course, choose gift wrapping in the basket and write the text there.",
      "And no price in the box?",
      "Never: the invoice goes to you by mail.",
      "Perfect.",
    ],
  },
  {
    language: "en",
    tags: ["order", "return"],
    lines: [
      "I would like to return the {item}, it does not fit our shelf.",
      "No problem, within 30 days. Is it unused and in its box?",
      "Yes to both.",
      "I have mailed you a label. The refund follows two days after it reaches us.",
      "That was easy, thank you.",
    ],
  },
];
