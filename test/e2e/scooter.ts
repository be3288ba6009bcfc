/** The scooter that died within two years, and what its owner answers, in Polish. */
import { formatDay } from '../../dialogs/format.js';
import type { Customer } from './customer.js';
import { daysAgo } from './days.js';
import type { Answers } from './interview.js';

export const OPEN_CLAIM = 'Czy otworzyć zgłoszenie?';

/** 14 months ago: after the 12 months that every scooter has, within the 24 of a registered one. */
export const BOUGHT = daysAgo(425);
const REGISTERED = daysAgo(415);

/** With buttons, cards, and typed words. */
export const SCOOTER: Answers = {
  'Co się zepsuło?': (customer) => customer.presses('Hulajnoga'),
  'Czy ta usterka uniemożliwia normalną jazdę?': (customer) => customer.types('tak'),
  'Jaka jest data zakupu?': (customer) => customer.choosesDay(BOUGHT, 'Wyślij'),
  'Kiedy pojawiła się usterka?': (customer) => customer.types('wczoraj'),
  'Kto jest kupującym?': (customer) => customer.presses('Osoba prywatna'),
  'Czy w chwili zakupu hulajnoga była nowa, czy używana?': (customer) => customer.presses('Nowa'),
  'Czy hulajnoga została zarejestrowana online?': (customer) => customer.presses('Tak'),
  'Kiedy wysłano formularz rejestracyjny?': (customer) => customer.types(formatDay(REGISTERED, 'pl')),
  'Czy usterkę wywołało coś z tej listy?': (customer) => customer.pressesOnCard('Żadne z tych'),
  'Czy ktoś poza autoryzowanym serwisem robił coś przy hulajnodze?': (customer) => customer.types('nic z tego'),
  'Gdzie teraz jest sprzęt?': (customer) => customer.presses('W Polsce'),
  'Czy zakup jest na Twoje nazwisko albo Twoją firmę?': (customer) => customer.types('no tak'),
  'Co z tego jest gotowe?': (customer) =>
    customer.ticks(['Kopia dowodu zakupu', 'Formularz z opisem usterki', 'Komplet wyposażenia', 'Czytelny numer seryjny'], 'Wyślij')
};

export const OWNER = { name: 'Ewa Żółć', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Po deszczu nie włącza się,\nmiga czerwona dioda.' };

export async function opensClaim(customer: Customer): Promise<void> {
  await customer.presses('Tak, otwórz zgłoszenie');
  await customer.hears('Do zgłoszenia potrzebuję jeszcze kilku danych');
  await customer.fillsIn(OWNER, 'Wyślij');
}
