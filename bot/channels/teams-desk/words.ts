/** What the bot says to the desk in Teams. */
import type { Handoff } from '../../../dialogs/records.js';
import type { Outcome, Locale, Text } from '../../../policies/language.js';
import { RESULT_WORDS } from './commands.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const CARD = {
  waiting: w('Sprawa czeka na człowieka', 'A case waits for a person'),
  accepted: w('Sprawa w toku', 'A case in progress'),
  passedOn: w('Sprawa czeka ponownie', 'This case waits again'),
  completed: w('Sprawa zakończona', 'This case is finished'),
  newer: w('Nowsza karta jest niżej.', 'There is a newer card below.'),
  owner: w('Prowadzi', 'With'),
  asked: w('Pytamy najpierw', 'Asked first'),
  product: w('Produkt', 'Product'),
  language: w('Język', 'Language'),
  reason: w('Powód', 'Reason'),
  claim: w('Zgłoszenie', 'Claim'),
  decision: w('Ocena', 'Decision'),
  since: w('Czeka od', 'Waiting since'),
  late: w('Obiecana odpowiedź', 'The promised answer'),
  isLate: w('jest spóźniona', 'is late'),
  take: w('Przejmij', 'Take it'),
  console: w('Otwórz w konsoli', 'Open in the console'),
  gone: w('Tej sprawy już tu nie ma.', 'This case is not here any more.')
} as const;

export const LANGUAGES: Readonly<Record<Locale, Text>> = { pl: w('polski', 'Polish'), en: w('angielski', 'English') };

export const REASONS: Readonly<Record<Handoff['reason'], Text>> = {
  rma: w('do wystawienia RMA', 'RMA to be authorised'),
  referred: w('regulamin oddaje decyzję człowiekowi', 'the policy leaves it to a person'),
  asked: w('klient prosi o rozmowę', 'the customer asked for a person'),
  contested: w('klient nie zgadza się z odmową', 'the customer contests a denial')
};

export const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  covered: w('objęte ochroną', 'covered'),
  'not-covered': w('nieobjęte ochroną', 'not covered'),
  referred: w('decyduje człowiek', 'a person decides'),
  'action-needed': w('czeka na dokumenty', 'waits for papers'),
  solved: w('rozwiązane', 'solved'),
  undecided: w('bez rozstrzygnięcia', 'undecided')
};

export const BRIEFING = {
  title: w('Co już wiadomo', 'What is known so far'),
  customer: w('klient', 'customer'),
  tail: w('Ostatnie wiadomości:', 'The last messages:'),
  again: w('↻ Wysłane ponownie, może być tu drugi raz.', '↻ Sent again, may stand here twice.'),
  warning: w('⏰ Klient wciąż czeka na odpowiedź. Jeśli nie odpiszesz, sprawa trafi do kogoś innego.', '⏰ The customer still waits for an answer. If you do not write, the case goes to somebody else.'),
  over: w('Koniec przekazywania wiadomości w sprawie', 'No more messages are passed on in case'),
  nowWith: w('prowadzi ją', 'it is with'),
  nowWaiting: w('czeka w kolejce', 'it waits in the queue'),
  nowDone: w('jest zakończona', 'it is finished')
} as const;

