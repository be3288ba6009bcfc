/** The life of a claim, told to the customer. */
import type { Text } from '../../policies/language.js';
import type { LetterKind } from '../letters/letter.js';
import type { ClaimState, PauseReason, RemedyState } from '../claim/record.js';

export const CLAIM_STATE_WORDS: Readonly<Record<ClaimState, Text>> = {
  opened: { en: 'opened', pl: 'otwarte' },
  waitingForCustomer: { en: 'waiting for something from you', pl: 'czeka na coś od Ciebie' },
  underReview: { en: 'with our service desk', pl: 'w dziale obsługi' },
  rmaAuthorised: { en: 'return authorised, send the device', pl: 'zwrot zatwierdzony, wyślij urządzenie' },
  inTransit: { en: 'on its way to the service', pl: 'w drodze do serwisu' },
  received: { en: 'arrived at the service', pl: 'dotarło do serwisu' },
  accepted: { en: 'accepted by the service', pl: 'przyjęte przez serwis' },
  inInspection: { en: 'being inspected', pl: 'w trakcie oględzin' },
  repair: { en: 'being repaired', pl: 'w naprawie' },
  replacement: { en: 'being replaced', pl: 'w trakcie wymiany' },
  refund: { en: 'being refunded', pl: 'w trakcie zwrotu pieniędzy' },
  voucher: { en: 'a voucher is being made out', pl: 'w trakcie wystawiania bonu' },
  rejected: { en: 'rejected', pl: 'odrzucone' },
  shippedBack: { en: 'on its way back to you', pl: 'w drodze do Ciebie' },
  closed: { en: 'closed', pl: 'zamknięte' },
  withdrawn: { en: 'withdrawn', pl: 'wycofane' }
};

/** The states in one language. */
export function claimStates(locale: 'en' | 'pl'): Readonly<Record<ClaimState, string>> {
  return Object.fromEntries(Object.entries(CLAIM_STATE_WORDS).map(([state, words]) => [state, words[locale]])) as Record<ClaimState, string>;
}

const remedy: Readonly<Record<'en' | 'pl', Readonly<Record<RemedyState, string>>>> = {
  en: {
    repair: 'The inspection is done: your device will be repaired.',
    replacement: 'You will get another unit in place of yours.',
    refund: 'You will get your money back.',
    voucher: 'You will get a voucher.'
  },
  pl: {
    repair: 'Oględziny są zakończone: urządzenie zostanie naprawione.',
    replacement: 'W zamian za swoje urządzenie dostaniesz inny egzemplarz.',
    refund: 'Dostaniesz zwrot pieniędzy.',
    voucher: 'Dostaniesz bon.'
  }
};

const pause: Readonly<Record<'en' | 'pl', Readonly<Record<PauseReason, string>>>> = {
  en: { customer: 'we are waiting for something from you', parts: 'we are waiting for parts' },
  pl: { customer: 'czekamy na coś od Ciebie', parts: 'czekamy na części' }
};

const paper: Readonly<Record<'en' | 'pl', Readonly<Partial<Record<LetterKind, string>>>>> = {
  en: { confirmation: 'The confirmation of your claim', decision: 'The decision in writing', rmaSheet: 'The sheet for your parcel' },
  pl: { confirmation: 'Potwierdzenie zgłoszenia', decision: 'Decyzja na piśmie', rmaSheet: 'Arkusz do paczki' }
};

