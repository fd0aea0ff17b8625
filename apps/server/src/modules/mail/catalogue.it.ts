// The mails in Italian.

import type { Catalogue } from "./catalogue.ts";

export const it: Catalogue = {
  "confirm-email": {
    subject: "Conferma il tuo indirizzo e-mail",
    heading: "Benvenuto, {name}",
    paragraphs: [
      "Conferma che {email} è il tuo indirizzo: ti servirà per rientrare se dimentichi la password.",
    ],
    button: "Conferma l’indirizzo",
    note: "Il link funziona una sola volta, per 24 ore. Se non ti sei registrato tu, ignora questo messaggio.",
  },
  "change-email": {
    subject: "Conferma il tuo nuovo indirizzo e-mail",
    heading: "Il tuo nuovo indirizzo",
    paragraphs: ["Ciao {name}, conferma che d’ora in poi vuoi accedere come {email}."],
    button: "Usa questo indirizzo",
    note: "Il link funziona una sola volta, per 24 ore. Se non l’hai chiesto tu, ignora questo messaggio: non cambia nulla.",
  },
  "email-changed": {
    subject: "Il tuo indirizzo e-mail è cambiato",
    heading: "Il tuo indirizzo è cambiato",
    paragraphs: [
      "Ciao {name}, ora il tuo account accede come {email}. Questo vecchio indirizzo non è più in uso.",
      "Se non sei stato tu, chiedi subito aiuto al proprietario di questo server.",
    ],
  },
  "reset-password": {
    subject: "Scegli una nuova password",
    heading: "Scegli una nuova password",
    paragraphs: ["Ciao {name}, qualcuno, probabilmente tu, ha chiesto una nuova password per {email}."],
    button: "Scegli una password",
    note: "Il link funziona una sola volta, per un’ora. Se non sei stato tu, ignora questo messaggio: la password resta quella di prima.",
  },
  "password-changed": {
    subject: "La tua password è cambiata",
    heading: "La tua password è cambiata",
    paragraphs: [
      "Ciao {name}, la password di {email} è cambiata e tutte le altre sessioni sono state chiuse.",
      "Se non sei stato tu, scegli subito una nuova password con «Password dimenticata» nella pagina di accesso.",
    ],
  },
  "two-factor-enabled": {
    subject: "L’autenticazione a due fattori è attiva",
    heading: "L’autenticazione a due fattori è attiva",
    paragraphs: [
      "Ciao {name}, per accedere come {email} ora serve un codice della tua app di autenticazione. Tutte le altre sessioni sono state chiuse.",
      "Conserva i codici di recupero in un posto sicuro: ciascuno apre il tuo account una volta, se perdi l’app.",
    ],
  },
  "two-factor-disabled": {
    subject: "L’autenticazione a due fattori è disattivata",
    heading: "L’autenticazione a due fattori è disattivata",
    paragraphs: [
      "Ciao {name}, per accedere come {email} basta di nuovo la password. Tutte le altre sessioni sono state chiuse.",
      "Se non sei stato tu, cambia subito la password.",
    ],
  },
  "recovery-codes-renewed": {
    subject: "Hai nuovi codici di recupero",
    heading: "Nuovi codici di recupero",
    paragraphs: [
      "Ciao {name}, sono stati creati nuovi codici di recupero per {email}; quelli di prima non funzionano più.",
      "Se non sei stato tu, cambia subito la password.",
    ],
  },
  invitation: {
    subject: "{inviter} ti invita in {property}",
    heading: "Entra in {property}",
    paragraphs: [
      "{inviter} ti invita, all’indirizzo {email}, a rispondere insieme ai clienti di {property}.",
    ],
    button: "Vedi l’invito",
    note: "Il link funziona una volta sola, per sette giorni. Se non sai da chi arriva, ignora questo messaggio.",
  },
  "access-requested": {
    subject: "{name} chiede l’accesso alle API",
    heading: "Qualcuno chiede l’accesso alle API",
    paragraphs: [
      "Ciao {owner}, {name} ({email}) chiede di usare le API di questo server.",
      "Azienda: {company}",
      "Scopo: {purpose}",
      "Uso previsto: {expectedUse}",
    ],
    button: "Rispondi alla richiesta",
    note: "Nessuno ottiene l’accesso prima della tua approvazione.",
  },
  "access-approved": {
    subject: "Hai l’accesso alle API",
    heading: "Hai l’accesso alle API",
    paragraphs: [
      "Ciao {name}, la tua richiesta è stata approvata. Ora puoi creare chiavi API nella dashboard: immagine del profilo, Modifica profilo, Chiavi REST API.",
      "Con queste credenziali si apre la documentazione. Non sono quelle del tuo account e sono scritte solo in questo messaggio.",
      "Nome utente: {user}\nPassword: {password}",
    ],
    button: "Apri la documentazione",
  },
  "access-rejected": {
    subject: "La tua richiesta di accesso alle API è stata respinta",
    heading: "La tua richiesta è stata respinta",
    paragraphs: [
      "Ciao {name}, il proprietario di questo server ha respinto la tua richiesta di accesso alle API e ha scritto:",
      "{reason}",
      "Puoi chiedere di nuovo dalla stessa pagina della dashboard: immagine del profilo, Modifica profilo, Chiavi REST API.",
    ],
  },
  "chat-transcript": {
    subject: "La tua conversazione con {property}",
    heading: "La tua conversazione con {property}",
    paragraphs: ["Ciao {name}, ecco che cosa ci siamo detti.", "{transcript}"],
    note: "Se non sai di che cosa si tratta, ignora questo messaggio.",
  },
  "ticket-received": {
    subject: "[#{number}] {subject}",
    heading: "Abbiamo ricevuto il tuo messaggio",
    paragraphs: [
      "Ciao {name}, {property} ha ricevuto quello che hai scritto e ti risponderà a questo indirizzo. Il numero della tua richiesta è {number}.",
      "{message}",
    ],
    note: "Se non ci hai scritto, ignora questa mail.",
  },
  "ticket-receipt": {
    subject: "[#{number}] {property}",
    heading: "Abbiamo ricevuto il tuo messaggio",
    paragraphs: [
      "Ciao, {property} ha ricevuto un messaggio con questo indirizzo e ti risponderà qui. Il numero della richiesta è {number}.",
    ],
    note: "Se non ci hai scritto, qualcun altro ha indicato il tuo indirizzo: ignora questa mail.",
  },
  "ticket-written": {
    subject: "[#{number}] {subject}",
    heading: "{subject}",
    paragraphs: ["{message}", "{agent}, {property}"],
    note: "Il numero di questa richiesta è {number}.",
  },
  "ticket-reply": {
    subject: "Re: [#{number}] {subject}",
    heading: "{subject}",
    paragraphs: ["{message}", "{agent}, {property}"],
    note: "Il numero della tua richiesta è {number}.",
  },
  "ticket-new": {
    subject: "Nuovo ticket #{number}: {subject}",
    heading: "{subject}",
    paragraphs: ["Ciao {name}, c’è un nuovo ticket per {property}. {requester} chiede:", "{message}"],
    button: "Apri il ticket",
  },
  "ticket-assigned": {
    subject: "Il ticket #{number} è per te: {subject}",
    heading: "{subject}",
    paragraphs: [
      "Ciao {name}, {by} ti ha assegnato un ticket di {property}. {requester} chiede:",
      "{message}",
    ],
    button: "Apri il ticket",
  },
  "ticket-answered": {
    subject: "{requester} ha risposto nel ticket #{number}: {subject}",
    heading: "{subject}",
    paragraphs: ["Ciao {name}, {requester} ha scritto di nuovo a {property}:", "{message}"],
    button: "Apri il ticket",
  },
  "webhook-gone": {
    subject: "Il webhook “{webhook}” è stato disattivato",
    heading: "Un webhook è stato disattivato",
    paragraphs: [
      "Ciao {name}, il destinatario del webhook “{webhook}” di {property} ha risposto 410: dice di non esistere più. Non gli viene più inviato nulla.",
      "Elimina il webhook o dagli un nuovo indirizzo. Ciò che accade nel frattempo viene conservato: riattiva il webhook con “Recupera” e verrà inviato.",
    ],
    button: "Vedi il webhook",
  },
  "webhook-failing": {
    subject: "Il webhook “{webhook}” è stato disattivato",
    heading: "Un webhook è stato disattivato",
    paragraphs: [
      "Ciao {name}, tutti gli invii del webhook “{webhook}” di {property} falliscono da giorni. Non gli viene più inviato nulla.",
      "Ciò che accade nel frattempo viene conservato: quando il destinatario funziona, riattiva il webhook con “Recupera” e verrà inviato.",
    ],
    button: "Vedi il webhook",
  },
};