export const SAY = {
  signIn: w(
    'To mogą robić tylko osoby z serwisu. Pobierz jednorazowy kod w konsoli i wpisz go w prywatnym czacie ze mną.',
    'Only people of the service desk can do this. Get a one-time code in the console and type it in your own chat with me.'
  ),
  signedIn: (name: string) => w(`Cześć, ${name}. Od teraz możesz prowadzić sprawy także tutaj. /pomoc pokaże, jak.`, `Hello, ${name}. From now on you can work on cases here too. /help shows how.`),
  badCode: w('Ten kod nie działa albo stracił ważność. Pobierz nowy w konsoli.', 'This code does not work, or not any more. Get a new one in the console.'),
  deskChat: w('Ten czat służy teraz pracy w serwisie. /koniec zamieni go z powrotem w czat klienta.', 'This chat is for work at the service desk now. /bye makes it a customer’s chat again.'),
  bye: w('Wylogowano. Ten czat jest znowu zwykłym czatem klienta.', 'Signed out. This chat is an ordinary customer’s chat again.'),
  noCase: w('Nie masz teraz żadnej sprawy. Przejmij jedną z karty albo przez /przejmij NUMER.', 'You hold no case now. Take one from its card, or with /take NUMBER.'),
  whichCase: (labels: string) => w(`Masz kilka spraw: ${labels}. Wybierz jedną przez /sprawa NUMER i napisz jeszcze raz.`, `You hold several cases: ${labels}. Choose one with /case NUMBER and write again.`),
  notYours: (labels: string) => w(`Sprawa, w której piszesz, nie jest już u Ciebie, więc nic nie wysłano. Twoje sprawy: ${labels}. Wybierz przez /sprawa NUMER i napisz jeszcze raz.`, `The case you were writing in is not yours any more, so nothing was sent. Your cases: ${labels}. Choose with /case NUMBER and write again.`),
  cases: (labels: string) => w(`Twoje sprawy: ${labels}.`, `Your cases: ${labels}.`),
  chosen: (label: string) => w(`Piszesz teraz w sprawie ${label}.`, `You now write in case ${label}.`),
  noSuchCase: w('Nie ma takiej sprawy. /sprawy pokaże Twoje.', 'There is no such case. /cases shows yours.'),
  notAThread: w('Ten wątek nie należy do żadnej sprawy. Odpowiadaj w wątku karty albo w prywatnym czacie ze mną.', 'This thread belongs to no case. Answer in a card’s thread, or in your own chat with me.'),
  sentTo: (label: string) => w(`Wysłane w sprawie ${label}.`, `Sent in case ${label}.`),
  noted: w('Notatka zapisana.', 'The note is kept.'),
  taken: (label: string) => w(`Sprawa ${label} jest u Ciebie.`, `Case ${label} is yours.`),
  rma: (number: string) => w(`Numer RMA: ${number}. Klient już go ma.`, `RMA number: ${number}. The customer has it.`),
  task: w('Bot poprosi o to klienta, a odpowiedź wróci do Ciebie.', 'The bot asks the customer for it; the answer comes back to you.'),
  filesKept: w('Pliki z Teams nie idą do klienta. Wyślij je mailem albo napisz, gdzie są.', 'Files from Teams do not go to the customer. Send them by e-mail, or write where they are.'),
  empty: w('Nie ma tu nic do wysłania.', 'There is nothing to send.'),
  nobody: (name: string) => w(`Nie ma osoby ani kolejki „${name}”.`, `There is no person or queue “${name}”.`),
  several: (names: string) => w(`Kto dokładnie? ${names}`, `Who exactly? ${names}`),
  closeHow: w(`Podaj wynik: /zamknij WYNIK [uwaga]. Wyniki: ${results(1)}.`, `Give the result: /close RESULT [note]. Results: ${results(0)}.`),
  unknown: (word: string) => w(`Nie znam polecenia /${word}. /pomoc pokaże wszystkie. Do klienta nic nie poszło.`, `I do not know /${word}. /help shows all commands. Nothing went to the customer.`),
  leadOnly: w('To może ustawić kierownik albo administrator.', 'Only a lead or an admin can set this.'),
  hereKept: (queue: string) => w(`Sprawy z kolejki „${queue}” będą pojawiać się tutaj.`, `Cases of the queue “${queue}” will be posted here.`),
  hereWhich: (queues: string) => w(`Która kolejka? /tutaj KOLEJKA. Kolejki: ${queues}.`, `Which queue? /here QUEUE. Queues: ${queues}.`),
  hereNotPersonal: w('Napisz to w kanale, w którym mają się pojawiać sprawy.', 'Write this in the channel in which cases are to be posted.'),
  help: w(
    [
      'Zwykły tekst idzie do klienta (tekst zaczynający się od „/” zapisz jako „//”). Polecenia:',
      '/przejmij NUMER – przejmij sprawę', '/sprawy, /sprawa NUMER – Twoje sprawy i wybór jednej', '/notatka TEKST – notatka dla zespołu', '/rma – nadaj RMA',
      '/oddaj – oddaj rozmowę botowi; /oddaj ZADANIE – bot o to poprosi i odda sprawę', '/przekaż OSOBA lub KOLEJKA', '/zwolnij – z powrotem do kolejki',
      `/zamknij WYNIK [uwaga] – wyniki: ${results(1)}`, '/tutaj [KOLEJKA] – karty kolejki w tym kanale (lead, admin)', '/koniec – wyloguj'
    ].join('\n'),
    [
      'Plain text goes to the customer (write “//” for a text that begins with “/”). Commands:',
      '/take NUMBER – take a case', '/cases, /case NUMBER – your cases, and choosing one', '/note TEXT – a note for the team', '/rma – authorise the RMA',
      '/return – give the conversation back to the bot; /return TASK – the bot asks for it and gives the case back', '/transfer PERSON or QUEUE', '/release – back to the queue',
      `/close RESULT [note] – results: ${results(0)}`, '/here [QUEUE] – the queue’s cards in this channel (lead, admin)', '/bye – sign out'
    ].join('\n')
  )
} as const;

/** Every word that `/close` takes in this language. */
function results(language: 0 | 1): string {
  return Object.values(RESULT_WORDS).map((words) => words[language]).join(', ');
}