export const lifeEn = {
  about: (number: string) => `About your claim **${number}**:`,
  papersAsked: 'To go on we need this from you. You can send it right here:',
  reminder: (number: string) => `A short reminder: claim **${number}** is waiting for this from you. You can send it right here whenever it suits you:`,
  lastReminder: 'This is the last time we remind you. The claim stays open; if you cannot get it, write to us and we will look for another way.',
  rmaValid: (day: string) => `Please hand the parcel in by ${day}.`,
  rmaAddress: (lines: string) => `Send it to:\n\n${lines}`,
  letter: (kind: LetterKind, link: string) => `${paper.en[kind] ?? 'The letter'}: [open or print the PDF](${link}).`,
  mailedToo: 'The confirmation goes to your e-mail address, too. If it does not come, check your spam folder; you find it in this conversation all the same.',
  rmaExpired: (number: string) => `The return number **${number}** has expired, because no parcel was handed in. If you still want to send the device, write to us: an engineer will give you a new one.`,
  sent: 'Thank you, I have noted that the parcel is on its way. I will write here when it arrives.',
  sentTracking: (tracking: string) => `Consignment number: ${tracking}.`,
  received: (day: string) => `Your parcel arrived at the service on ${day}.`,
  missingParts: (what: string) => `What is missing from it: ${what}.`,
  accepted: (day: string) => `The service accepted your device on ${day}; the time to settle the claim runs from that day.`,
  expectedBy: (day: string) => `We expect to be done by ${day}.`,
  inspection: 'The service is now looking at your device.',
  remedy: remedy.en,
  rejected: (number: string) => `We looked at claim **${number}** and have to reject it.`,
  reason: (reason: string) => `The reason: ${reason}`,
  clause: (clause: string) => `It rests on ${clause}.`,
  contestHow: 'If you see it differently, press **I disagree** or write to us: a person will look at it again. Your rights against the seller under the law stay as they are.',
  overturned: (number: string) => `We looked at claim **${number}** again and decided in your favour.`,
  denied: (number: string) => `We looked at claim **${number}** again, and the decision is: not covered.`,
  paused: (reason: PauseReason) => `The time to settle your claim stands still for now: ${pause.en[reason]}.`,
  resumed: 'The time to settle your claim runs again.',
  shippedBack: 'Your device is on its way back to you.',
  withdrawn: (number: string) => `Claim **${number}** is withdrawn. If you change your mind, you can open it again in the conversation.`,
  withdrawSure: (number: string) => `Shall I really withdraw claim **${number}**? Nobody will work on it any more.`,
  withdrawYes: 'Yes, withdraw it', withdrawNo: 'No, keep it',
  reopened: (number: string) => `Claim **${number}** is open again and with our service desk.`,
  alreadyOpen: (number: string) => `There is a claim for this unit already: **${number}**. I have added this to it rather than open a second one.`,
  ledgerSays: (label: string, value: string) => `Our records for this serial number say otherwise (${label}: **${value}**), and I go by them.`,
  buttons: { send: 'I have sent the parcel', withdraw: 'Withdraw the claim', reopen: 'Open it again' },
  /** Also understood where the buttons are typed. */
  buttonsTyped: {
    send: ['parcel sent', 'i sent the parcel'], withdraw: ['withdraw my claim', 'withdraw claim', 'cancel my claim', 'i withdraw my claim', 'i want to withdraw my claim'],
    reopen: ['reopen', 'reopen my claim', 'reopen the claim', 'open my claim again', 'open the claim again']
  }
};

