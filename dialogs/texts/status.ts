/** The state of a claim in the customer's words, and the code by which it is shown elsewhere. */
import type { Locale, Text } from '../../policies/language.js';
import type { ClaimAct, ClaimState, PauseReason } from '../claim/record.js';

type States = Readonly<Record<ClaimState, string>>;

/** One line of the timeline; null: the desk's own business, or told by its consequence. */
export const HAPPENED: Readonly<Record<ClaimAct, Text | null>> = {
  opened: { en: 'Claim opened', pl: 'Otwarcie zgłoszenia' },
  papersAsked: { en: 'We asked you for documents', pl: 'Poprosiliśmy Cię o dokumenty' },
  documentAdded: { en: 'You sent us a file', pl: 'Otrzymaliśmy od Ciebie plik' },
  reminded: { en: 'We sent you a reminder', pl: 'Przypomnieliśmy Ci o dokumentach' },
  handedOver: { en: 'Handed to our service desk', pl: 'Sprawa trafia do działu obsługi' },
  contested: { en: 'You asked us to look at the decision again', pl: 'Prośba o ponowne sprawdzenie decyzji' },
  taken: null,
  returnedToBot: null,
  noted: null,
  linked: null,
  overridden: { en: 'We decided again', pl: 'Ponowna decyzja' },
  answered: null,
  rmaAuthorised: { en: 'Return authorised', pl: 'Zgoda na zwrot' },
  rmaExpired: { en: 'The return number expired', pl: 'Numer zwrotu stracił ważność' },
  sent: { en: 'Parcel sent to the service', pl: 'Paczka nadana do serwisu' },
  received: { en: 'Parcel arrived at the service', pl: 'Paczka dotarła do serwisu' },
  accepted: { en: 'The service accepted the device', pl: 'Serwis przyjął urządzenie' },
  inspectionBegun: { en: 'Inspection begun', pl: 'Początek oględzin' },
  repairChosen: { en: 'The device will be repaired', pl: 'Urządzenie zostanie naprawione' },
  replacementChosen: { en: 'You will get another unit', pl: 'Dostaniesz inny egzemplarz' },
  refundChosen: { en: 'You will get your money back', pl: 'Dostaniesz zwrot pieniędzy' },
  voucherChosen: { en: 'You will get a voucher', pl: 'Dostaniesz bon' },
  rejected: { en: 'Claim rejected', pl: 'Zgłoszenie odrzucone' },
  paused: { en: 'The time to settle the claim stands still', pl: 'Czas na załatwienie sprawy nie biegnie' },
  resumed: { en: 'The time to settle the claim runs again', pl: 'Czas na załatwienie sprawy znowu biegnie' },
  shippedBack: { en: 'Device sent back to you', pl: 'Urządzenie odesłane do Ciebie' },
  closed: { en: 'Claim closed', pl: 'Zamknięcie zgłoszenia' },
  withdrawn: { en: 'Claim withdrawn', pl: 'Wycofanie zgłoszenia' },
  reopened: { en: 'Claim opened again', pl: 'Wznowienie zgłoszenia' },
  alarmed: null,
  exported: null,
  erased: { en: 'Your personal data was erased', pl: 'Twoje dane osobowe zostały usunięte' }
};

const stateEn: States = {
  opened: 'Your claim is open',
  waitingForCustomer: 'We are waiting for something from you',
  underReview: 'Your claim is with our service desk',
  rmaAuthorised: 'The return is authorised, and we are waiting for your parcel',
  inTransit: 'Your parcel is on its way to the service',
  received: 'Your parcel has arrived at the service',
  accepted: 'The service has accepted your device',
  inInspection: 'The service is inspecting your device',
  repair: 'Your device is being repaired',
  replacement: 'We are preparing another unit for you',
  refund: 'Your refund is under way',
  voucher: 'We are making out your voucher',
  rejected: 'We had to reject the claim',
  shippedBack: 'Your device is on its way back to you',
  closed: 'The claim is closed',
  withdrawn: 'The claim is withdrawn'
};

