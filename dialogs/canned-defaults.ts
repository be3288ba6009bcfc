/** Ready answers of a desk that has set none of its own. */
import type { Text } from '../policies/language.js';
import type { CannedReply } from './canned.js';

const w = (pl: string, en: string): Text => ({ pl, en });
const reply = (id: string, title: Text, text: Text): CannedReply => ({ id, title, text });

export const DEFAULT_REPLIES: readonly CannedReply[] = [
  reply('hello', w('Powitanie', 'Greeting'), w(
    'Dzień dobry, tu {agent}. Znam już przebieg rozmowy, więc nie trzeba niczego powtarzać.',
    'Hello, this is {agent}. I have read the conversation so far, so there is no need to repeat anything.'
  )),
  reply('moment', w('Chwila na sprawdzenie', 'A moment to check'), w(
    'Sprawdzam to i za chwilę wracam z odpowiedzią. Można w tym czasie zamknąć stronę – odpowiedź będzie tutaj czekać.',
    'I am checking this and will be back shortly. You may close the page meanwhile: the answer will be waiting here.'
  )),
  reply('label-photo', w('Prośba o zdjęcie numeru seryjnego', 'Photo of the serial number'), w(
    'Proszę o zdjęcie tabliczki z numerem seryjnym produktu {product}. Wystarczy zrobić je telefonem i dodać tutaj spinaczem.',
    'Please send a photo of the label with the serial number of the {product}. A phone will do; add it here with the paper clip.'
  )),
  reply('proof', w('Prośba o dowód zakupu', 'Proof of purchase'), w(
    'Do zgłoszenia {claim} brakuje dowodu zakupu. Wystarczy czytelne zdjęcie paragonu lub faktury albo potwierdzenie przelewu.',
    'Claim {claim} still needs a proof of purchase. A legible photo of the receipt or invoice will do, and so will a confirmation of payment.'
  )),
  reply('rma', w('Numer RMA i adres', 'RMA number and address'), w(
    'Numer RMA to {rma}. Prosimy o nadanie paczki do {rmaUntil} na adres: {returnAddress}. Numer RMA powinien być widoczny na paczce.',
    'The RMA number is {rma}. Please send the parcel by {rmaUntil} to: {returnAddress}. The RMA number should be visible on the parcel.'
  )),
  reply('in-repair', w('Naprawa w toku', 'Repair under way'), w(
    'Naprawa ze zgłoszenia {claim} trwa. Gdy tylko się skończy, damy znać w tej rozmowie.',
    'The repair for claim {claim} is under way. As soon as it is finished, we will tell you in this conversation.'
  )),
  reply('sorry', w('Przeprosiny za czekanie', 'Sorry for the wait'), w(
    'Przepraszamy, że to tyle trwa. Sprawa {claim} jest w toku i nikt o niej nie zapomniał.',
    'We are sorry that this is taking so long. Case {claim} is in hand and has not been forgotten.'
  )),
  reply('anything-else', w('Czy coś jeszcze?', 'Anything else?'), w(
    'Czy mogę jeszcze w czymś pomóc? Jeśli nie, zamknę sprawę. W każdej chwili można tu wrócić i napisać.',
    'Is there anything else I can help with? If not, I will close the case. You can come back here and write at any time.'
  ))
];
