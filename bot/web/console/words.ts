/** What the console says itself. Words of policies come from the server. */
import type { Outcome, Text } from '../../../policies/language.js';
import type { ChannelName, ClaimEvent, ClaimResult, Handoff, Via } from '../../../dialogs/records.js';
import { BOARD_WORDS } from './words-board.js';
import { DESK_WORDS } from './words-desk.js';
import { DOCUMENT_WORDS } from './words-documents.js';
import { CLAIM_STATE_WORDS } from '../../console/state-words.js';
import { LIFE_WORDS } from './words-life.js';
import { FIGURE_WORDS } from './words-figures.js';
import { SEARCH_WORDS } from './words-search.js';
import { TEAMS_WORDS } from './words-teams.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const WORDS = {
  console: w('Konsola', 'Console'),
  loading: w('Wczytuję…', 'Loading…'),
  live: w('Na żywo', 'Live'),
  connecting: w('Łączę…', 'Connecting…'),
  offline: w('Brak połączenia, próbuję ponownie…', 'No connection, trying again…'),
  signOut: w('Wyloguj', 'Sign out'),
  language: w('Język', 'Language'),
  signedOutTitle: w('Trzeba się zalogować', 'You are signed out'),
  signedOutHow: w('Sesja się skończyła.', 'The session is over.'),
  signIn: w('Zaloguj się', 'Sign in'),
  skip: w('Przejdź do rozmowy', 'Skip to the conversation'),

  queue: w('Kolejka', 'Queue'),
  conversation: w('Rozmowa', 'Conversation'),
  caseCard: w('Sprawa', 'Case'),
  back: w('Wróć do kolejki', 'Back to the queue'),
  waiting: w('Czekają', 'Waiting'),
  mine: w('Moje', 'Mine'),
  others: w('Prowadzą inni', 'With others'),
  completed: w('Niedawno zakończone', 'Recently completed'),
  nobodyWaits: w('Nikt nie czeka', 'Nobody is waiting'),
  nobodyWaitsMore: w('Gdy klient będzie potrzebował człowieka, sprawa pojawi się tutaj sama.', 'When a customer needs a person, the case appears here by itself.'),
  noneCompleted: w('Nic w ostatnich dniach', 'Nothing in the last days'),
  waitsFor: w('Czeka', 'Waiting for'),
  unknownCustomer: w('Klient bez nazwiska', 'Unnamed customer'),
  newCase: w('Nowa sprawa czeka', 'A new case is waiting'),
  newMessage: w('Nowa wiadomość od klienta', 'New message from the customer'),
  with: w('Prowadzi', 'With'),
  youHaveIt: w('Prowadzisz', 'You have it'),
  isOver: w('Zakończona', 'Completed'),

  chooseCase: w('Wybierz sprawę', 'Choose a case'),
  chooseCaseMore: w('Najpierw najpilniejsze.', 'The most urgent come first.'),
  accept: w('Przyjmij', 'Accept'),
  acceptToWrite: w('Przyjmij sprawę, żeby pisać do klienta.', 'Accept the case to write to the customer.'),
  botSilent: w('Bot milczy, dopóki prowadzisz sprawę.', 'The bot is silent while you have the case.'),
  withOther: w('Sprawę prowadzi {name}. Możesz czytać.', '{name} has this case. You can read it.'),
  isCompleted: w('Sprawa jest zakończona. Dalej rozmawia bot.', 'The case is completed. The bot carries on.'),
  earlier: w('Wcześniejsze wiadomości', 'Earlier messages'),
  toNewest: w('Nowe wiadomości', 'New messages'),
  customer: w('Klient', 'Customer'),
  bot: w('Bot', 'Bot'),
  you: w('Ty', 'You'),
  agent: w('Konsultant', 'Agent'),
  pressed: w('przycisk', 'button'),
  filled: w('formularz', 'form'),
  offered: w('Do wyboru', 'Offered'),
  joined: w('Klient otworzył czat', 'The customer opened the chat'),
  write: w('Napisz do klienta…', 'Write to the customer…'),
  writeHint: w('Enter wysyła, Shift+Enter nowy wiersz', 'Enter sends, Shift+Enter starts a new line'),
  send: w('Wyślij', 'Send'),
  sending: w('Wysyłam…', 'Sending…'),
  notSent: w('Nie wysłano', 'Not sent'),
  retry: w('Ponów', 'Try again'),
  discard: w('Odrzuć', 'Discard'),
  unreachable: w('Serwer nie odpowiada. Spróbuj ponownie; nic nie zrobi się dwa razy.', 'The server does not answer. Try again; nothing is done twice.'),

  noDecision: w('Nie ma jeszcze decyzji', 'No decision yet'),
  noDecisionMore: w('Klient trafił do człowieka, zanim bot mógł coś rozstrzygnąć.', 'The customer came to a person before the bot could decide.'),
  cost: w('Koszt', 'Cost'),
  free: w('Bez opłat', 'No fee'),
  indicative: w('orientacyjnie', 'indicative'),
  deadline: w('Czas na załatwienie', 'Time to remedy'),
  fromAcceptance: w('od przyjęcia sprzętu', 'from acceptance of the unit'),
  coverEnds: w('Ochrona do', 'Cover until'),
  remedies: w('Należy się', 'Entitled to'),
  clauses: w('Podstawa', 'Based on'),
  seller: w('opis sprzedawcy', 'seller’s description'),
  asOf: w('Na dzień', 'As of'),
  version: w('wersja', 'version'),
  facts: w('Ustalenia', 'Facts'),
  checks: w('Wykonane kroki', 'Checks done'),
  missing: w('Czego brakuje', 'What is missing'),
  nothingMissing: w('Niczego nie brakuje', 'Nothing is missing'),
  claim: w('Zgłoszenie', 'Claim'),
  noClaim: w('Bez zgłoszenia', 'No claim'),
  otherClaims: w('Inne zgłoszenia', 'Other claims'),
  history: w('Historia', 'History'),
  contested: w('Klient nie zgadza się z decyzją', 'The customer contests the decision'),
  email: w('E-mail', 'E-mail'),
  serial: w('Numer seryjny', 'Serial number'),
  fault: w('Usterka słowami klienta', 'The fault in the customer’s words'),
  rma: w('RMA', 'RMA'),
  copy: w('Kopiuj', 'Copy'),
  copied: w('Skopiowano', 'Copied'),

  actions: w('Działania', 'Actions'),
  authorised: w('RMA nadane', 'RMA authorised'),
  authorisedMore: w('Klient dostał numer i instrukcję pakowania.', 'The customer has the number and the packing instructions.'),
  close: w('Zamknij sprawę', 'Close case'),
  closeTalk: w('Rozmowę przejmie bot.', 'The bot takes over the conversation.'),
  closeMore: w('Klient zobaczy wynik, a rozmowę przejmie bot.', 'The customer sees the result, and the bot takes over.'),
  result: w('Wynik', 'Result'),
  chooseResult: w('Wybierz wynik', 'Choose a result'),
  note: w('Notatka (nieobowiązkowa)', 'Note (optional)'),
  giveBack: w('Oddaj botowi', 'Return to the bot'),
  giveBackAsk: w('Oddać rozmowę botowi?', 'Return the conversation to the bot?'),
  giveBackMore: w('Bot znów będzie odpowiadał klientowi.', 'The bot answers the customer again.'),
  claimStaysOpen: w('Zgłoszenie pozostaje otwarte.', 'The claim stays open.'),
  cancel: w('Anuluj', 'Cancel'),
  done: w('Gotowe', 'Done'),
  dismiss: w('Zamknij komunikat', 'Dismiss'),
  closedToast: w('Sprawa zamknięta', 'Case closed'),
  returnedToast: w('Rozmowę prowadzi znów bot', 'The bot has the conversation again'),
  ...DOCUMENT_WORDS,
  ...LIFE_WORDS,
  ...TEAMS_WORDS,
  ...SEARCH_WORDS,
  ...DESK_WORDS,
  ...FIGURE_WORDS,
  ...BOARD_WORDS
} as const satisfies Readonly<Record<string, Text>>;