const statePl: States = {
  opened: 'Zgłoszenie jest otwarte',
  waitingForCustomer: 'Czekamy na coś od Ciebie',
  underReview: 'Zgłoszenie jest w dziale obsługi',
  rmaAuthorised: 'Zwrot jest zatwierdzony i czekamy na Twoją paczkę',
  inTransit: 'Twoja paczka jest w drodze do serwisu',
  received: 'Twoja paczka jest już w serwisie',
  accepted: 'Urządzenie jest przyjęte do serwisu',
  inInspection: 'Serwis ogląda Twoje urządzenie',
  repair: 'Urządzenie jest w naprawie',
  replacement: 'Przygotowujemy dla Ciebie inny egzemplarz',
  refund: 'Zwrot pieniędzy jest w toku',
  voucher: 'Wystawiamy Twój bon',
  rejected: 'Zgłoszenie zostało odrzucone',
  shippedBack: 'Urządzenie jest w drodze do Ciebie',
  closed: 'Zgłoszenie jest zamknięte',
  withdrawn: 'Zgłoszenie jest wycofane'
};

const nextEn: States = {
  opened: 'You need not do anything now; we will write to you.',
  waitingForCustomer: 'As soon as we have everything, our service desk takes over.',
  underReview: 'You need not do anything now; we will write to you.',
  rmaAuthorised: 'Please send us the parcel.',
  inTransit: 'We will write to you as soon as the parcel arrives.',
  received: 'Next, the service checks what came and accepts it.',
  accepted: 'Next, the service inspects the device.',
  inInspection: 'We will write to you as soon as we know more.',
  repair: 'We will write to you when the device is on its way back.',
  replacement: 'We will write to you when the other unit is on its way.',
  refund: 'We will write to you when the money is sent.',
  voucher: 'We will write to you when the voucher is ready.',
  rejected: 'If you see it differently, tell us: a person will look at it again.',
  shippedBack: 'If anything is wrong when it arrives, write to us.',
  closed: 'If anything is still wrong, write to us.',
  withdrawn: 'If you change your mind, you can open it again.'
};

const nextPl: States = {
  opened: 'Teraz nic nie trzeba robić; napiszemy do Ciebie.',
  waitingForCustomer: 'Gdy tylko wszystko do nas dotrze, sprawą zajmie się dział obsługi.',
  underReview: 'Teraz nic nie trzeba robić; napiszemy do Ciebie.',
  rmaAuthorised: 'Wyślij nam, proszę, paczkę.',
  inTransit: 'Napiszemy do Ciebie, gdy tylko paczka dotrze.',
  received: 'Teraz serwis sprawdzi zawartość i przyjmie urządzenie.',
  accepted: 'Teraz serwis obejrzy urządzenie.',
  inInspection: 'Napiszemy do Ciebie, gdy tylko będziemy wiedzieć więcej.',
  repair: 'Napiszemy do Ciebie, gdy urządzenie ruszy w drogę powrotną.',
  replacement: 'Napiszemy do Ciebie, gdy wyślemy inny egzemplarz.',
  refund: 'Napiszemy do Ciebie, gdy przelew wyjdzie.',
  voucher: 'Napiszemy do Ciebie, gdy bon będzie gotowy.',
  rejected: 'Jeśli widzisz to inaczej, napisz: konsultant spojrzy na sprawę jeszcze raz.',
  shippedBack: 'Jeśli po odbiorze coś będzie nie tak, napisz do nas.',
  closed: 'Jeśli coś nadal jest nie tak, napisz do nas.',
  withdrawn: 'Jeśli zmienisz zdanie, możesz wznowić zgłoszenie.'
};

const pausedEn: Readonly<Record<PauseReason, string>> = { customer: 'The time stands still: we are waiting for something from you', parts: 'The time stands still: we are waiting for parts' };
const pausedPl: Readonly<Record<PauseReason, string>> = { customer: 'Czas nie biegnie: czekamy na coś od Ciebie', parts: 'Czas nie biegnie: czekamy na części' };

/** One to four are left: five is never said. */
const triesEn = (left: number): string => (left === 1 ? 'one more try' : `${left} more tries`);
const triesPl = (left: number): string => (left === 1 ? 'została jeszcze jedna próba' : `zostały jeszcze ${left} próby`);

