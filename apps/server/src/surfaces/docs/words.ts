// The few words around the pages, in the languages a page may have.

import type { DocsLanguage } from "./guide-pages.ts";

const en = {
  skip: "Skip to the content",
  menu: "Menu",
  close: "Close",
  search: "Search",
  nothing: "Nothing found",
  guide: "Guide",
  onThisPage: "On this page",
  otherLanguage: "Leggi in italiano",
  dashboard: "Dashboard",
  theme: "Theme",
  notYet: "not yet in this version",
  signIn: "Sign in",
  signInTitle: "Sign in to read the API reference",
  signInAbout: {
    access: "It is for those whose request for API access was approved.",
    account: "It is for everybody with an account on this server.",
  },
  signInWithAccount: "Sign in with your account",
  mailedLogin:
    "Or use the user name and password from the mail that approved a request. They open this reference and nothing else; the login of your account does not work here.",
  user: "User name",
  password: "Password",
  wrong: "User name or password is not right. If they are those of your account, use the button above.",
  wait: (seconds: number) => `Too many tries. Wait ${seconds} seconds, then try again.`,
  noAccessYet: "No access yet? Ask for it in the dashboard, under",
  editProfile: "Edit Profile",
  keys: "REST API Keys",
  noAccessTitle: "You do not have API access yet",
  noAccessAbout:
    "On this server access is given on request. Fill in the form, and the owner is told; once approved you can read the reference and make keys.",
  request: "Request API access",
};

const it: typeof en = {
  skip: "Vai al contenuto",
  menu: "Menu",
  close: "Chiudi",
  search: "Cerca",
  nothing: "Nessun risultato",
  guide: "Guida",
  onThisPage: "In questa pagina",
  otherLanguage: "Read in English",
  dashboard: "Dashboard",
  theme: "Tema",
  notYet: "non ancora in questa versione",
  signIn: "Accedi",
  signInTitle: "Accedi per leggere la documentazione dell’API",
  signInAbout: {
    access: "È per chi ha ottenuto l’accesso all’API su richiesta.",
    account: "È per chiunque abbia un account su questo server.",
  },
  signInWithAccount: "Accedi con il tuo account",
  mailedLogin:
    "Oppure usa il nome utente e la password dell’e-mail che ha approvato una richiesta. Aprono solo questa documentazione; i dati di accesso del tuo account qui non valgono.",
  user: "Nome utente",
  password: "Password",
  wrong: "Nome utente o password non corretti. Se sono quelli del tuo account, usa il pulsante in alto.",
  wait: (seconds) => `Troppi tentativi. Attendi ${seconds} secondi, poi riprova.`,
  noAccessYet: "Non hai ancora l’accesso? Chiedilo nella dashboard, sotto",
  editProfile: "Modifica profilo",
  keys: "Chiavi REST API",
  noAccessTitle: "Non hai ancora accesso all’API",
  noAccessAbout:
    "Su questo server l’accesso è su richiesta. Compila il modulo e il proprietario viene avvisato; dopo l’approvazione puoi leggere la documentazione e creare chiavi.",
  request: "Richiedi l’accesso all’API",
};

export const words: Readonly<Record<DocsLanguage, typeof en>> = { en, it };