export const lifePl: typeof lifeEn = {
  about: (number: string) => `W sprawie zgłoszenia **${number}**:`,
  papersAsked: 'Żebyśmy mogli iść dalej, potrzebujemy od Ciebie jeszcze tego. Możesz to wysłać tutaj:',
  reminder: (number: string) => `Krótkie przypomnienie: zgłoszenie **${number}** czeka na to od Ciebie. Wyślij tutaj, kiedy będzie Ci wygodnie:`,
  lastReminder: 'Więcej nie będziemy przypominać. Zgłoszenie pozostaje otwarte; jeśli nie uda się tego zdobyć, napisz do nas, a poszukamy innego sposobu.',
  rmaValid: (day: string) => `Nadaj paczkę najpóźniej ${day}.`,
  rmaAddress: (lines: string) => `Wyślij ją na adres:\n\n${lines}`,
  letter: (kind: LetterKind, link: string) => `${paper.pl[kind] ?? 'Pismo'}: [otwórz lub wydrukuj PDF](${link}).`,
  mailedToo: 'Potwierdzenie wysyłamy też na Twój adres e-mail. Jeśli nie dotrze, zajrzyj do spamu; znajdziesz je i tak w tej rozmowie.',
  rmaExpired: (number: string) => `Numer zwrotu **${number}** stracił ważność, bo paczka nie została nadana. Jeśli nadal chcesz wysłać urządzenie, napisz do nas: inżynier poda nowy numer.`,
  sent: 'Dziękuję, mam zapisane, że paczka jest w drodze. Napiszę tutaj, kiedy dotrze.',
  sentTracking: (tracking: string) => `Numer przesyłki: ${tracking}.`,
  received: (day: string) => `Twoja paczka dotarła do serwisu ${day}.`,
  missingParts: (what: string) => `Czego w niej brakuje: ${what}.`,
  accepted: (day: string) => `Serwis przyjął Twoje urządzenie ${day}; od tego dnia biegnie czas na załatwienie sprawy.`,
  expectedBy: (day: string) => `Przewidujemy, że skończymy do ${day}.`,
  inspection: 'Serwis ogląda teraz Twoje urządzenie.',
  remedy: remedy.pl,
  rejected: (number: string) => `Sprawdziliśmy zgłoszenie **${number}** i musimy je odrzucić.`,
  reason: (reason: string) => `Powód: ${reason}`,
  clause: (clause: string) => `Podstawa: ${clause}.`,
  contestHow: 'Jeśli widzisz to inaczej, naciśnij **Nie zgadzam się** albo napisz do nas: konsultant spojrzy na sprawę jeszcze raz. Twoje prawa wobec sprzedawcy wynikające z ustawy pozostają bez zmian.',
  overturned: (number: string) => `Sprawdziliśmy zgłoszenie **${number}** jeszcze raz i decydujemy na Twoją korzyść.`,
  denied: (number: string) => `Sprawdziliśmy zgłoszenie **${number}** jeszcze raz i decyzja brzmi: ochrona tego nie obejmuje.`,
  paused: (reason: PauseReason) => `Czas na załatwienie sprawy na razie nie biegnie: ${pause.pl[reason]}.`,
  resumed: 'Czas na załatwienie sprawy znowu biegnie.',
  shippedBack: 'Twoje urządzenie jest w drodze do Ciebie.',
  withdrawn: (number: string) => `Zgłoszenie **${number}** jest wycofane. Jeśli zmienisz zdanie, możesz je wznowić w rozmowie.`,
  withdrawSure: (number: string) => `Na pewno wycofać zgłoszenie **${number}**? Nikt nie będzie już nad nim pracować.`,
  withdrawYes: 'Tak, wycofaj', withdrawNo: 'Nie, zostaw',
  reopened: (number: string) => `Zgłoszenie **${number}** jest znowu otwarte i trafia do działu obsługi.`,
  alreadyOpen: (number: string) => `Dla tego egzemplarza jest już zgłoszenie: **${number}**. Dopisuję to do niego, zamiast otwierać drugie.`,
  ledgerSays: (label: string, value: string) => `W naszych zapisach dla tego numeru seryjnego jest inaczej (${label}: **${value}**) i tego się trzymam.`,
  buttons: { send: 'Paczka nadana', withdraw: 'Wycofaj zgłoszenie', reopen: 'Wznów zgłoszenie' },
  buttonsTyped: {
    send: ['paczka wysłana', 'nadana paczka'], withdraw: ['wycofuję zgłoszenie', 'chcę wycofać zgłoszenie', 'wycofaj moje zgłoszenie', 'wycofuję reklamację', 'wycofaj reklamację', 'anuluj zgłoszenie'],
    reopen: ['wznów', 'wznów moje zgłoszenie', 'wznawiam zgłoszenie', 'chcę wznowić zgłoszenie', 'otwórz ponownie', 'otwórz zgłoszenie ponownie']
  }
};