export { CLAIM_STATE_WORDS };

export type Word = keyof typeof WORDS;

export const REASONS: Readonly<Record<Handoff['reason'], Text>> = {
  rma: w('Potrzebne RMA', 'Needs an RMA'),
  referred: w('Decyduje człowiek', 'A person decides'),
  asked: w('Prosi o człowieka', 'Asks for a person'),
  contested: w('Nie zgadza się z odmową', 'Contests the denial')
};

export const CHANNELS: Readonly<Record<ChannelName, Text>> = {
  webchat: w('czat na stronie', 'web chat'),
  teams: w('Teams', 'Teams'),
  terminal: w('terminal', 'terminal')
};

/** Which way an event of a claim came. */
export const VIAS: Readonly<Record<Via, Text>> = {
  ...CHANNELS,
  console: w('konsola', 'console'),
  timer: w('zegar', 'clock'),
  bot: w('bot', 'bot')
};

export const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  covered: w('Objęte ochroną', 'Covered'),
  'not-covered': w('Nieobjęte ochroną', 'Not covered'),
  referred: w('Decyduje człowiek', 'A person decides'),
  'action-needed': w('Klient musi coś zrobić', 'The customer must act'),
  solved: w('Rozwiązane', 'Solved'),
  undecided: w('Nierozstrzygnięte', 'Undecided')
};

