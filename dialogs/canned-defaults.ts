/** Ready answers of a desk that has set none of its own. */
import type { CannedReply } from './canned.js';

export const DEFAULT_REPLIES: readonly CannedReply[] = [
  {
    id: 'hello',
    title: { pl: 'Powitanie', en: 'Greeting' },
    text: { pl: 'Dzień dobry, tu {agent}. Znam już przebieg rozmowy, więc nie trzeba niczego powtarzać.', en: 'Hello, this is {agent}. I have read the conversation so far, so there is no need to repeat anything.' }
  },
  {
    id: 'moment',
    title: { pl: 'Chwila na sprawdzenie', en: 'A moment to check' },
    text: { pl: 'Sprawdzam to i za chwilę wracam z odpowiedzią. Można w tym czasie zamknąć stronę – odpowiedź będzie tutaj czekać.', en: 'I am checking this and will be back shortly. You may close the page meanwhile: the answer will be waiting here.' }
  },
  {
    id: 'label-photo',
    title: { pl: 'Prośba o zdjęcie numeru seryjnego', en: 'Photo of the serial number' },
    text: { pl: 'Proszę o zdjęcie tabliczki z numerem seryjnym produktu {product}. Wystarczy zrobić je telefonem i dodać tutaj spinaczem.', en: 'Please send a photo of the label with the serial number of the {product}. A phone will do; add it here with the paper clip.' }
  },
  {
    id: 'proof',
    title: { pl: 'Prośba o dowód zakupu', en: 'Proof of purchase' },
    text: { pl: 'Do zgłoszenia {claim} brakuje dowodu zakupu. Wystarczy czytelne zdjęcie paragonu lub faktury albo potwierdzenie przelewu.', en: 'Claim {claim} still needs a proof of purchase. A legible photo of the receipt or invoice will do, and so will a confirmation of payment.' }
  },
  {
    id: 'rma',
    title: { pl: 'Numer RMA i adres', en: 'RMA number and address' },
    text: { pl: 'Numer RMA to {rma}. Prosimy o nadanie paczki do {rmaUntil} na adres: {returnAddress}. Numer RMA powinien być widoczny na paczce.', en: 'The RMA number is {rma}. Please send the parcel by {rmaUntil} to: {returnAddress}. The RMA number should be visible on the parcel.' }
  },
  {
    id: 'in-repair',
    title: { pl: 'Naprawa w toku', en: 'Repair under way' },
    text: { pl: 'Naprawa ze zgłoszenia {claim} trwa. Gdy tylko się skończy, damy znać w tej rozmowie.', en: 'The repair for claim {claim} is under way. As soon as it is finished, we will tell you in this conversation.' }
  },
  {
    id: 'sorry',
    title: { pl: 'Przeprosiny za czekanie', en: 'Sorry for the wait' },
    text: { pl: 'Przepraszamy, że to tyle trwa. Sprawa {claim} jest w toku i nikt o niej nie zapomniał.', en: 'We are sorry that this is taking so long. Case {claim} is in hand and has not been forgotten.' }
  },
  {
    id: 'anything-else',
    title: { pl: 'Czy coś jeszcze?', en: 'Anything else?' },
    text: { pl: 'Czy mogę jeszcze w czymś pomóc? Jeśli nie, zamknę sprawę. W każdej chwili można tu wrócić i napisać.', en: 'Is there anything else I can help with? If not, I will close the case. You can come back here and write at any time.' }
  }
];
