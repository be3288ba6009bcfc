/** The page's own words. What the bot says comes from the bot. */
export type Language = 'pl' | 'en';

const PL = {
  title: 'Gwarant – asystent gwarancyjny',
  about: 'Asystent gwarancyjny (bot). W każdej chwili rozmowę może przejąć człowiek.',
  languages: 'Język',
  ways: 'Rozmowa',
  startOver: 'Zacznij od nowa',
  person: 'Porozmawiaj z człowiekiem',
  chat: 'Rozmowa z asystentem',
  loading: 'Chwileczkę, łączę…',
  placeholder: 'Napisz wiadomość',
  reconnecting: 'Wracam do połączenia… Twoje odpowiedzi są zapisane.',
  offline: 'Brak internetu. Twoje odpowiedzi są zapisane, połączę się, gdy wróci sieć.',
  tooLarge: 'To się nie zmieściło: pliki wysłane razem mogą mieć 4 MB.',
  lostHead: 'Nie mogę się połączyć',
  lostBody: 'Twoje odpowiedzi są zapisane. Sprawdź internet i spróbuj ponownie.',
  retry: 'Spróbuj ponownie',
  linkHead: 'Ten link do rozmowy nie działa',
  linkBody: 'Sprawdź, czy skopiowałeś cały link. Możesz też rozpocząć nową rozmowę.',
  fresh: 'Nowa rozmowa',
  busyHead: 'Za dużo prób naraz',
  busyBody: 'Odczekaj minutę i spróbuj ponownie.',
  brokenHead: 'Czat się nie wczytał',
  brokenBody: 'Odśwież stronę. Jeśli to nie pomoże, spróbuj w innej przeglądarce.',
  reload: 'Odśwież stronę',
  claims: 'Twoje zgłoszenia',
  claim: 'Twoje zgłoszenie',
  claimProduct: 'Produkt',
  claimSince: 'od',
  claimMissing: 'Potrzebujemy jeszcze od Ciebie',
  claimRma: 'Numer zwrotu (RMA)',
  claimExpected: 'Termin',
  claimResult: 'Wynik',
  claimNext: 'Co dalej',
  claimHappened: 'Co się wydarzyło',
  notGiven: 'nie podano',
  noneTicked: 'nic z listy'
};

const EN: typeof PL = {
  title: 'Gwarant – warranty assistant',
  about: 'Warranty assistant (a bot). A person can take over at any time.',
  languages: 'Language',
  ways: 'Conversation',
  startOver: 'Start over',
  person: 'Talk to a person',
  chat: 'Conversation with the assistant',
  loading: 'One moment, connecting…',
  placeholder: 'Write a message',
  reconnecting: 'Reconnecting… Your answers are saved.',
  offline: 'No internet. Your answers are saved; I will connect when it is back.',
  tooLarge: 'That was too large: files sent together may have 4 MB.',
  lostHead: 'I cannot connect',
  lostBody: 'Your answers are saved. Check your internet and try again.',
  retry: 'Try again',
  linkHead: 'This link to a conversation does not work',
  linkBody: 'Check that you copied all of it. You can also start a new conversation.',
  fresh: 'New conversation',
  busyHead: 'Too many attempts at once',
  busyBody: 'Wait a minute and try again.',
  brokenHead: 'The chat did not load',
  brokenBody: 'Reload the page. If that does not help, try another browser.',
  reload: 'Reload the page',
  claims: 'Your claims',
  claim: 'Your claim',
  claimProduct: 'Product',
  claimSince: 'since',
  claimMissing: 'We still need from you',
  claimRma: 'Return number (RMA)',
  claimExpected: 'When',
  claimResult: 'Result',
  claimNext: 'What comes next',
  claimHappened: 'What has happened',
  notGiven: 'not given',
  noneTicked: 'none of these'
};

export type TextKey = keyof typeof PL;
export const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { pl: PL, en: EN };

/** As Web Chat and activities write it. */
export const TAGS: Readonly<Record<Language, string>> = { pl: 'pl-PL', en: 'en-GB' };
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { pl: 'Polski', en: 'English' };