export const RESULTS: Readonly<Record<ClaimResult, Text>> = {
  repaired: w('Naprawiono', 'Repaired'),
  replaced: w('Wymieniono', 'Replaced'),
  refunded: w('Zwrócono pieniądze', 'Refunded'),
  voucher: w('Wydano bon', 'Voucher issued'),
  rejected: w('Odrzucono', 'Rejected'),
  solved: w('Rozwiązano bez naprawy', 'Solved without repair'),
  withdrawn: w('Klient się wycofał', 'Withdrawn by the customer'),
  duplicate: w('Połączono z innym', 'Joined with another claim'),
  other: w('Inny', 'Other')
};

export const CLAIM_EVENTS: Readonly<Record<ClaimEvent['what'], Text>> = {
  opened: w('Otwarto zgłoszenie', 'Claim opened'),
  papersAsked: w('Poproszono o dokumenty', 'Papers asked for'),
  handedOver: w('Przekazano człowiekowi', 'Handed to a person'),
  documentAdded: w('Dodano dokument', 'Document added'),
  reminded: w('Przypomniano o dokumentach', 'Reminded of the papers'),
  taken: w('Przejęto sprawę', 'Case taken'),
  contested: w('Klient zakwestionował decyzję', 'Decision contested'),
  returnedToBot: w('Oddano botowi', 'Returned to the bot'),
  noted: w('Notatka', 'Note'),
  linked: w('Ten sam egzemplarz', 'Same unit'),
  overridden: w('Zmieniono decyzję', 'Decision overridden'),
  answered: w('Udzielono odpowiedzi', 'Complaint answered'),
  rmaAuthorised: w('Nadano RMA', 'RMA authorised'),
  rmaExpired: w('RMA straciło ważność', 'RMA expired'),
  sent: w('Paczka nadana', 'Parcel sent'),
  received: w('Paczka dotarła', 'Parcel received'),
  accepted: w('Przyjęto urządzenie', 'Unit accepted'),
  inspectionBegun: w('Rozpoczęto oględziny', 'Inspection begun'),
  repairChosen: w('Wybrano naprawę', 'Repair chosen'),
  replacementChosen: w('Wybrano wymianę', 'Replacement chosen'),
  refundChosen: w('Wybrano zwrot pieniędzy', 'Refund chosen'),
  voucherChosen: w('Wybrano bon', 'Voucher chosen'),
  rejected: w('Odrzucono', 'Rejected'),
  paused: w('Wstrzymano czas', 'Time paused'),
  resumed: w('Wznowiono czas', 'Time resumed'),
  shippedBack: w('Odesłano do klienta', 'Shipped back'),
  closed: w('Zamknięto', 'Closed'),
  withdrawn: w('Wycofano', 'Withdrawn'),
  reopened: w('Wznowiono zgłoszenie', 'Reopened'),
  alarmed: w('Alarm terminu', 'Deadline alarm'),
  exported: w('Wydano kopię danych osobowych', 'Personal data handed out'),
  erased: w('Usunięto dane osobowe', 'Personal data erased')
};