const en = {
  state: stateEn,
  next: nextEn,
  nextSend: (day: string) => `Please hand the parcel in by ${day}, with the return number on the outside.`,
  heading: (number: string, product: string, opened: string) => `Claim **${number}**${product === '' ? '' : ` – ${product}`}, opened on ${opened}.`,
  since: (state: string, day: string) => `**${state}** (since ${day}).`,
  missing: 'We still need from you:',
  rma: (number: string) => `Return number (RMA): **${number}**.`,
  result: (result: string) => `The result: ${result}.`,
  timeLeft: (time: string) => `Time left once it runs again: ${time}.`,
  answerBy: (day: string) => `You will know our decision on the claim by ${day} at the latest.`,
  paused: pausedEn,
  overridden: { covered: 'We decided again, in your favour', 'not-covered': 'We decided again: not covered' },
  closed: (result: string) => `Claim closed: ${result}`,
  happened: 'What has happened so far:',
  link: (link: string) => `The whole conversation about this claim is here: [open the conversation](${link}).`,
  none: 'There is no claim in this conversation. For a claim opened elsewhere write its number, such as GW-2026-000123, or use the link in its confirmation.',
  numberBroken: 'That is not a whole claim number. It looks like GW-2026-000123: the year, then six digits. It stands in the confirmation of the claim.',
  codeSent: 'If this number exists and has an e-mail address, I have just sent a code to it. Type it here.',
  codeHelp: (minutes: number) => `The code has six digits and is good for ${minutes} minutes. If nothing comes within a minute, check your spam folder or ask for a new one. If none comes at all, use the link in the confirmation of the claim, or talk to a person.`,
  codeAgain: 'Send a new code',
  codeDigits: 'The code has six digits. Please type it as it stands in the e-mail.',
  codeWrong: (left: number) => `That is not the code from the e-mail. Check the digits in the newest one and type them again; you have ${triesEn(left)}.`,
  codeSpent: 'That is not the code from the e-mail, and it was the last try. Ask for a new code, or talk to a person.',
  codeOld: (minutes: number) => `That code is too old: a code is good for ${minutes} minutes. Ask for a new one.`,
  codeUse: (minutes: number) => `It is good for ${minutes} minutes and works once, only in the conversation in which it was asked for.`
};

const pl: typeof en = {
  state: statePl,
  next: nextPl,
  nextSend: (day) => `Nadaj paczkę najpóźniej ${day}, z numerem zwrotu na wierzchu.`,
  heading: (number, product, opened) => `Zgłoszenie **${number}**${product === '' ? '' : ` – ${product}`}, otwarte ${opened}.`,
  since: (state, day) => `**${state}** (od ${day}).`,
  missing: 'Potrzebujemy jeszcze od Ciebie:',
  rma: (number) => `Numer zwrotu (RMA): **${number}**.`,
  result: (result) => `Wynik: ${result}.`,
  timeLeft: (time) => `Czas, który jeszcze pozostał: ${time}.`,
  answerBy: (day) => `Decyzję w sprawie zgłoszenia poznasz najpóźniej ${day}.`,
  paused: pausedPl,
  overridden: { covered: 'Ponowna decyzja, na Twoją korzyść', 'not-covered': 'Ponowna decyzja: ochrona tego nie obejmuje' },
  closed: (result) => `Zamknięcie zgłoszenia: ${result}`,
  happened: 'Co się dotąd wydarzyło:',
  link: (link) => `Cała rozmowa o tym zgłoszeniu jest tutaj: [otwórz rozmowę](${link}).`,
  none: 'W tej rozmowie nie ma zgłoszenia. Jeśli zostało otwarte gdzie indziej, podaj jego numer, na przykład GW-2026-000123, albo otwórz link z potwierdzenia.',
  numberBroken: 'To nie jest pełny numer zgłoszenia. Wygląda on tak: GW-2026-000123 – rok, a po nim sześć cyfr. Jest w potwierdzeniu zgłoszenia.',
  codeSent: 'Jeśli ten numer istnieje i ma adres e-mail, właśnie wysyłam na niego kod. Wpisz go tutaj.',
  codeHelp: (minutes) => `Kod ma sześć cyfr i jest ważny ${minutes} minut. Jeśli w ciągu minuty nic nie przyjdzie, zajrzyj do spamu albo poproś o nowy. Jeśli nic nie dociera, otwórz link z potwierdzenia zgłoszenia albo porozmawiaj z człowiekiem.`,
  codeAgain: 'Wyślij nowy kod',
  codeDigits: 'Kod ma sześć cyfr. Wpisz go, proszę, tak jak w e-mailu.',
  codeWrong: (left) => `To nie jest kod z e-maila. Sprawdź cyfry w najnowszej wiadomości i wpisz je jeszcze raz; ${triesPl(left)}.`,
  codeSpent: 'To nie jest kod z e-maila, a była to ostatnia próba. Poproś o nowy kod albo o rozmowę z człowiekiem.',
  codeOld: (minutes) => `Ten kod stracił ważność: jest dobry przez ${minutes} minut. Poproś o nowy.`,
  codeUse: (minutes) => `Kod jest ważny ${minutes} minut i działa raz, tylko w rozmowie, w której był zamówiony.`
};

export type StatusTexts = typeof en;

export function statusTexts(locale: Locale): StatusTexts {
  return locale === 'pl' ? pl : en;
}
